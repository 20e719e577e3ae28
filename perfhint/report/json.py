"""Results for programs; docs/json.md says what every key means. Keys are added over time, never renamed or removed."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from perfhint import __version__
from perfhint.codec import to_plain
from perfhint.records import Health, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfhint.corpus.importing import Report
    from perfhint.records import (
        Baseline,
        CaseResult,
        Comparison,
        Counterexample,
        Diagnosis,
        Exchange,
        ExplainedChange,
        Explanation,
        FirstRequests,
        FunctionResult,
        Generation,
        ModelFile,
        ModelTrial,
        Neighbour,
        Profile,
        ProjectRun,
        Run,
        Share,
        SourceFile,
        Suspicion,
        Tried,
        Verification,
    )
    from perfhint.rules import Rule
    from perfhint.store import RunSummary


def optimize(run: Run) -> str:
    """The result of `optimize`, and of `history RUN`."""
    return _document(
        {
            "run": run.id,
            "started": run.started,
            "finished": run.finished,
            "target": str(run.target),
            "digest": run.digest,
            "improved": run.improved,
            **_comparison(run.comparison),
            "baseline_s": run.baseline and run.baseline.total_s,
            "hunks": [to_plain(hunk) for hunk in run.hunks],
            "result": run.best and run.best.text,
            "candidates": [_candidate(each) for each in run.tried],
            "exchanges": [_exchange(each) for each in run.exchanges],
            "unusable": run.unusable,
            "sandbox": run.sandbox,
            "python": run.python,
            **_workload(run.workload, run.baseline, run.seeds, run.mutated),
            "suite": to_plain(run.suite),
            "warnings": list(run.warnings),
            "elapsed_s": run.elapsed_s,
            "times": _raw_times(run.comparison),
        }
    )


def project(found: ProjectRun) -> str:
    """The result of `optimize --all`."""
    return _document(
        {
            "root": str(found.root),
            "tests": str(found.tests),
            "improved": bool(found.improved),
            "functions": [_function(each) for each in found.results],
            "passed": found.passed,
            "tests_s": found.tests_s,
            "failing": found.failing,
            "sandbox": found.sandbox,
            "python": found.python,
            "warnings": list(found.warnings),
            "elapsed_s": found.elapsed_s,
        }
    )


def _function(result: FunctionResult) -> dict[str, Any]:
    function, run = result.function, result.run
    return {
        "path": str(function.path),
        "name": function.name,
        "line": function.line,
        "share": function.share,
        "own_s": function.own_s,
        "calls": function.calls,
        "tests": len(function.nodes),
        "outcome": result.outcome.name.lower(),
        "detail": result.detail,
        "run": run and run.id,
        **_comparison(run.comparison if run else None),
        "hunks": [to_plain(hunk) for hunk in run.hunks] if run else [],
        "result": run.best.text if run and run.best else None,
    }


def first_requests(planned: Sequence[FirstRequests]) -> str:
    """What `optimize --dry-run` shows."""
    return _document({"models": [to_plain(each) for each in planned]})


def verify(verification: Verification) -> str:
    """The result of `verify`."""
    verdict = verification.verdict
    return _document(
        {
            "old": str(verification.old),
            "new": str(verification.new),
            "equivalent": verdict.equivalent,
            "faster": verdict.accepted,
            **_comparison(verdict.comparison),
            "baseline_s": verification.baseline.total_s,
            **_verdict(verdict),
            "sandbox": verification.sandbox,
            "python": verification.python,
            **_workload(verification.workload, verification.baseline, verdict.seeds, verdict.mutated),
            "suite": to_plain(verification.suite),
            "warnings": list(verification.warnings),
            "elapsed_s": verification.elapsed_s,
            "times": _raw_times(verdict.comparison),
        }
    )


def explain(explanation: Explanation) -> str:
    """The result of `explain`."""
    verification = explanation.verification
    verdict = verification and verification.verdict
    return _document(
        {
            "slow": str(explanation.slow),
            "fast": str(explanation.fast),
            "identical": explanation.slow_text == explanation.fast_text,
            "equivalent": explanation.equivalent,
            "faster": explanation.faster,
            **_comparison(verdict.comparison if verdict else None),
            **_verdict(verdict or Verdict()),
            "changes": [_change(change) for change in explanation.changes],
            "renamed": dict(explanation.renamed),
            "growth": _growth(explanation.growth),
            "words": explanation.words or None,
            "model": explanation.model or None,
            "baseline_s": verification and verification.baseline.total_s,
            "sandbox": verification and verification.sandbox,
            "python": verification and verification.python,
            **_workload(
                verification.workload if verification else None,
                verification.baseline if verification else None,
                verdict.seeds if verdict else (),
                verdict.mutated if verdict else 0,
            ),
            "suite": to_plain(verification.suite if verification else None),
            "warnings": list(explanation.warnings),
            "elapsed_s": explanation.elapsed_s,
            "times": _raw_times(verdict.comparison if verdict else None),
        }
    )


def generate(generation: Generation) -> str:
    """The result of `generate`."""
    best = generation.best
    return _document(
        {
            "problem": str(generation.problem),
            "models": list(generation.models),
            "result": best and best.text,
            "reason": best and best.reason,
            "rules": list(best.rules) if best else [],
            "best_s": generation.best_s,
            "samples": generation.samples,
            "right": generation.right,
            "pass_at_1": generation.pass_at_1,
            "unusable": generation.unusable,
            **_comparison(generation.comparison),
            "candidates": [_candidate(each) for each in generation.tried],
            "exchanges": [_exchange(each) for each in generation.exchanges],
            "workload": generation.workload,
            "sandbox": generation.sandbox,
            "python": generation.python,
            "warnings": list(generation.warnings),
            "elapsed_s": generation.elapsed_s,
            "times": _raw_times(generation.comparison),
        }
    )


def profile(file: SourceFile, found: Profile, baseline: Baseline) -> str:
    """The result of `profile`."""
    return _document(
        {
            "target": str(file.path),
            "baseline_s": baseline.total_s,
            "samples": found.samples,
            "functions": [to_plain(function) for function in found.functions],
            "lines": to_plain(found.lines),
            "names": to_plain(found.observed.names) if found.observed else [],
            "loops": to_plain(found.observed.loops) if found.observed else [],
        }
    )


def history(runs: Sequence[RunSummary]) -> str:
    """The list that `history` shows."""
    return _document({"runs": [to_plain(run) for run in runs]})


def rules(chosen: Sequence[Rule]) -> str:
    """The rules that `rules` lists or explains."""
    return _document(
        {
            "rules": [
                {
                    "id": rule.id,
                    "name": rule.name,
                    "category": rule.category,
                    "title": rule.title,
                    "growth": rule.growth,
                    "gains": {f"{major}.{minor}": gain for (major, minor), gain in rule.gains.items()},
                    "safety": rule.safety.name.lower(),
                    **{name.lower().replace(" ", "_"): text for name, text in rule.sections.items()},
                }
                for rule in chosen
            ]
        }
    )


def models(backends: Sequence[Diagnosis], files: Sequence[ModelFile]) -> str:
    """What `models list` finds."""
    return _document(
        {
            "backends": [
                {
                    "name": each.name,
                    "usable": each.health is not Health.MISSING,
                    "detail": each.detail,
                    "todo": each.todo,
                }
                for each in backends
            ],
            "files": [{"model": f"gguf:{each.name}", "path": str(each.path), "size": each.size} for each in files],
        }
    )


def model_trial(trial: ModelTrial) -> str:
    """What `models test` found."""
    return _document(
        {
            "model": trial.model,
            "context_tokens": trial.context_tokens,
            "reply": trial.reply,
            "prompt_tokens": trial.usage.prompt_tokens,
            "completion_tokens": trial.usage.completion_tokens,
            "cost_usd": trial.usage.cost_usd,
            "first_s": trial.first_s,
            "seconds": trial.seconds,
            "tokens_per_s": trial.tokens_per_s,
            "json": not trial.json_problem,
            "json_problem": trial.json_problem or None,
        }
    )


def _change(change: ExplainedChange) -> dict[str, Any]:
    return {
        "lines": [to_plain(pair) for pair in change.lines],
        "speedup": change.speedup,
        "rules": [
            {
                "rule": match.rule,
                "likeness": match.likeness.name.lower(),
                "message": match.message,
                "why": match.why,
                "growth": match.growth,
            }
            for match in change.rules
        ],
        "signs": [{"kind": sign.kind.name.lower(), "text": sign.text, "why": sign.why} for sign in change.signs],
        "growth": _growth(change.growth),
    }


def _growth(growth: tuple[str, str] | None) -> dict[str, str] | None:
    return None if growth is None else {"before": growth[0], "after": growth[1]}


def _comparison(comparison: Comparison | None) -> dict[str, Any]:
    return {
        "speedup": comparison and comparison.speedup,
        "interval": comparison and [comparison.low, comparison.high],
        "confidence": comparison and comparison.confidence,
        "p_value": comparison and comparison.p_value,
        "before_s": comparison and comparison.before_s,
        "after_s": comparison and comparison.after_s,
        "process_speedup": comparison and comparison.process_speedup,
        "memory_ratio": comparison and comparison.memory_ratio,
        "charged_s": comparison and comparison.charged_s,
        "clock": comparison and comparison.clock,
        "pairs": comparison and comparison.pairs,
    }


def _raw_times(comparison: Comparison | None) -> dict[str, Any] | None:
    names = ("before", "after", "null", "process_before", "process_after")
    return None if comparison is None else {name: to_plain(getattr(comparison, name)) for name in names}


def _workload(
    description: str | None, baseline: Baseline | None, seeds: tuple[int, ...], mutated: int
) -> dict[str, Any]:
    return {
        "workload": description,
        "cases": baseline and len(baseline.executions),
        "oracle": baseline and baseline.oracle,
        "hash_seeds": list(seeds),
        "mutated_inputs": mutated,
    }


def _candidate(tried: Tried) -> dict[str, Any]:
    comparison = tried.verdict.comparison
    return {
        "origin": tried.candidate.origin,
        "rules": list(tried.candidate.rules),
        "category": tried.candidate.category or None,
        "explanation": tried.candidate.reason,
        "accepted": tried.verdict.accepted,
        **_verdict(tried.verdict),
        "speedup": comparison and comparison.speedup,
        "interval": comparison and [comparison.low, comparison.high],
        "cases": [_case_result(each) for each in tried.verdict.cases],
    }


def _case_result(result: CaseResult) -> dict[str, Any]:
    return {**to_plain(result), "rejection": result.rejection and result.rejection.name.lower()}


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "model": exchange.model,
        "samples": exchange.request.samples,
        "replies": len(exchange.replies),
        **to_plain(exchange.usage),
        "seconds": exchange.seconds,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    rejection = verdict.rejection
    return {
        "rejection": rejection and rejection.name.lower(),
        "reason": rejection and f"{rejection.value}: {verdict.detail}".removesuffix(": "),
        "counterexample": _counterexample(verdict.counterexample),
        "suspicions": [_suspicion(each) for each in verdict.suspicions],
    }


def _suspicion(suspicion: Suspicion) -> dict[str, Any]:
    return {
        "trick": suspicion.trick.name.lower(),
        "weight": suspicion.weight.name.lower(),
        "line": suspicion.line,
        "reason": suspicion.sentence,
    }


def _counterexample(counterexample: Counterexample | None) -> dict[str, Any] | None:
    return None if counterexample is None else to_plain(counterexample)


def corpus_added(reports: Mapping[str, Report]) -> str:
    """What became of each source."""
    return _document({"sources": [{"source": place, **to_plain(report)} for place, report in reports.items()]})


def corpus_found(file: SourceFile, hot: Sequence[int], found: Sequence[Neighbour]) -> str:
    """The pairs nearest to a program."""
    return _document(
        {
            "target": str(file.path.absolute()),
            "hot_lines": list(hot),
            "pairs": [{"similarity": each.similarity, "why": list(each.why), **to_plain(each.pair)} for each in found],
        }
    )


def corpus_stats(path: Path, shares: Sequence[Share]) -> str:
    """What the corpus holds."""
    return _document({"corpus": str(path), "shares": [to_plain(share) for share in shares]})


def _document(content: dict[str, Any]) -> str:
    whole = {"schema": 1, "perfhint": __version__, **content}
    return json.dumps(_finite(whole), indent=2, allow_nan=False) + "\n"


def _finite(value: Any) -> Any:
    """JSON has no infinity and no NaN: both become null."""
    match value:
        case dict():
            return {key: _finite(item) for key, item in value.items()}
        case list():
            return [_finite(item) for item in value]
        case float() if not math.isfinite(value):
            return None
    return value
