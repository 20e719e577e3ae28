"""What was asked once is not asked again, though what was measured has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.models.remembering import RememberingModel
from perfhint.models.replay import ReplayModel
from perfhint.records import Exchange, Message, Request

if TYPE_CHECKING:
    from pathlib import Path


def request(text: str, samples: int = 1) -> Request:
    return Request((Message("user", text),), samples=samples)


def opened(folder: Path, *names: str) -> ReplayModel:
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names, 1):
        (folder / f"{number:02}.md").write_text(name)
    return ReplayModel(str(folder))


def test_a_resumed_run_asks_only_what_is_new(tmp_path: Path) -> None:
    kept: list[Exchange] = []
    first = RememberingModel(opened(tmp_path / "a", "one", "two", "three"), (), kept.append)
    asked = ["`f` takes 12.3 ms, 93 % of it in line 3", "again", "again"]
    assert [first.reply(request(text)).replies[0].text for text in asked] == ["one", "two", "three"]
    assert len(kept) == 3

    later: list[Exchange] = []
    resumed = RememberingModel(ReplayModel(str(tmp_path / "a")), kept, later.append)
    measured_anew = ["`f` takes 8 ms, 9 % of it in line 3", *asked[1:]]
    assert [resumed.reply(request(text)).replies[0].text for text in measured_anew] == ["one", "two", "three"]
    assert later == []
    assert resumed.reply(request("again")).replies[0].text == "one"
    assert len(later) == 1


def test_a_margin_that_was_measured_anew_is_the_same_question(tmp_path: Path) -> None:
    kept: list[Exchange] = []
    model = opened(tmp_path / "a", "one", "two")
    before, after = (
        "```python\n1       | a = 1\n2  93 % | b = 2\n```",
        "```python\n1   7 % | a = 1\n2       | b = 2\n```",
    )
    RememberingModel(model, (), kept.append).reply(request(before))
    assert RememberingModel(model, kept, kept.append).reply(request(after)).replies[0].text == "one"
    assert (
        RememberingModel(model, kept, kept.append).reply(request(after.replace("b = 2", "b = 3"))).replies[0].text
        == "two"
    )


def test_lines_that_a_profile_decides_on_do_not_count(tmp_path: Path) -> None:
    kept: list[Exchange] = []
    model = opened(tmp_path / "a", "one", "two")
    hot = "Where its time goes now:\n- 60 % in line 4: `f(x)`\n- 7 % in line 5: `g(x)`\n"
    before = f"Faster.\n\n{hot}\n- line 2 (io): slow\nGo on.\n"
    RememberingModel(model, (), kept.append).reply(request(before))
    assert RememberingModel(model, kept, kept.append).reply(request("Faster.\n\n\nGo on.\n")).replies[0].text == "one"


def test_a_question_that_a_cap_made_smaller_is_the_same_and_another_models_is_not(tmp_path: Path) -> None:
    kept: list[Exchange] = []
    RememberingModel(opened(tmp_path / "a", "one"), (), kept.append).reply(request("x", samples=1))
    other = RememberingModel(opened(tmp_path / "b", "other"), kept, kept.append)
    assert other.reply(request("x")).replies[0].text == "other"
    same = RememberingModel(opened(tmp_path / "a", "new"), kept, kept.append)
    assert same.reply(request("x", samples=4)).replies[0].text == "one"
