"""Pulling model files from a hub on loopback: whole, interrupted, spoilt, refused."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hub_server import HubServer
from tiny_gguf import write_tiny_gguf

from perfhint.errors import (
    ModelAccessError,
    ModelError,
    ModelMissingError,
    ModelRefusedError,
    ModelUnreachableError,
    PerfhintError,
    UsageError,
    WriteError,
)
from perfhint.models import Options, hub, open_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("huggingface_hub", reason="huggingface_hub is not installed: pip install -e '.[test]'")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf").read_bytes()


@pytest.fixture
def server(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    with HubServer({"q4/model.gguf": content, "README.md": b"# A model\n"}) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        monkeypatch.setenv("HF_TOKEN", "")
        monkeypatch.setenv("HF_HUB_DISABLE_IMPLICIT_TOKEN", "")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        yield server


def left() -> list[str]:
    return sorted(path.name for path in hub.folder().rglob("*") if path.is_file())


def test_a_file_comes_whole_and_can_be_named(server: HubServer, content: bytes) -> None:
    told: list[tuple[int, int]] = []
    got = hub.pull("some/model", "q4/model.gguf", on_bytes=lambda *numbers: told.append(numbers))
    assert got.path.read_bytes() == content
    assert got.path == hub.folder() / "some/model/q4/model.gguf"
    assert hub.pulled() == [got]
    assert left() == ["model.gguf"]
    assert told[0] == (0, len(content))
    assert told[-1] == (len(content), len(content))
    assert open_model(f"gguf:{got.name}", Options()).context_tokens == 4096


def test_a_file_that_is_there_is_not_sent_again(server: HubServer) -> None:
    got = hub.pull("some/model", "q4/model.gguf")
    assert hub.pull("some/model", "q4/model.gguf", revision="v1") == got
    assert server.ranges == [None]
    assert server.seen[-1].path == "/some/model/resolve/v1/q4/model.gguf"


def test_a_new_version_takes_the_place_of_the_old_one(server: HubServer, content: bytes) -> None:
    got = hub.pull("some/model", "q4/model.gguf")
    server.files["q4/model.gguf"] = content + b"more"
    assert hub.pull("some/model", "q4/model.gguf").size == got.size + 4


@pytest.mark.slow
def test_interrupted_downloads_go_on_where_they_stopped(server: HubServer, content: bytes) -> None:
    server.files["q4/model.gguf"] = content = content + bytes(22_000_000)  # huggingface_hub writes 10 MB at a time
    server.cut_after = 21_000_000
    with pytest.raises(ModelUnreachableError, match=r"cannot answer now \(status 503\)"):
        hub.pull("some/model", "q4/model.gguf")
    assert hub.pulled() == []
    (part,) = hub.folder().rglob("*.part")
    have = part.stat().st_size
    assert have > 10_000_000
    server.cut_after = server.status = None
    told: list[int] = []
    got = hub.pull("some/model", "q4/model.gguf", on_bytes=lambda done, _: told.append(done))
    assert server.ranges[-1] == f"bytes={have}-"
    assert told[0] == have
    assert got.path.read_bytes() == content
    assert left() == ["model.gguf"]


def test_a_part_of_another_version_is_not_gone_on_with(server: HubServer, content: bytes) -> None:
    server.cut_after = 100_000
    with pytest.raises(ModelUnreachableError):
        hub.pull("some/model", "q4/model.gguf")
    server.cut_after = server.status = None
    server.files["q4/model.gguf"] = content + b"more"
    assert hub.pull("some/model", "q4/model.gguf").path.read_bytes() == content + b"more"
    assert server.ranges[-1] is None
    assert left() == ["model.gguf"]


PULL = [sys.executable, "-m", "perfhint", "models", "pull", "some/model", "q4/model.gguf"]


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_perfhint_is_stopped_in_the_middle(server: HubServer, content: bytes, how: signal.Signals) -> None:
    server.files["q4/model.gguf"] = content = content + bytes(40_000_000)  # more than what is read at once
    server.go_on = threading.Event()
    with subprocess.Popen(PULL, stderr=subprocess.PIPE, text=True) as stopped:
        assert server.sending.wait(60)
        while not any(path.stat().st_size for path in hub.folder().rglob("*.part")):
            assert stopped.poll() is None
        stopped.send_signal(how)
        _, said = stopped.communicate(timeout=60)
    server.go_on.set()
    server.go_on = None
    if how == signal.SIGINT:
        assert said == "perfhint: interrupted: what has come is kept, the same command goes on from there\n"
        assert stopped.returncode == 130
    assert hub.pulled() == []
    done = subprocess.run(PULL, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "gguf:some/model/q4/model.gguf" in done.stdout
    assert server.ranges[-1] is not None
    (got,) = hub.pulled()
    assert got.path.read_bytes() == content


def test_all_parts_of_a_model_in_several_files(server: HubServer, content: bytes) -> None:
    names = [f"big-0000{number}-of-00003.gguf" for number in (1, 2, 3)]
    server.files |= dict.fromkeys(names, content)
    assert hub.pull("some/model", names[0]).name == f"some/model/{names[0]}"
    assert [file.name for file in hub.pulled()] == [f"some/model/{name}" for name in names]


def test_the_token_is_for_the_hub_only(server: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.token = "hf_secret"
    with pytest.raises(ModelError, match="HF_TOKEN"):
        hub.pull("some/model", "q4/model.gguf")
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub.pull("some/model", "q4/model.gguf")
    tokens = {each.path.split("/")[1]: each.token for each in server.seen}
    assert tokens == {"some": "Bearer hf_secret", "storage": None}


def test_what_comes_is_compared_with_the_checksum(server: HubServer) -> None:
    server.spoilt = True
    with pytest.raises(ModelRefusedError, match="its checksum differs: pull it again"):
        hub.pull("some/model", "q4/model.gguf")
    assert left() == []


@pytest.mark.parametrize(
    ("repository", "file", "revision", "error", "told"),
    [
        (
            "some/other",
            "model.gguf",
            None,
            ModelMissingError,
            "the hub has no repository some/other, or not for everybody",
        ),
        (
            "some/model",
            "model.gguf",
            None,
            ModelMissingError,
            "some/model has no file model.gguf: it has q4/model.gguf",
        ),
        ("some/model", "q4/model.gguf", "v9", ModelMissingError, "some/model has no revision v9"),
        ("some", "model.gguf", None, UsageError, "is no repository: it is written OWNER/NAME"),
        ("some/model", "README.md", None, UsageError, "is no GGUF file"),
        ("some/model", "../../model.gguf", None, UsageError, "is no GGUF file"),
        ("../model", "model.gguf", None, UsageError, "is no repository"),
    ],
)
def test_what_is_not_there(
    server: HubServer, repository: str, file: str, revision: str | None, error: type[PerfhintError], told: str
) -> None:
    with pytest.raises(error) as raised:
        hub.pull(repository, file, revision=revision)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert left() == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, ModelAccessError),
        (403, ModelAccessError),
        (429, ModelUnreachableError),
        (500, ModelUnreachableError),
        (503, ModelUnreachableError),
        (400, ModelRefusedError),
        (418, ModelRefusedError),
    ],
)
def test_statuses(server: HubServer, status: int, error: type[ModelError], capfd: pytest.CaptureFixture[str]) -> None:
    server.status = status
    with pytest.raises(error) as raised:
        hub.pull("some/model", "q4/model.gguf")
    assert type(raised.value) is error
    assert "\n" not in str(raised.value)
    assert capfd.readouterr() == ("", "")


def test_gated(server: HubServer) -> None:
    server.is_gated = True
    with pytest.raises(ModelAccessError, match="accept them on the hub and set HF_TOKEN"):
        hub.pull("some/model", "q4/model.gguf")


def test_no_server(server: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelUnreachableError, match="the hub cannot be reached"):
        hub.pull("some/model", "q4/model.gguf")


def test_a_server_that_is_no_hub(server: HubServer) -> None:
    server.status = 200
    with pytest.raises(ModelError) as raised:
        hub.pull("some/model", "q4/model.gguf")
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_model(server: HubServer) -> None:
    server.files["q4/model.gguf"] = b"just text"
    with pytest.raises(ModelMissingError, match=r"some/model/q4/model\.gguf is not a GGUF file"):
        hub.pull("some/model", "q4/model.gguf")


def test_a_checksum_that_is_none(server: HubServer, tmp_path: Path) -> None:
    server.checksum = "../../../../outside"
    with pytest.raises(ModelRefusedError, match=r"does not tell the checksum of q4/model\.gguf"):
        hub.pull("some/model", "q4/model.gguf")
    assert left() == []


def test_a_folder_that_cannot_be_written(server: HubServer, tmp_path: Path) -> None:
    (tmp_path / "perfhint").write_text("in the way")
    with pytest.raises(WriteError, match="the model cannot be kept in"):
        hub.pull("some/model", "q4/model.gguf")


def test_two_at_once(server: HubServer, content: bytes) -> None:
    server.cut_after = 1000
    with pytest.raises(ModelUnreachableError):
        hub.pull("some/model", "q4/model.gguf")
    server.cut_after = server.status = None
    (part,) = hub.folder().rglob("*.part")
    with part.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ModelRefusedError, match="another perfhint is pulling this file"):
            hub.pull("some/model", "q4/model.gguf")


def test_a_path_goes_before_a_pulled_file(server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    got = hub.pull("some/model", "q4/model.gguf")
    monkeypatch.chdir(tmp_path)
    assert hub.located(got.name) == got.path
    (tmp_path / "some/model/q4").mkdir(parents=True)
    (tmp_path / got.name).write_bytes(b"")
    assert os.fspath(hub.located(got.name)) == got.name
