"""What the documents say to paste can be pasted, and what they point at is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md")])


def shell_lines(document: Path) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", document.read_text(), flags=re.DOTALL)
    indented = re.findall(r"^    (perfhint .*)$", document.read_text(), flags=re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()] + indented


COMMANDS = [
    pytest.param(command, id=f"{document.relative_to(ROOT)}: {command}")
    for document in DOCUMENTS
    for line in shell_lines(document)
    for command in line.split(" && ")
    if re.match(r"(\.venv/bin/)?perfhint ", command)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_name_options_and_files_that_exist(command: str) -> None:
    _, name, *arguments = shlex.split(command)
    if (name, arguments[:1]) == ("rules", ["new"]):  # what follows is made by it
        return
    helps = (ROOT / "docs" / "cli.md").read_text()
    if arguments and f"\n## perfhint {name} {arguments[0]}\n" in helps:  # a command of two words
        name = f"{name} {arguments.pop(0)}"
    section = re.search(rf"## perfhint {name}\n(.*?)(?=\n## |\Z)", helps, re.DOTALL)
    assert section, f"there is no command {name}"
    for argument in arguments:
        if argument.startswith("--"):
            assert re.search(rf"^ +(-\w, )?{argument} ", section[1], re.MULTILINE), f"{name} has no {argument}"
        elif "/" in argument:
            assert (ROOT / argument).exists(), argument


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 12


def test_ci_does_what_the_readme_says() -> None:
    ci = (ROOT / ".ci" / "run").read_text()
    said = shell_lines(ROOT / "README.md")
    (install,) = [line for line in said if line.startswith("pip install")]
    (test,) = [line for line in said if line.startswith("pytest")]
    assert f"\n{install.replace('pip install', 'pip install --quiet')}\n" in ci
    assert f"\ncheck {test}\n" in ci


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        target, _, anchor = link.partition("#")
        if target.startswith("https:"):
            continue
        path = document.parent / target if target else document
        assert path.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            anchors |= set(re.findall(r'<a id="([^"]+)"', path.read_text()))
            assert anchor in anchors, link
