"""Which paths git ignores, as the .gitignore files in a project say; git itself is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec


class Ignored:
    """What the .gitignore files of a folder and of those above it ignore; of several that speak of a path, the last
    counts (https://git-scm.com/docs/gitignore)."""

    def __init__(self, specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()) -> None:
        self._specs = specs

    @classmethod
    def above(cls, folder: Path) -> Ignored:
        """Of the folders above `folder`, up to the repository's; the folder's own file is added on the way down."""
        rules = cls()
        parents = folder.absolute().parents
        root = next((place for place, parent in enumerate(parents) if (parent / ".git").exists()), None)
        if root is None or (folder / ".git").exists():
            return rules
        for parent in reversed(parents[: root + 1]):
            if (parent / ".gitignore").is_file():
                rules = rules.with_file_of(parent)
        return rules

    def with_file_of(self, folder: Path) -> Ignored:
        """The same with what the file in `folder` adds, which is inside the folders of those before it."""
        from pathspec import GitIgnoreSpec

        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return self
        return Ignored((*self._specs, (folder.absolute(), GitIgnoreSpec.from_lines(lines))))

    def match(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether git ignores this path; of a path in an ignored folder it need not know."""
        if not self._specs:
            return False
        path = path.absolute()
        for folder, spec in reversed(self._specs):
            name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
            include = spec.check_file(name).include
            if include is not None:
                return include
        return False
