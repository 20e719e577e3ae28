"""Recorded exchanges: what was recorded answers again, what was written by hand answers in order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import ModelMissingError, ModelRefusedError, PromptTooLongError, WriteError
from perfhint.models import Model, Options, open_model
from perfhint.models.replay import RecordingModel, ReplayModel
from perfhint.records import Exchange, Message, Reply, Request, Usage

if TYPE_CHECKING:
    from pathlib import Path


class Scripted(Model):
    """Answers with what it was given, in order."""

    spec = "scripted:model"
    context_tokens = 4096

    def __init__(self, *answers: Reply | Exception) -> None:
        self.answers = list(answers)
        self.closed = False

    def reply(self, request: Request, on_text=None) -> Exchange:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Exchange(self.spec, request, (answer,), Usage(10, 5, 0.001), 1.25)

    def close(self) -> None:
        self.closed = True


def asking(text: str, **others) -> Request:
    return Request((Message("system", "You are brief."), Message("user", text)), **others)


def texts(exchange: Exchange) -> list[str]:
    return [reply.text for reply in exchange.replies]


def record(folder: Path, *asked: tuple[Request, Reply]) -> None:
    model = RecordingModel(Scripted(*(reply for _, reply in asked)), folder)
    for request, _ in asked:
        model.reply(request)


def test_what_was_recorded_answers_again_in_any_order(tmp_path: Path) -> None:
    first = asking("one", schema={"type": "object", "properties": {"a": {"type": ["string", "null"]}}}, seed=7)
    second = asking("two\n\n\ttabs, \r\n, ü, \udc80 and \x00\n", temperature=0.1)
    record(tmp_path, (first, Reply("a\r\nb\n")), (second, Reply("ü\udcff", cut=True)))
    model = open_model(f"replay:{tmp_path}", Options())
    pieces: list[str] = []
    answer = model.reply(second, pieces.append)
    assert answer == Exchange(model.spec, second, (Reply("ü\udcff", cut=True),), Usage(10, 5, 0.001), 1.25)
    assert pieces == ["ü\udcff"]
    assert texts(model.reply(first)) == ["a\r\nb\n"]
    assert model.context_tokens == 4096


def test_the_second_time_the_second_recording_answers(tmp_path: Path) -> None:
    again = asking("again")
    record(tmp_path, (again, Reply("1")), (asking("other"), Reply("x")), (again, Reply("2")))
    model = ReplayModel(str(tmp_path))
    assert [texts(model.reply(again)) for _ in range(2)] == [["1"], ["2"]]
    with pytest.raises(ModelMissingError, match=r'no answer to request 3 \("again", 1 sample\)'):
        model.reply(again)


def test_files_are_for_people(tmp_path: Path) -> None:
    record(tmp_path, (asking("a\nb"), Reply("c\nd")))
    (file,) = tmp_path.iterdir()
    assert file.name == "0001.json"
    plain = json.loads(file.read_text())
    assert plain["request"]["messages"][1] == {"role": "user", "content": ["a", "b"]}
    assert plain["replies"] == [{"text": ["c", "d"], "cut": False}]


def test_recording_the_same_run_again_changes_only_what_differs(tmp_path: Path) -> None:
    one, two, three = asking("one"), asking("two"), asking("three")
    record(tmp_path, (one, Reply("1")), (one, Reply("1b")), (two, Reply("2")))
    before = {path.name: path.read_text() for path in tmp_path.iterdir()}
    record(tmp_path, (one, Reply("1")), (three, Reply("3")), (one, Reply("1c")))
    after = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert sorted(after) == ["0001.json", "0002.json", "0003.json", "0004.json"]
    assert [name for name in before if before[name] != after[name]] == ["0002.json"]


def test_refusals_are_recorded(tmp_path: Path) -> None:
    request = asking("too long")
    model = RecordingModel(Scripted(PromptTooLongError("5000 tokens", todo="fewer pairs")), tmp_path)
    with pytest.raises(PromptTooLongError):
        model.reply(request)
    with pytest.raises(PromptTooLongError, match="5000 tokens: fewer pairs"):
        ReplayModel(str(tmp_path)).reply(request)


def test_recorder_is_the_model_it_wraps(tmp_path: Path) -> None:
    inner = Scripted()
    recorder = RecordingModel(inner, tmp_path / "new" / "folder")
    assert (recorder.spec, recorder.context_tokens) == (inner.spec, 4096)
    recorder.close()
    assert inner.closed


def test_recording_where_that_is_not_possible(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match=r"exchanges cannot be recorded in .*file"):
        RecordingModel(Scripted(), tmp_path / "file")


def test_written_by_hand(tmp_path: Path) -> None:
    (tmp_path / "10-last.md").write_text("tenth\n")
    (tmp_path / "2.json").write_text('{"replies": ["x", {"text": ["y", "z"], "cut": true}], "seconds": 3}')
    (tmp_path / "1-a-good.md").write_text("```python\nprint(1)\n```\n")
    (tmp_path / "1-b-wrong.md").write_text("nothing")
    (tmp_path / "3.json").write_text('{"error": {"kind": "ModelRefusedError", "what": "no"}}')
    (tmp_path / "README.txt").write_text("not a reply")
    model = ReplayModel(str(tmp_path))
    assert texts(model.reply(asking("anything", samples=4))) == ["```python\nprint(1)\n```\n", "nothing"]
    second = model.reply(asking("more", samples=2))
    assert second.replies == (Reply("x"), Reply("y\nz", cut=True))
    assert second.usage == Usage()
    assert second.seconds == 3
    with pytest.raises(ModelRefusedError, match="no"):
        model.reply(asking("refused"))
    assert texts(model.reply(asking("the end"))) == ["tenth\n"]
    with pytest.raises(ModelMissingError, match=r"request 5 .*: all its exchanges have answered one before"):
        model.reply(asking("after the end"))


def test_by_hand_beside_recorded(tmp_path: Path) -> None:
    record(tmp_path, (asking("recorded"), Reply("r")))
    (tmp_path / "2.md").write_text("by hand")
    model = ReplayModel(str(tmp_path))
    assert [texts(model.reply(asking(text))) for text in ("new", "recorded")] == [["by hand"], ["r"]]


def test_more_replies_than_asked_for(tmp_path: Path) -> None:
    (tmp_path / "1.json").write_text('{"replies": ["x", "y"]}')
    with pytest.raises(ModelMissingError, match=r"1\.json has 2 replies, and request 1 asks for 1"):
        ReplayModel(str(tmp_path)).reply(asking("one"))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (asking("a\nB"), '0001.json, was recorded for another: line 2 of message 2 was "b", is "B"'),
        (asking("a"), 'line 2 of message 2 was "b", is not there'),
        (asking("a\nb", samples=3, seed=1), "samples was 1, is 3, seed was None, is 1"),
        (Request((Message("user", "a"),)), "message 1 was the system's, is the user's"),
        (Request((Message("system", "You are brief."),)), "it had 2 messages, not 1"),
    ],
)
def test_another_request_than_recorded_is_told_apart(tmp_path: Path, changed: Request, told: str) -> None:
    record(tmp_path, (asking("a\nb"), Reply("c")))
    with pytest.raises(ModelMissingError) as raised:
        ReplayModel(str(tmp_path)).reply(changed)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is no recorded exchange"),
        ("[]", "is no recorded exchange"),
        ('{"replys": []}', 'it has no key "replys"'),
        ('{"replies": []}', "it has neither a reply nor an error"),
        ('{"seconds": 1}', "no 'replies'"),
        ('{"replies": [3]}', "is no recorded exchange"),
        ('{"error": {"kind": "Oops", "what": "x"}}', "Oops is no kind of error of a model"),
        ('{"replies": ["x"], "request": {"messages": [{"role": "me", "content": ""}]}}', "is no recorded exchange"),
    ],
)
def test_files_that_are_no_exchange(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "1.json").write_text(text)
    with pytest.raises(ModelMissingError) as raised:
        ReplayModel(str(tmp_path))
    assert told in str(raised.value)
    assert "1.json" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_folders_without_exchanges(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"is no folder of exchanges \(No such file"):
        ReplayModel(str(tmp_path / "missing"))
    with pytest.raises(ModelMissingError, match="holds no exchanges"):
        ReplayModel(str(tmp_path))


def test_a_changed_request_is_another_one(tmp_path: Path) -> None:
    request = asking("x", seed=1)
    record(tmp_path, (request, Reply("1")))
    with pytest.raises(ModelMissingError, match="seed was 1, is 2"):
        ReplayModel(str(tmp_path)).reply(replace(request, seed=2))


def test_figures_that_were_measured_do_not_make_another_request(tmp_path: Path) -> None:
    record(tmp_path, (asking("It took 12.5 ms.\n  3  80 % | for x in xs:\nMake it faster."), Reply("1")))
    again = asking("It took 13.25 ms.\n  3  79 % | for x in xs:\nMake it faster.")
    assert texts(ReplayModel(str(tmp_path)).reply(again)) == ["1"]
    with pytest.raises(ModelMissingError, match=r'line 3 of message 2 was "Make it faster\.", is "Stop\."'):
        ReplayModel(str(tmp_path)).reply(asking("It took 14 ms.\n  3  79 % | for x in xs:\nStop."))


def test_values_that_were_seen_do_not_make_another_request(tmp_path: Path) -> None:
    seen = "## What was seen while it ran\n\n- `xs` in `f`: list[int], 3 to 9 items\n- `for x in xs`: entered twice\n\n"
    record(tmp_path, (asking(f"One\n{seen}Two"), Reply("1")))
    assert texts(ReplayModel(str(tmp_path)).reply(asking("One\nTwo"))) == ["1"]
    with pytest.raises(ModelMissingError, match=r'line 2 of message 2 was "Two", is "Three"'):
        ReplayModel(str(tmp_path)).reply(asking("One\nThree"))
