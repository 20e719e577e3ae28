"""Flags over environment over ``[tool.perfhint]`` over defaults, as one frozen `Settings`.

A key has one name everywhere: ``min-speedup`` in pyproject.toml, ``--min-speedup`` on the command line,
``PERFHINT_MIN_SPEEDUP`` in the environment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from perfhint import pyproject
from perfhint.errors import UsageError
from perfhint.records import RULES, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECONDS = {"": 1.0, "ms": 1e-3, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}
_BYTES = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
_LIMITS = Limits()

MODEL_BUDGET_S = 300.0
"""Seconds that `optimize` may take when it asks models: an answer takes half a minute, and there are several rounds."""
FUZZ_SHARE = 0.2
"""Of the whole time, for mutated inputs, without a word about it."""

SUITE_TIMEOUT_S = 120.0
"""Seconds that all tests that reach a module may run."""


def _duration(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d+(?:\.\d*)?|\.\d+) *([a-z]*)", value.strip().lower())
    if not match or match[2] not in _SECONDS:
        raise ValueError('a duration is written 90, "90s", "1.5m" or "1h"')
    return float(match[1]) * _SECONDS[match[2]]


def _size(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d+(?:\.\d*)?) *([kmgt]?)(?:i?b)?", value.strip().lower())
    if not match:
        raise ValueError('a size is written 500000000, "512M" or "4G"')
    return int(float(match[1]) * _BYTES[match[2]])


def _listed(value: object) -> object:
    """Items of a list whose texts may hold several, with commas, as in the environment and on the command line."""
    if not isinstance(value, str | list | tuple):
        return value
    parts = [value] if isinstance(value, str) else value
    return [item for part in parts for item in (part.replace(",", " ").split() if isinstance(part, str) else [part])]


Seconds = Annotated[float, BeforeValidator(_duration), Field(gt=0, allow_inf_nan=False)]
Bytes = Annotated[int, BeforeValidator(_size), Field(ge=16 << 20)]
Seed = Annotated[int, Field(ge=0, le=2**32 - 1)]
Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Settings(BaseModel):
    """How to work, as far as the user can choose; what to work on is not here."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    budget_s: Seconds = 60.0
    """Seconds `optimize` may take; without a word about it, more where a model is asked (see `time_s`)."""
    min_speedup: Annotated[float, Field(ge=1.0, allow_inf_nan=False)] = 1.10
    """The lower bound of the speed-up's interval that counts as faster."""
    sandbox: Literal["auto", "require", "off"] = "auto"
    """"auto": the best layer that works; "require": refuse to run without isolation; "off": limits only."""
    timeout_s: Seconds = _LIMITS.wall_s
    """Seconds one case may run."""
    memory_bytes: Bytes = _LIMITS.memory_bytes
    """Bytes one case may use."""
    python: str | None = None
    """The target's interpreter, a path or a name on PATH; None: the active virtualenv's, else perfhint's own."""
    hash_seeds: Annotated[tuple[Seed, ...], BeforeValidator(_listed), Field(min_length=1)] = (0, 1, 2)
    """Values of PYTHONHASHSEED under which a candidate must behave like the original."""
    fuzz_s: Annotated[float, BeforeValidator(_duration), Field(ge=0, allow_inf_nan=False)] | None = None
    """Seconds for trying candidates on mutated inputs; None: a fifth of the budget, 0: none at all."""
    rtol: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    """Relative difference that two floats may have and still be equal."""
    atol: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    """Absolute difference that two floats may have and still be equal."""
    store: Annotated[Path, AfterValidator(Path.expanduser)] | None = None
    """The SQLite file that keeps the runs; None: in the user's data folder."""
    corpus: Annotated[Path, AfterValidator(Path.expanduser)] | None = None
    """The SQLite file that keeps the pairs to learn from; None: in the user's data folder."""
    select: Names = ()
    """Rules to use, by identifier or its beginning; empty: all."""
    extend_select: Names = ()
    """Rules for `check` to report besides those it would: all they find, not only what matters."""
    ignore: Names = ()
    """Rules not to use, by identifier or its beginning."""
    per_file_ignores: dict[str, Names] = Field(default_factory=dict)
    """Rules for `check` not to report in files whose path or name fits a pattern: `"tests/*" = ["PH3"]`."""
    exclude: Names = ()
    """Files and folders that `check` passes over unless they are named, as patterns."""
    pedantic: bool = False
    """Whether `check` also reports what hardly matters: in tests, in code that runs once, in small loops."""
    allow_imports: Names = ()
    """Packages that rewrites may import, such as numba, where the target's interpreter has them."""

    model: Annotated[Names, Field(min_length=1)] = (RULES,)
    """Who proposes: rules, openai:NAME[@BASE_URL], gguf:PATH, replay:DIR; several with commas."""
    strategy: Literal["instruct", "few-shot", "self-refine", "exec-refine", "nl+exec-refine"] = "exec-refine"
    """How a model is asked, and what it is told of its earlier answers."""
    samples: Annotated[int, Field(ge=1, le=64)] = 4
    """Answers a model gives in every round."""
    rounds: Annotated[int, Field(ge=0, le=16)] = 2
    """Rounds of refinement after a model's first answers."""
    beam: Annotated[int, Field(ge=1, le=16)] = 1
    """Versions that are refined side by side in a round: the best so far."""
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.7
    """Of a model's answers; the more, the more they differ."""
    seed: Seed = 0
    """Of a model's answers, where it can repeat itself."""
    max_reply_tokens: Annotated[int, Field(ge=64)] = 4096
    """Tokens of a model's longest answer."""
    max_tokens_total: Annotated[int, Field(ge=1)] | None = None
    """Tokens that models may read and write in all; None: no limit."""
    max_cost: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    """US dollars that models may cost in all; None: no limit."""
    price: Annotated[tuple[float, ...], BeforeValidator(_listed), Field(max_length=2)] = ()
    """US dollars for a million tokens read and a million written, where the server does not tell."""
    model_timeout_s: Seconds = 120.0
    """Seconds to wait for the next piece of a model's answer."""
    model_threads: Annotated[int, Field(ge=1, le=1024)] | None = None
    """Threads of a model that runs here (gguf:); None: as many as there are processors."""
    show_cases: Annotated[int, Field(ge=0)] = 0
    """Cases whose input and output a prompt may show to a model."""

    @property
    def asks_models(self) -> bool:
        """Somebody besides the rules proposes."""
        return any(spec != RULES for spec in self.model)

    @property
    def time_s(self) -> float:
        """Seconds for everything: `budget_s`, but where models have to be waited for and nobody said how long."""
        return MODEL_BUDGET_S if self.asks_models and "budget_s" not in self.model_fields_set else self.budget_s

    @property
    def fuzzing_s(self) -> float:
        """Seconds for mutated inputs: `fuzz_s`, or a part of the time for everything."""
        return FUZZ_SHARE * self.time_s if self.fuzz_s is None else self.fuzz_s

    @property
    def limits(self) -> Limits:
        """What one case may use."""
        return Limits(wall_s=self.timeout_s, memory_bytes=self.memory_bytes)

    @property
    def suite_limits(self) -> Limits:
        """What a module's tests may use: they run all together, so without a word about it they have longer."""
        return self.limits if "timeout_s" in self.model_fields_set else replace(self.limits, wall_s=SUITE_TIMEOUT_S)


