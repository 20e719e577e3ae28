"""One invocation of `check`: from what the user named to what is to be said."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfhint.check.examining import examine_text
from perfhint.check.files import expand
from perfhint.check.many import Job, Outcome, examine_all, examine_one
from perfhint.check.options import STDIN, Options
from perfhint.check.project import Projects
from perfhint.errors import PerfhintError, UsageError
from perfhint.hints import UNUSED, Flag, Severity
from perfhint.rules import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfhint.check.examining import Examined
    from perfhint.check.fixing import Fixed
    from perfhint.check.suppressing import Suppression
    from perfhint.rules import Rule


class Checked(NamedTuple):
    """What one invocation found."""

    flags: tuple[tuple[Path, Flag], ...]
    """What is to be reported: by file in the order named, and in text order."""
    errors: tuple[str, ...]
    """One line for each file that could not be checked."""
    files: int
    """How many were checked."""
    fixed: tuple[Fixed, ...] = ()
    hidden: int = 0
    """Findings that hardly matter and were not asked for."""


def check(options: Options, environment: Mapping[str, str]) -> Checked:
    """Look at everything the options name.

    Raises `UsageError` when flags or settings cannot be meant, `RuleError` when a rule file is broken, `StoreError`
    when the store does not have the run that is named, `WriteError` when a baseline cannot be written.
    """
    projects = Projects(options, environment)
    checking = _Checking(options, projects)
    outcomes = checking.outcomes()
    fixed: tuple[Fixed, ...] = ()
    if options.fix:
        fixed, outcomes = checking.fixed(outcomes)
    return checking.reported(outcomes)._replace(fixed=fixed)


def check_text(text: str, path: Path, environment: Mapping[str, str]) -> tuple[Flag, ...]:
    """What is to be reported of a text that an editor has for the file `path`. Raises as `check` does."""
    options = Options(paths=(str(path),))
    checking = _Checking(options, Projects(options, environment))
    job = Job(path, checking.rules(path))
    outcome = Outcome(job, examine_text(text, path, job.rules, sys.version_info[:2]))
    return tuple(flag for _, flag in checking.reported([outcome]).flags)


class _Checking:
    def __init__(self, options: Options, projects: Projects) -> None:
        self._options = options
        self._projects = projects
        self._changes = self._heat = self._baseline = None
        if options.diff is not None:
            from perfhint.source.changes import Changes

            self._changes = Changes(options.diff)
        if options.profile is not None:
            from perfhint.check.heat import Heat

            self._heat = Heat.read(options.profile)
        if options.baseline is not None and options.baseline != options.write_baseline:
            from perfhint.check.baseline import Baseline

            self._baseline = Baseline.read(Path(options.baseline))
        self.rules(Path("x.py"))  # so that a rule that does not exist is told without files

    def outcomes(self) -> list[Outcome]:
        if STDIN in self._options.paths:
            return [self._standard_input()]
        jobs = [Job(path, self.rules(path)) for path in self._paths()]
        return examine_all(jobs, use_cache=self._options.cache)

    def _paths(self) -> Iterator[Path]:
        """With --diff, and nothing named, the Python files that have changed."""
        if self._changes is not None:
            changed = set(self._changes.files)
            if not self._options.paths:
                here = Path.cwd()
                for path in sorted(path for path in changed if path.suffix in (".py", ".ipynb")):
                    if not self._projects.of(path).excludes(path):
                        yield path.relative_to(here) if path.is_relative_to(here) else path
                return
            yield from (path for path in expand(self._options.paths, self._projects) if path.resolve() in changed)
            return
        yield from expand(self._options.paths or (".",), self._projects)

    def _standard_input(self) -> Outcome:
        if len(self._options.paths) > 1:
            raise UsageError("- is standard input, which is checked alone", todo="leave out the other paths")
        path = Path(self._options.stdin_filename or "stdin.py")
        job = Job(path, self.rules(path))
        return Outcome(job, *examine_one(job, sys.stdin.buffer.read(), sys.version_info[:2]))

    def rules(self, path: Path) -> tuple[Rule, ...]:
        settings = self._projects.of(path)
        select = (*settings.select, *settings.extend_select) if settings.select else ()
        per_file = tuple(rule for _, rules in settings.per_file_ignores for rule in rules)
        _chosen((), per_file)  # one that does not exist is told, whether or not there is such a file
        return _chosen(select, settings.ignore)

    # ------------------------------------------------------------------------------------------------- reporting

    def reported(self, outcomes: Sequence[Outcome]) -> Checked:
        flags: list[tuple[Path, Flag]] = []
        hidden = 0
        for outcome in outcomes:
            if outcome.examined is None:
                continue
            path = outcome.job.path
            wanted = list(self._wanted(outcome, outcome.examined))
            shown = [flag for flag in wanted if self._matters(path, flag)]
            hidden += len(wanted) - len(shown)
            flags += [(path, flag) for flag in shown]
        if self._options.write_baseline is not None:
            self._write_baseline(flags)
            flags = []
        errors = tuple(outcome.error for outcome in outcomes if outcome.error)
        return Checked(tuple(flags), errors, len(outcomes) - len(errors), hidden=hidden)

    def _wanted(self, outcome: Outcome, examined: Examined) -> Iterator[Flag]:
        """Flags but for those that a comment, the project, a baseline, a profile or the unchanged lines rule out."""
        path = outcome.job.path
        settings = self._projects.of(path)
        ignored = tuple(rule.upper() for rule in settings.ignored_in(path))
        flags: Sequence[Flag] = [
            flag for flag in _with_unused(outcome, examined) if not (ignored and flag.rule.startswith(ignored))
        ]
        if self._heat is not None:
            flags = list(self._heat.applied(path, tuple(flags)))
        for flag in flags:
            if self._baseline is not None and self._baseline.knows(path, flag):
                continue
            if self._changes is None or flag.cell or self._changes.touch(path, flag.line, flag.end_line):
                yield flag

    def _matters(self, path: Path, flag: Flag) -> bool:
        settings = self._projects.of(path)
        asked_for = (*settings.select, *settings.extend_select)
        return (
            settings.pedantic
            or flag.severity != Severity.LOW
            or flag.rule.startswith(tuple(rule.upper() for rule in asked_for) or ("-",))
        )

    def _write_baseline(self, flags: Sequence[tuple[Path, Flag]]) -> None:
        from perfhint.check.baseline import as_text
        from perfhint.source.files import write_atomically

        path = Path(self._options.write_baseline or "")
        write_atomically(path, (as_text(path, flags) + "\n").encode())

    # ---------------------------------------------------------------------------------------------------- fixing

    def fixed(self, outcomes: Sequence[Outcome]) -> tuple[tuple[Fixed, ...], list[Outcome]]:
        """What was mended, and the outcomes of the files as they are then."""
        from perfhint.check.fixing import fix

        done: list[Fixed] = []
        after: list[Outcome] = []
        for outcome in outcomes:
            path = outcome.job.path
            shown = [] if outcome.examined is None else self._wanted(outcome, outcome.examined)
            wanted = {(flag.rule, flag.code.strip()) for flag in shown if flag.fixable and self._matters(path, flag)}
            if not wanted:
                after.append(outcome)
                continue
            try:
                fixed = fix(path, outcome.job.rules, wanted)
            except PerfhintError as error:
                after.append(Outcome(outcome.job, outcome.examined, error.what))
                continue
            done += [fixed] if fixed.mended else []
            after += examine_all([outcome.job], use_cache=False)
        return tuple(done), after


@cache
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    return chosen(
        [rule for rule in select if rule.upper() != UNUSED], [rule for rule in ignore if rule.upper() != UNUSED]
    )


def _with_unused(outcome: Outcome, examined: Examined) -> list[Flag]:
    """The flags that no comment suppresses, and one for every comment that suppresses nothing, in text order."""
    useful: set[Suppression] = set()
    flags: list[Flag] = []
    for flag in examined.flags:
        covering = [each for each in examined.suppressions if each.covers(flag)]
        useful.update(covering)
        if not covering:
            flags.append(flag)
    active = {rule.id for rule in outcome.job.rules}
    everything = len(active) == len(chosen((), ()))
    flags += [
        _unused(each)
        for each in examined.suppressions
        if each not in useful and (each.rule in active or (not each.rule and everything))
    ]
    return sorted(flags, key=lambda flag: (flag.cell, flag.line, flag.column, flag.rule))


def _unused(suppression: Suppression) -> Flag:
    what = suppression.rule or "anything"
    return Flag(
        rule=UNUSED,
        cell=suppression.cell,
        name="unused_suppression",
        category="check",
        line=suppression.line,
        column=suppression.column,
        end_line=suppression.line,
        end_column=suppression.column + 1,
        message=f"there is nothing here that {what} says; take the comment out",
        growth="",
        gain=None,
        severity=Severity.MEDIUM.value,
        evidence="",
        code="",
        fixable=False,
    )
