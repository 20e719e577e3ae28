"""Templates are found however perfhint is installed, and never filled with holes."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from perfhint.prompting import fill, folder

ROOT = Path(__file__).parents[1]


def test_every_template_compiles_and_none_is_filled_with_holes() -> None:
    templates = sorted(path.name for path in folder().glob("*.jinja"))
    assert templates
    for template in templates:
        with pytest.raises(UndefinedError):
            fill(template)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_everything_needed_is_in_what_is_built(tmp_path: Path, kind: str) -> None:
    pytest.importorskip("hatchling")
    build = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", tmp_path / "dist"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = (tmp_path / "dist").iterdir()
    if kind == "wheel":
        top = tmp_path
        zipfile.ZipFile(built).extractall(top)
    else:
        with tarfile.open(built) as archive:
            archive.extractall(tmp_path, filter="data")
        top = tmp_path / built.name.removesuffix(".tar.gz")
    script = (
        f"import sys; sys.path.insert(0, {str(top)!r})\n"
        "from pathlib import Path\n"
        "from perfhint.prompting import folder\n"
        "from perfhint.store import open_store\n"
        "open_store(Path('store.sqlite')).close()\n"
        "print(folder(), len(list(folder().glob('*.jinja'))))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True)
    where, count = done.stdout.split()
    assert Path(where).is_relative_to(top)
    assert int(count) == len(list(folder().glob("*.jinja")))
