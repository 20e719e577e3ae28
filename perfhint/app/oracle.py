"""Verdicts on programs that have no original: by the expected outputs, and by time against the first right one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from perfhint.app.bench import Bench
from perfhint.errors import BaselineError
from perfhint.records import Baseline, Case, Ending, Execution, Rejection, Target, Tried, Verdict
from perfhint.search.judging import CASES_S, Judging
from perfhint.source import files
from perfhint.verify import Verifier, each_case, establish
from perfhint.verify.baseline import SEEDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.progress import Progress
    from perfhint.records import Candidate
    from perfhint.settings import Settings


LIMIT_TIMES = 3
"""A program may take about so many times what the original does, and here only the user's limit counts."""


class Oracle:
    """Judges programs in the place of the bench's target, which is empty."""

    def __init__(self, bench: Bench, settings: Settings, progress: Progress, deadline: float) -> None:
        self.tried: list[Tried] = []
        """Every program with its verdict, as it was judged."""
        self.reference: Bench | None = None
        """The first right program as a target."""
        self.verifier: Verifier | None = None
        """Of versions of the reference."""
        self._right: dict[str, bool] = {}
        self._bench = bench
        self._settings = settings
        self._progress = progress
        self._deadline = deadline
        self._expected = Baseline(
            executions=tuple(_expected(case, settings.timeout_s) for case in bench.workload.cases),
            null_s=0.0,
            clock="cpu",
            oracle="expected output files",
        )
        # Only these seeds: for others the verifier would ask the original, and there is none.
        self._by_outputs = Verifier(
            bench.workload,
            self._expected,
            min_speedup=settings.min_speedup,
            hash_seeds=SEEDS,
            deadline=deadline,
            progress=progress,
        )
        self._judging: Judging | None = None

    @property
    def deadline(self) -> float:
        """When judging ends, of `time.monotonic`."""
        return self._deadline

    @deadline.setter
    def deadline(self, moment: float) -> None:
        self._deadline = self._by_outputs.deadline = moment
        if self.verifier is not None:
            self.verifier.deadline = moment

    def __call__(self, candidates: Sequence[Candidate]) -> list[Tried]:
        """The candidates with their verdicts, in order; from the first right one on others are timed against that."""
        waiting: list[Candidate] = []
        judged: dict[str, Tried] = {}
        for candidate in candidates:
            if self.reference is None:
                judged[candidate.text] = self._first(candidate)
            else:
                waiting.append(candidate)
        if self._judging is not None and waiting:
            judged.update({tried.candidate.text: tried for tried in self._judging(waiting)})
        return [judged[candidate.text] for candidate in candidates]

    def is_right(self, text: str) -> bool:
        """`text` gives the expected output in every case, however long it takes within the limits."""
        if text not in self._right:
            self._right[text] = self._by_outputs.correct(text).equivalent
        return self._right[text]

    def at_work(self, text: str) -> Bench:
        """The bench with this program as its target."""
        path = self._bench.file.path
        path.write_text(text, encoding="utf-8")
        target = Target(files.read(path), self._bench.target.interpreter)
        return Bench(target, replace(self._bench.workload, target=target), ())

    def _first(self, candidate: Candidate) -> Tried:
        """The verdict while no program is right yet; a right one becomes the reference."""
        self._progress.trying((candidate.origin,), candidate.category)
        verdict = self._by_outputs.correct(candidate.text, origin=candidate.origin)
        self._right[candidate.text] = verdict.equivalent
        if verdict.equivalent:
            try:
                self._refer_to(candidate.text)
            except BaselineError as error:  # it answers differently from run to run
                self._right[candidate.text] = False
                verdict = Verdict(Rejection.OUTPUT, str(error))
        if verdict.rejection is not Rejection.SYNTAX:
            workload = self._bench.workload
            cases = each_case(candidate.text, workload, self._expected, seconds=CASES_S)
            verdict = replace(verdict, cases=cases)
        tried = Tried(candidate, verdict)
        self._record(tried)
        return tried

    def _refer_to(self, text: str) -> None:
        bench = self.at_work(text)
        baseline = establish(bench.workload)
        self.reference = bench
        self.verifier = Verifier(
            bench.workload,
            baseline,
            min_speedup=self._settings.min_speedup,
            hash_seeds=self._settings.hash_seeds,
            deadline=self._deadline,
            progress=self._progress,
        )
        sampled = partial(bench.sampled, baseline=baseline)
        self._judging = Judging(self.verifier, self._progress, self._record, sampled=sampled)

    def _record(self, tried: Tried) -> None:
        self.tried.append(tried)
        self._progress.judged(tried)


def _expected(case: Case, timeout_s: float) -> Execution:
    """What a right program does: it prints what is expected, writes no files and ends well within the time limit."""
    wall_s = timeout_s / LIMIT_TIMES
    return Execution(
        ending=Ending.FINISHED,
        exit_status=0,
        stdout=case.expected_stdout or b"",
        stderr=b"",
        exception=None,
        files={},
        cpu_s=wall_s,
        wall_s=wall_s,
        peak_rss_bytes=0,
    )
