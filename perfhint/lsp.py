"""`perfhint lsp`: a language server on standard input and output, for editors.

Diagnostics while typing, the rule's page on hover, and the rewrites that are right by construction as code actions.
https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import ServerTextPosition, ServerTextRange

import perfhint
from perfhint import rules
from perfhint.check import check_text
from perfhint.check.fixing import rewrites_of
from perfhint.errors import PerfhintError
from perfhint.hints import UNUSED, Severity
from perfhint.report import catalog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pygls.workspace import TextDocument

    from perfhint.hints import Edit, Flag

PAUSE_S = 0.15
"""What is typed within this time is looked at together."""
FIX_ALL = lsp.CodeActionKind.SourceFixAll
_SEVERITIES = {
    Severity.HIGH: lsp.DiagnosticSeverity.Warning,
    Severity.MEDIUM: lsp.DiagnosticSeverity.Information,
    Severity.LOW: lsp.DiagnosticSeverity.Hint,
}

server = LanguageServer("perfhint", perfhint.__version__)
_waiting: dict[str, asyncio.TimerHandle] = {}


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
def _opened(_: LanguageServer, given: lsp.DidOpenTextDocumentParams) -> None:
    _publish(given.text_document.uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
async def _changed(_: LanguageServer, given: lsp.DidChangeTextDocumentParams) -> None:
    uri = given.text_document.uri
    if earlier := _waiting.pop(uri, None):
        earlier.cancel()
    _waiting[uri] = asyncio.get_running_loop().call_later(PAUSE_S, _publish, uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
def _closed(_: LanguageServer, given: lsp.DidCloseTextDocumentParams) -> None:
    uri = given.text_document.uri
    if waiting := _waiting.pop(uri, None):
        waiting.cancel()
    server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def _hover(_: LanguageServer, given: lsp.HoverParams) -> lsp.Hover | None:
    document = server.workspace.get_text_document(given.text_document.uri)
    at = document.position_from_client_units(given.position)
    for flag in _flags(document):
        here = _range(flag)
        if flag.rule != UNUSED and at in here:
            (rule,) = (rule for rule in rules.catalog() if rule.id == flag.rule)
            page = lsp.MarkupContent(lsp.MarkupKind.Markdown, catalog.markdown(rule))
            return lsp.Hover(page, document.range_to_client_units(here))
    return None


@server.feature(
    lsp.TEXT_DOCUMENT_CODE_ACTION,
    lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL]),
)
def _actions(_: LanguageServer, given: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """One for each safe rewrite in the range, and one for all of them in the file that do not overlap."""
    document = server.workspace.get_text_document(given.text_document.uri)
    wanted = document.range_from_client_units(given.range)
    only = given.context.only or [lsp.CodeActionKind.QuickFix, FIX_ALL]
    fixable = [flag for flag in _flags(document) if flag.fixable]
    rewrites = rewrites_of(document.source, rules.catalog(), fixable) if fixable else []
    actions = []
    if lsp.CodeActionKind.QuickFix in only:
        actions = [
            _action(document, f"{flag.rule}: make the faster form", lsp.CodeActionKind.QuickFix, hint.edits, flag)
            for flag, hint in rewrites
            if _range(flag).overlaps(wanted)
        ]
    beside_others = [hint.edits for _, hint in rewrites if not hint.alone]
    if beside_others and (FIX_ALL in only or lsp.CodeActionKind.Source in only):
        together = _apart(beside_others)
        actions.append(_action(document, "Make all faster forms that are safe", FIX_ALL, together))
    return actions


def _publish(uri: str) -> None:
    _waiting.pop(uri, None)
    document = server.workspace.get_text_document(uri)
    diagnostics = [_diagnostic(document, flag) for flag in _flags(document)]
    server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, document.version))


def _flags(document: TextDocument) -> Sequence[Flag]:
    """Nothing while the project's settings cannot be meant: the log says why."""
    try:
        return check_text(document.source, _path(document), os.environ)
    except PerfhintError as error:
        server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, str(error)))
        return ()


def _path(document: TextDocument) -> Path:
    return Path(to_fs_path(document.uri) or "untitled.py")


def _diagnostic(document: TextDocument, flag: Flag) -> lsp.Diagnostic:
    gain = f", {flag.gain:.3g}x on the rule's example" if flag.gain else ""
    return lsp.Diagnostic(
        range=document.range_to_client_units(_range(flag)),
        message=f"{flag.message} [{flag.growth}{gain}]" if flag.growth else flag.message,
        severity=_SEVERITIES[Severity(flag.severity)],
        code=flag.rule,
        source="perfhint",
        tags=[lsp.DiagnosticTag.Unnecessary] if flag.rule == UNUSED else None,
    )


def _range(flag: Flag) -> ServerTextRange:
    """In characters; what a client counts in, the document knows."""
    start = ServerTextPosition(flag.line - 1, flag.column - 1)
    return ServerTextRange(start, ServerTextPosition(flag.end_line - 1, flag.end_column - 1))


def _action(
    document: TextDocument, title: str, kind: lsp.CodeActionKind, edits: Sequence[Edit], flag: Flag | None = None
) -> lsp.CodeAction:
    data = document.source.encode("utf-8", "surrogatepass")
    changes = [
        lsp.TextEdit(
            document.range_to_client_units(ServerTextRange(_position(data, edit.start), _position(data, edit.end))),
            edit.text,
        )
        for edit in edits
    ]
    return lsp.CodeAction(
        title,
        kind=kind,
        diagnostics=[_diagnostic(document, flag)] if flag else None,
        is_preferred=True if flag else None,
        edit=lsp.WorkspaceEdit(changes={document.uri: changes}),
    )


def _position(data: bytes, offset: int) -> ServerTextPosition:
    before = data[:offset].decode("utf-8", "surrogatepass")
    return ServerTextPosition(before.count("\n"), len(before) - (before.rfind("\n") + 1))


def _apart(rewrites: Sequence[Sequence[Edit]]) -> list[Edit]:
    """The edits of the rewrites that do not touch one before them; what several insert alike is inserted once."""
    taken: list[Edit] = []
    for edits in rewrites:
        fresh = [edit for edit in edits if edit not in taken]
        if not any(edit.start < other.end and other.start < edit.end for edit in fresh for other in taken):
            taken += fresh
    return sorted(taken)
