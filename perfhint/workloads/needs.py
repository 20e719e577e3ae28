"""What a program needs beside it: the sibling modules it imports and the files its text or its arguments name.

The search reads names and string literals out of the syntax tree and looks whether something of that name is there.
It may find too much, which costs a copy, and misses names put together at run time.
"""

from __future__ import annotations

import os
from collections import deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tree_sitter_python
from tree_sitter import Language, Parser, Query, QueryCursor

from perfhint.errors import WorkloadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_FILES = 5000
_LONGEST = 1000
"""Characters of a literal that may still be a path."""
_SKIPPED = frozenset({"__pycache__", ".git"})
_PATTERN = """
(import_statement name: (dotted_name . (identifier) @module))
(import_statement name: (aliased_import name: (dotted_name . (identifier) @module)))
(import_from_statement module_name: (dotted_name . (identifier) @module))
(string_content) @literal
"""


class Hidden(NamedTuple):
    """What no program under test may see: the tests, and every expected output."""

    paths: frozenset[Path]
    """Resolved; a folder hides all that is in it."""

    def hides(self, path: Path) -> bool:
        """Whether `path` is one of these, or inside one, symbolic links followed."""
        resolved = path.resolve()
        return resolved in self.paths or any(parent in self.paths for parent in resolved.parents)


def needed_files(program: Path, arguments: Iterable[str], *, cwd: Path, hidden: Hidden, limit: int) -> dict[str, Path]:
    """Relative name to path of all `program` needs: literals are looked up in its folder, arguments in `cwd`.

    Single files only, but for folders that are empty. Raises WorkloadError when they are more than `limit` bytes
    or `MAX_FILES` files together, or when one cannot be read.
    """
    folder = program.resolve().parent  # where Python looks for modules
    found: dict[str, Path] = {}
    size = 0
    mentions = deque((name, cwd) for name in _existing(arguments, cwd))
    mentions.extend((name, folder) for name in _mentioned(program, folder))
    while mentions:
        for name, path in _under(*mentions.popleft(), hidden):
            if name in found or name == program.name:
                continue
            found[name] = path
            size += path.stat().st_size if path.is_file() else 0
            if size > limit or len(found) > MAX_FILES:
                raise WorkloadError(
                    f"{program.name} seems to need more than {limit >> 20} MB or {MAX_FILES} files beside it, "
                    f"among them {name}",
                    todo="put it into a folder with no more than the modules and data it needs",
                )
            if not os.access(path, os.R_OK):
                raise WorkloadError(f"{program.name} seems to need {path}, which cannot be read")
            if path.suffix == ".py":
                mentions.extend((mention, folder) for mention in _mentioned(path, folder))
    return found


def absolute_paths(text: str) -> list[str]:
    """String literals of a program that name existing absolute paths, which no sandbox shows."""
    literals = _captured(text.encode())[1]
    return sorted({name for name in literals if name.startswith("/") and name.strip("/") and os.path.lexists(name)})


def _mentioned(program: Path, folder: Path) -> list[str]:
    """What is in `folder` and `program` imports or names."""
    modules, literals = _captured(program.read_bytes())
    siblings = sorted(path.name for path in folder.iterdir())
    imported = [
        name
        for name in siblings
        if name in modules or (name.endswith((".py", ".so")) and name.partition(".")[0] in modules)
    ]
    return imported + _existing(literals, folder)


def _existing(texts: Iterable[str], folder: Path) -> list[str]:
    """The longest part of each text that names something inside `folder`, not `folder` itself.

    Parts, for ``f"data/{name}.txt"`` and files yet to be written; ``--log=data/x`` names data/x.
    """
    names: dict[str, None] = {}
    for text in texts:
        for written in (text, text.partition("=")[2]):
            if not written or len(written) > _LONGEST or "\0" in written or "\n" in written:
                continue
            name = os.path.normpath(written)
            while name and not os.path.lexists(folder / name):
                name = name.rpartition("/")[0]
            if name not in ("", ".", "..") and not name.startswith(("/", "../")):
                names[name] = None
    return list(names)


def _under(name: str, folder: Path, hidden: Hidden) -> Iterator[tuple[str, Path]]:
    """The file `name`, or all files and empty folders in the folder `name`, without what is hidden."""
    top = folder / name
    if top.is_file() and not hidden.hides(top):
        yield name, top
    for root, folders, files in os.walk(top):
        if not folders and not files and not hidden.hides(Path(root)):
            yield os.path.relpath(root, folder), Path(root)
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        for path in (Path(root, file) for file in sorted(files)):
            if path.is_file() and not hidden.hides(path):
                yield os.path.relpath(path, folder), path


@cache
def _query() -> tuple[Parser, Query]:
    language = Language(tree_sitter_python.language())
    return Parser(language), Query(language, _PATTERN)


def _captured(text: bytes) -> tuple[set[str], list[str]]:
    """Top-level names of the modules a program imports, and its string literals piece by piece."""
    parser, query = _query()
    captures = QueryCursor(query).captures(parser.parse(text).root_node)
    modules, literals = (
        [(node.text or b"").decode(errors="replace") for node in captures.get(name, [])]
        for name in ("module", "literal")
    )
    return set(modules), literals
