"""`perfhint models pull`, `list` and `test`: files of models, and whether a model can be used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags, model_flags


def pull(
    repository: Annotated[
        str, typer.Argument(metavar="OWNER/NAME", help="The repository on the Hugging Face hub.", show_default=False)
    ],
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE.gguf", help="Its file; the first one of a model that has several.", show_default=False
        ),
    ],
    revision: Annotated[
        str | None, flags.option("--revision", metavar="REV", help="A branch, tag or commit [default: main].")
    ] = None,
    quiet: flags.Quiet = False,
) -> int:
    """Get a model file for gguf: from the Hugging Face hub.

    An interrupted download goes on where it stopped, and the checksum is compared. HF_TOKEN and HF_ENDPOINT count.
    """
    from perfhint.models import hub
    from perfhint.report import models as report
    from perfhint.report.console import console, prose

    with report.DownloadBar(console(sys.stderr)) as bar:
        got = hub.pull(repository, file, revision=revision, on_bytes=None if quiet else bar.show)
    if not quiet:
        console(sys.stdout).print(prose(f"{got.path} ({report.size(got.size)})\nuse it with --model gguf:{got.name}"))
    return 0


def list_(json: flags.Json = None) -> int:
    """List the kinds of models, what is missing for them, and the files that were pulled."""
    from perfhint.app import models
    from perfhint.cli import places
    from perfhint.models import hub
    from perfhint.report import json as as_json
    from perfhint.report import models as report
    from perfhint.report.console import console

    backends, files = models.backends(), hub.pulled()
    if json:
        places.write(json, as_json.models(backends, files).encode())
    else:
        report.show(console(sys.stdout), backends, files, str(hub.folder()))
    return 0


def test(
    model: Annotated[
        str,
        typer.Argument(metavar="SPEC", help="openai:NAME[@BASE_URL], gguf:PATH or replay:DIR.", show_default=False),
    ],
    json: flags.Json = None,
    model_timeout: model_flags.ModelTimeout = None,
    model_threads: model_flags.ModelThreads = None,
    price: model_flags.Prices = None,
    quiet: flags.Quiet = False,
) -> int:
    """Ask a model for a few lines, and for JSON: does it answer, how fast?"""
    from perfhint.app import models
    from perfhint.cli import places
    from perfhint.report import json as as_json
    from perfhint.report import models as report
    from perfhint.report.console import console

    settings = flags.settings(Path.cwd(), model_timeout=model_timeout, model_threads=model_threads, price=price)
    if json:
        places.check_writable(json)
    trial = models.try_model(model, settings)
    if json:
        places.write(json, as_json.model_trial(trial).encode())
    if not quiet and json != places.STANDARD_OUTPUT:
        report.show_trial(console(sys.stdout), trial)
    return 0
