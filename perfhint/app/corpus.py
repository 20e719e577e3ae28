"""The corpus: opened with the catalog's own pairs in it, filled, and asked about a program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint import rules

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from perfhint.corpus import Corpus
    from perfhint.records import Neighbour, Pair, Profile, SourceFile
    from perfhint.settings import Settings

HOT_SHARE = 0.8
"""Of the time, which the lines that count as hot take together."""


def own_pairs() -> Sequence[Pair]:
    """The examples of all rules, with what they gain on the newest Python they were measured on."""
    pairs = []
    for rule in rules.catalog():
        gains = rule.gains
        pairs.append(replace(rule.pair, problem=rule.id, speedup=gains[max(gains)] if gains else None))
    return pairs


def opened(settings: Settings) -> Corpus:
    """The user's corpus, to be closed after use. Raises StoreError."""
    from perfhint.corpus import open_corpus  # numpy is not for every run of perfhint

    return open_corpus(settings.corpus, own_pairs())


def hot_lines(profile: Profile) -> list[int]:
    """The fewest lines that take most of the time."""
    hot, so_far = [], 0.0
    for line, share in sorted(profile.lines.items(), key=lambda each: (-each[1], each[0])):
        if so_far >= HOT_SHARE * sum(profile.lines.values()):
            break
        hot.append(line)
        so_far += share
    return sorted(hot)


def search(
    *,
    target: Path,
    k: int,
    lines: Collection[int],
    exclude_problem: str | None,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
) -> tuple[SourceFile, list[int], list[Neighbour]]:
    """The pairs nearest to `target`, and to its hot lines: these `lines`, or those of a profile where there are cases.

    Raises PerfhintError.
    """
    from perfhint.source import files

    hot = sorted(lines)
    if not hot and (tests or inputs):
        from perfhint.app.profile import profile

        file, found, _, _ = profile(target=target, tests=tests, inputs=inputs, argv=argv, settings=settings)
        hot = hot_lines(found)
    else:
        file = files.read(target)
    with opened(settings) as corpus:
        return file, hot, corpus.nearest(file.text, k=k, hot_lines=hot, exclude_problem=exclude_problem)
