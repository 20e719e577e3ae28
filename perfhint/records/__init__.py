"""The words of perfhint as frozen dataclasses: what every part takes and gives, with no behaviour of their own.

Times are seconds, sizes are bytes, positions are 1-based lines; offsets are byte offsets into the UTF-8 text.
"""

from __future__ import annotations

from perfhint.records.asking import Advice, CaseFacts, FirstRequests, Problem, Task
from perfhint.records.candidate import RULES, Candidate, Pair, Rewritten, Unit
from perfhint.records.corpus import Neighbour, Share
from perfhint.records.execution import Ending, Execution, Inside, Limits
from perfhint.records.explanation import EditKind, ExplainedChange, Explanation, Likeness, LinePair, RuleMatch, Sign
from perfhint.records.generation import Generation
from perfhint.records.measuring import CaseResult, Comparison, Hunk, Rejection, Tried, Verdict
from perfhint.records.model import Exchange, Message, ModelFile, ModelTrial, Reply, Request, Usage
from perfhint.records.profile import FunctionShare, Observed, ObservedLoop, ObservedName, Profile
from perfhint.records.project import FunctionResult, Outcome, ProjectRun, RankedFunction
from perfhint.records.run import Diagnosis, Health, Run, Verification
from perfhint.records.suite import SuiteFacts
from perfhint.records.suspicion import Sample, Suspicion, Trick, Weight
from perfhint.records.target import Interpreter, SourceFile, Target
from perfhint.records.workload import Baseline, Case, CaseKind, Counterexample

__all__ = [
    "RULES",
    "Advice",
    "Baseline",
    "Candidate",
    "Case",
    "CaseFacts",
    "CaseKind",
    "CaseResult",
    "Comparison",
    "Counterexample",
    "Diagnosis",
    "EditKind",
    "Ending",
    "Exchange",
    "Execution",
    "ExplainedChange",
    "Explanation",
    "FirstRequests",
    "FunctionResult",
    "FunctionShare",
    "Generation",
    "Health",
    "Hunk",
    "Inside",
    "Interpreter",
    "Likeness",
    "Limits",
    "LinePair",
    "Message",
    "ModelFile",
    "ModelTrial",
    "Neighbour",
    "Observed",
    "ObservedLoop",
    "ObservedName",
    "Outcome",
    "Pair",
    "Problem",
    "Profile",
    "ProjectRun",
    "RankedFunction",
    "Rejection",
    "Reply",
    "Request",
    "Rewritten",
    "RuleMatch",
    "Run",
    "Sample",
    "Share",
    "Sign",
    "SourceFile",
    "SuiteFacts",
    "Suspicion",
    "Target",
    "Task",
    "Trick",
    "Tried",
    "Unit",
    "Usage",
    "Verdict",
    "Verification",
    "Weight",
]