@dataclass(frozen=True, slots=True)
class _Given:
    """A value somebody wrote, and the name of the place to mend it in."""

    value: object
    place: str


def load(start: Path, *, environment: Mapping[str, str], flags: Mapping[str, object]) -> Settings:
    """The settings for a target: `flags` (key to value, None for a flag not given) win over the environment's
    ``PERFHINT_*``, which win over the nearest pyproject.toml from the file or folder `start` upward.

    Raises `UsageError`, naming the place, for an unknown key or a value that cannot be meant.
    """
    given = {
        **dict(_from_pyproject(start)),
        **dict(_from_environment(environment)),
        **{KEYS[key]: _Given(value, f"--{key}") for key, value in flags.items() if value is not None},
    }
    try:
        return Settings(**{field: each.value for field, each in given.items()})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        each = given[str(first["loc"][0])]
        message = first["msg"].removeprefix("Value error, ")
        raise UsageError(f"{each.place} cannot be {each.value!r}", todo=message[:1].lower() + message[1:]) from error


def _from_pyproject(start: Path) -> Iterator[tuple[str, _Given]]:
    path = pyproject.nearest(start)
    table = pyproject.table(path) if path else {}
    for key, value in table.items():
        yield KEYS[key], _Given(_anchored(key, value, path), f"{path}: {key}")


def _anchored(key: str, value: Any, path: Path | None) -> object:
    """Paths in a file are meant from the file's folder; a bare name of an interpreter is looked up on PATH."""
    is_path = isinstance(value, str) and (key in ("store", "corpus") or (key == "python" and "/" in value))
    return str(path.parent / Path(value).expanduser()) if is_path and path else value


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, _Given]]:
    pyproject.check_environment(environment)
    for key, field in KEYS.items():
        name = pyproject.variable(key)
        if value := environment.get(name):
            yield field, _Given(value, name)


KEYS = {re.sub(r"_(s|bytes)$", "", field).replace("_", "-"): field for field in Settings.model_fields}
"""Every key to the field it sets."""
