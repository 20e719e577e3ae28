"""Which files in a folder make cases: inputs paired with their expected outputs, by name.

The layouts are those of the judges people download from: NAME.in with NAME.out (oj, USACO), .ans (ICPC) or .a, an
input without suffix beside its .a (Polygon), input*.txt with output*.txt, in/ with out/ (AtCoder), input/ with output/
(HackerRank).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import WorkloadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

SUPPORTED = (
    "--tests takes a folder of NAME.in with NAME.out (.ans, .a), of input*.txt with output*.txt, or with in/ and out/; "
    "one NAME.in; a .json or .jsonl list of objects with input and output; or tests for pytest"
)
_ANSWERS = (".out", ".ans", ".a")
_FOLDERS = (("in", "out"), ("input", "output"), ("inputs", "outputs"))


class Paired(NamedTuple):
    """An input with the file that holds its expected output."""

    name: str
    stdin: Path
    expected: Path


def pair_folder(folder: Path) -> list[Paired]:
    """All cases of a folder in natural order of their names.

    Raises WorkloadError when an input or an expected output has no partner, or when there is no case at all.
    """
    pairs = _beside(folder)
    for inputs, outputs in _FOLDERS:
        if (folder / inputs).is_dir() and (folder / outputs).is_dir():
            pairs += _across(folder / inputs, folder / outputs)
    if not pairs:
        raise WorkloadError(f"{folder} holds no cases", todo=SUPPORTED)
    return sorted(pairs, key=lambda pair: natural(pair.name))


def holds_cases(folder: Path) -> bool:
    """Whether there is an input with its expected output in `folder`, or, where no Python file is, folders of both."""
    files = _files(folder)
    if any(_possible_answers(path) and _pair(path) for path in files):
        return True
    have_both = any((folder / inputs).is_dir() and (folder / outputs).is_dir() for inputs, outputs in _FOLDERS)
    return have_both and not any(path.suffix == ".py" for path in files)


def pair_file(path: Path) -> Paired:
    """The case of one input file; WorkloadError when its expected output is not beside it."""
    if path.suffix in _ANSWERS:
        raise WorkloadError(f"{path} is an expected output", todo="give its input, or the folder that holds both")
    pair = _pair(path)
    if pair is None:
        raise WorkloadError(
            f"{path} has no expected output beside it",
            todo=f"add {_wanted(path)}, or use --input to take what the original prints",
        )
    return pair


def natural(name: str) -> list[tuple[int, int | str]]:
    """Sort key that puts 2 before 10."""
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"(\d+)", name) if part]


def _beside(folder: Path) -> list[Paired]:
    files = _files(folder)
    pairs = [pair for path in files if (pair := _pair(path)) is not None]
    paired = {path for pair in pairs for path in (pair.stdin, pair.expected)}
    for path in files:
        if path in paired:
            continue
        if path.suffix == ".in" or _answer_to_input_txt(path.name):
            raise WorkloadError(
                f"{path} has no expected output",
                todo=f"add {_wanted(path)}, or use --input to take what the original prints",
            )
        if path.suffix in _ANSWERS or re.fullmatch(r"output.*\.txt", path.name):
            raise WorkloadError(f"{path} has no input", todo=f"add it, or take {path.name} away")
    return pairs


def _pair(path: Path) -> Paired | None:
    """`path` as an input with its expected output; None when it has none."""
    answers = [answer for answer in _possible_answers(path) if answer.is_file()]
    if len(answers) > 1:
        names = " and ".join(answer.name for answer in answers)
        raise WorkloadError(f"{path} has more than one expected output", todo=f"keep one of {names}")
    return Paired(path.name, path, answers[0]) if answers else None


def _possible_answers(path: Path) -> list[Path]:
    if path.suffix == ".in":
        return [path.with_suffix(suffix) for suffix in _ANSWERS]
    if answer := _answer_to_input_txt(path.name):
        return [path.with_name(answer)]
    if not path.suffix:
        return [path.with_name(path.name + ".a")]
    return []


def _answer_to_input_txt(name: str) -> str:
    match = re.fullmatch(r"input(.*\.txt)", name)
    return f"output{match[1]}" if match else ""


def _wanted(path: Path) -> str:
    return _answer_to_input_txt(path.name) or f"{path.stem}.out"


def _across(inputs: Path, outputs: Path) -> list[Paired]:
    """Cases of two folders, matched by whole name where that fits all, else by stem."""
    keys: tuple[Callable[[Path], str], ...] = (lambda path: path.name, _stem)
    for key in keys:
        ins, outs = _by(key, inputs), _by(key, outputs)
        if ins.keys() == outs.keys():
            return [Paired(f"{inputs.name}/{ins[name].name}", ins[name], outs[name]) for name in ins]
    lone = sorted(ins.keys() ^ outs.keys(), key=natural)
    path, other = (ins[lone[0]], outputs) if lone[0] in ins else (outs[lone[0]], inputs)
    raise WorkloadError(
        f"{inputs} and {outputs} do not match ({len(_files(inputs))} and {len(_files(outputs))} files)",
        todo=f"{path.parent.name}/{path.name} has no partner in {other.name}/",
    )


def _stem(path: Path) -> str:
    """What is left of a name without suffix and without the word input or output before it (input00.txt)."""
    return re.sub(r"^(input|output|in|out)(?=[\W\d_]|$)", "", path.stem)


def _by(key: Callable[[Path], str], folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in _files(folder):
        if key(path) in found:
            raise WorkloadError(
                f"{path} and {found[key(path)].name} would be the same case", todo="give them different names"
            )
        found[key(path)] = path
    return found


def _files(folder: Path) -> list[Path]:
    """Regular files of a folder without hidden ones, by name."""
    try:
        found: Iterable[Path] = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    except OSError as error:
        raise WorkloadError(f"cannot read {folder}: {error.strerror}") from error
    return sorted(found)
