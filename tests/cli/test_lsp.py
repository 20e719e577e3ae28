"""The language server, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

SLOW = 'name = "😀😀"; queue = [1]\nwhile queue:\n    x = "😀"; queue.append(queue.pop(0))\n'
QUEUE = """def drained(names):
    queue = list(names)
    while queue:
        print(queue.pop(0))
"""
SAFE = "def f(rows):\n    for row in rows:\n        for x in row:\n            keep(list(y for y in x), 'ä')\n"


class Editor:
    """A client that remembers the latest diagnostics of every document."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.said: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: list[str] = []

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def keep(said: lsp.PublishDiagnosticsParams) -> None:
            self.said.put_nowait(said)

        @self.client.feature(lsp.WINDOW_LOG_MESSAGE)
        def log(said: lsp.LogMessageParams) -> None:
            self.logged.append(said.message)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> None:
        item = lsp.TextDocumentItem(self.uri(name), "python", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, name: str, version: int, text: str) -> None:
        document = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def diagnostics(self) -> lsp.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.said.get(), 30)


def session(folder: Path, work: Callable[[Editor], Awaitable[None]]) -> None:
    async def whole() -> None:
        editor = Editor(folder)
        environment = {**os.environ, "PYTHONUTF8": "1"}
        await editor.client.start_io(sys.executable, "-m", "perfhint", "lsp", cwd=str(folder), env=environment)
        root = folder.as_uri()
        await editor.client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(), root_uri=root))
        editor.client.initialized(lsp.InitializedParams())
        await work(editor)
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await asyncio.wait_for(editor.client.stop(), 30)

    asyncio.run(whole())


def test_findings_while_typing(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("a.py", SLOW)
        (found,) = (await editor.diagnostics()).diagnostics
        assert (found.code, found.source, found.severity) == ("PH201", "perfhint", lsp.DiagnosticSeverity.Warning)
        assert found.range == lsp.Range(lsp.Position(2, 27), lsp.Position(2, 39)), "in UTF-16 code units"
        editor.change("a.py", 2, SLOW + "def f(:\n")
        said = await editor.diagnostics()
        assert (said.version, [each.code for each in said.diagnostics]) == (2, ["PH201"]), "though it does not parse"
        for version in range(3, 9):
            editor.change("a.py", version, "print(1)\n" * version)
        said = await editor.diagnostics()
        assert (said.version, said.diagnostics) == (8, ()), "what is typed quickly is looked at once"

    session(tmp_path, work)


def test_the_rules_page_on_hover(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("a.py", SLOW)
        await editor.diagnostics()
        document = lsp.TextDocumentIdentifier(editor.uri("a.py"))
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(2, 30)))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert hover.contents.value.startswith("# PH201 ")
        assert await editor.client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 0))) is None

    session(tmp_path, work)


def test_safe_rewrites_as_code_actions(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.perfhint]\npedantic = true\n")

    async def work(editor: Editor) -> None:
        editor.open("a.py", SLOW + SAFE)
        first, second = (await editor.diagnostics()).diagnostics
        document = lsp.TextDocumentIdentifier(editor.uri("a.py"))

        async def actions(where: lsp.Range) -> list[lsp.CodeAction]:
            asked = lsp.CodeActionParams(document, where, lsp.CodeActionContext([]))
            given = await editor.client.text_document_code_action_async(asked)
            return [each for each in given or [] if isinstance(each, lsp.CodeAction)]

        assert [each.kind for each in await actions(first.range)] == [lsp.CodeActionKind.SourceFixAll]
        one, everything = await actions(second.range)
        assert (one.kind, everything.kind) == (lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll)
        assert one.edit is not None
        assert one.edit.changes is not None
        edits = one.edit.changes[editor.uri("a.py")]
        lines = (SLOW + SAFE).split("\n")
        for edit in sorted(edits, key=lambda edit: (-edit.range.start.line, -edit.range.start.character)):
            start, end = edit.range.start, edit.range.end
            assert start.line == end.line
            line = lines[start.line]
            lines[start.line] = line[: start.character] + edit.new_text + line[end.character :]
        assert "keep([y for y in x], 'ä')" in "\n".join(lines)

    session(tmp_path, work)


def test_a_rewrite_that_is_made_alone_is_not_made_with_the_others(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("a.py", QUEUE)
        (found,) = (await editor.diagnostics()).diagnostics
        document = lsp.TextDocumentIdentifier(editor.uri("a.py"))
        asked = lsp.CodeActionParams(document, found.range, lsp.CodeActionContext([]))
        given = await editor.client.text_document_code_action_async(asked)
        assert [each.kind for each in given or []] == [lsp.CodeActionKind.QuickFix]

    session(tmp_path, work)


def test_settings_that_cannot_be_meant_are_logged(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.perfhint]\nbugdet = 1\n")

    async def work(editor: Editor) -> None:
        editor.open("a.py", SLOW)
        assert (await editor.diagnostics()).diagnostics == ()
        assert "did you mean" in editor.logged[0]
        (tmp_path / "pyproject.toml").write_text('[tool.perfhint]\nignore = ["PH2"]\n')
        editor.change("a.py", 2, SLOW)
        assert (await editor.diagnostics()).diagnostics == ()
        (tmp_path / "pyproject.toml").write_text("[tool.perfhint]\n")
        editor.change("a.py", 3, SLOW)
        assert len((await editor.diagnostics()).diagnostics) == 1

    session(tmp_path, work)
