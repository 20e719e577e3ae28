"""Flags of the commands that may ask a model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from perfhint.cli.flags import option

Model = Annotated[
    list[str] | None,
    option(
        "--model",
        metavar="SPEC",
        help="Who proposes: rules, openai:NAME[@BASE_URL], gguf:PATH or replay:DIR; several with commas"
        " [default: rules].",
    ),
]

Strategy = Annotated[
    str | None,
    option(
        "--strategy",
        metavar="NAME",
        help="How a model is asked: instruct, few-shot, self-refine, exec-refine or nl+exec-refine"
        " [default: exec-refine].",
    ),
]

Samples = Annotated[
    int | None, option("--samples", metavar="N", help="Answers a model gives in every round [default: 4].")
]

Rounds = Annotated[
    int | None, option("--rounds", metavar="N", help="Rounds of refinement after the first answers [default: 2].")
]

Beam = Annotated[int | None, option("--beam", metavar="N", help="Versions that are refined side by side [default: 1].")]

Temperature = Annotated[
    float | None, option("--temperature", metavar="T", help="How much a model's answers differ [default: 0.7].")
]

Seed = Annotated[
    int | None, option("--seed", metavar="N", help="Of a model's answers, where it can repeat itself [default: 0].")
]

MaxReplyTokens = Annotated[
    int | None, option("--max-reply-tokens", metavar="N", help="Tokens of the longest answer [default: 4096].")
]

MaxTokensTotal = Annotated[
    int | None,
    option("--max-tokens-total", metavar="N", help="Tokens that models may read and write in all [default: no limit]."),
]

MaxCost = Annotated[
    float | None,
    option("--max-cost", metavar="USD", help="What models may cost in all; needs --price."),
]

Prices = Annotated[
    str | None,
    option("--price", metavar="IN,OUT", help="US dollars for a million tokens read and a million tokens written."),
]

ModelTimeout = Annotated[
    str | None,
    option("--model-timeout", metavar="TIME", help="How long to wait for a model's next piece of text [default: 2m]."),
]

ModelThreads = Annotated[
    int | None,
    option("--model-threads", metavar="N", help="Threads of a model that runs here [default: all processors]."),
]

ShowCases = Annotated[
    int | None,
    option(
        "--show-cases",
        metavar="N",
        help="So many of your cases, input and output, may be shown to a model [default: 0].",
    ),
]

Problem = Annotated[
    Path | None,
    option("--problem", metavar="FILE.md", help="What the program is for, in words: tells a model what must stay."),
]

Record = Annotated[
    Path | None,
    option(
        "--record", metavar="DIR", help="Keep every exchange with a model there; --model replay:DIR answers from it."
    ),
]

DryRun = Annotated[
    bool, option("--dry-run", help="Print what every model would be asked first, and send nothing; --json - as JSON.")
]
