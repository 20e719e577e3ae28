"""Model files from the Hugging Face hub, kept in the user's data folder.

They are plain files there, ``models/OWNER/NAME/FILE``, to be seen, moved and deleted, and a broken download goes on
where it stopped even when perfhint was killed; the hub's own cache can do neither. A file has its name only when it is
whole and its checksum is the hub's.
"""

from __future__ import annotations

import fcntl
import glob
import hashlib
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

import platformdirs

from perfhint.errors import (
    ModelAccessError,
    ModelError,
    ModelMissingError,
    ModelRefusedError,
    ModelUnreachableError,
    UsageError,
    WriteError,
)
from perfhint.models import gguf_file
from perfhint.records import ModelFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    OnBytes = Callable[[int, int], None]
    """Told how many bytes there are by now, and how many there will be."""

INSTALL = "pip install 'perfhint[local]'"
_PART = re.compile(r"(.+)-(\d{5})-of-(\d{5})\.gguf")
"""A model in several files: llama.cpp finds the others beside the first."""
_CHECKSUM = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHOWN = 5
"""Files that a message names."""


def folder() -> Path:
    """Where model files are kept."""
    return Path(platformdirs.user_data_dir("perfhint", appauthor=False)) / "models"


def located(name: str) -> Path:
    """The file somebody means by `name`: a path, or a file that was pulled, as `pulled` names it."""
    path = Path(name).expanduser()
    kept = folder() / name
    return kept if kept.is_file() and not path.exists() else path


def pulled() -> list[ModelFile]:
    """The files that are there, by name; unfinished ones are not."""
    found = [path for path in folder().rglob("*.gguf") if path.is_file()] if folder().is_dir() else []
    return [ModelFile(path.relative_to(folder()).as_posix(), path, path.stat().st_size) for path in sorted(found)]


def pull(repository: str, file: str, *, revision: str | None = None, on_bytes: OnBytes | None = None) -> ModelFile:
    """Get `file` of `repository`, and its other parts where it is the first of several; the one to name to llama.cpp.

    Raises `ModelError` for whatever the hub says, `UsageError` for names that are none, `WriteError` when the disk is
    full or not writable.
    """
    _check_names(repository, file)
    found = [_pull_one(repository, each, revision, on_bytes) for each in _parts(file)]
    return found[0]


def _check_names(repository: str, file: str) -> None:
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository) or ".." in repository:
        raise UsageError(f'"{repository}" is no repository', todo="it is written OWNER/NAME")
    if not file.endswith(".gguf") or file.startswith("/") or ".." in file.split("/"):
        raise UsageError(f'"{file}" is no GGUF file', todo="name one of the repository, ending in .gguf")


def _parts(file: str) -> list[str]:
    match = _PART.fullmatch(file)
    if not match:
        return [file]
    return [f"{match[1]}-{number:05}-of-{match[3]}.gguf" for number in range(1, int(match[3]) + 1)]


def _pull_one(repository: str, file: str, revision: str | None, on_bytes: OnBytes | None) -> ModelFile:
    target = folder() / repository / file
    with _one_line_errors(repository, file, revision):
        remote = _Remote.find(repository, file, revision)
        if not (target.is_file() and remote.is_same(target)):
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.{remote.checksum[:16]}.part")
            for stale in set(target.parent.glob(f".{glob.escape(target.name)}.*.part")) - {part}:
                stale.unlink()
            _fill(part, remote, on_bytes)
            if not remote.is_same(part):
                part.unlink()
                raise ModelRefusedError(
                    f"what came is not {file} of {repository}: its checksum differs", todo="pull it again"
                )
            part.replace(target)
        gguf_file.read_header(target)
    return ModelFile(target.relative_to(folder()).as_posix(), target, target.stat().st_size)


def _fill(part: Path, remote: _Remote, on_bytes: OnBytes | None) -> None:
    """Download what is missing of `part`."""
    from huggingface_hub.file_download import http_get

    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ModelRefusedError("another perfhint is pulling this file", todo="wait for it") from None
        have = file.seek(0, os.SEEK_END)
        if remote.size is not None and have > remote.size:
            have = file.truncate(0)
            file.seek(0)
        _check_space(part, (remote.size or 0) - have)
        try:
            http_get(
                remote.url,
                file,
                resume_size=have,
                headers=remote.headers,
                expected_size=remote.size,
                tqdm_class=_bar(on_bytes, have),
            )
        except KeyboardInterrupt:
            file.flush()
            raise KeyboardInterrupt("what has come is kept, the same command goes on from there") from None


def _check_space(part: Path, missing: int) -> None:
    free = shutil.disk_usage(part.parent).free
    if free < missing:
        raise WriteError(
            f"the file needs {missing / 1e9:.1f} GB more, {part.parent} has {free / 1e9:.1f} GB free",
            todo="make room, or set XDG_DATA_HOME to a folder with room",
        )


class _Remote:
    """A file on the hub, at one commit."""

    def __init__(self, url: str, headers: dict[str, str], checksum: str, size: int | None) -> None:
        self.url = url
        self.headers = headers
        self.checksum = checksum
        """SHA-256 of large files; of others what git calls them by, a SHA-1 with a prefix."""
        self.size = size

    @classmethod
    def find(cls, repository: str, file: str, revision: str | None) -> _Remote:
        """What the hub says about the file. Raises the hub's errors."""
        from huggingface_hub import get_hf_file_metadata, hf_hub_url
        from huggingface_hub.utils import build_hf_headers

        endpoint = os.environ.get("HF_ENDPOINT") or None
        url = hf_hub_url(repository, file, revision=revision, endpoint=endpoint)
        headers = build_hf_headers(library_name="perfhint")
        about = get_hf_file_metadata(url, headers=headers, endpoint=endpoint)
        if not re.fullmatch(_CHECKSUM, about.etag or ""):
            raise ModelRefusedError(f"{urlsplit(url).netloc} does not tell the checksum of {file}")
        if urlsplit(about.location).netloc != urlsplit(url).netloc:
            headers.pop("authorization", None)  # the token is the hub's business only
        return cls(about.location, headers, about.etag, about.size)

    def is_same(self, path: Path) -> bool:
        """Whether a local file has the content."""
        size = path.stat().st_size
        if self.size is not None and size != self.size:
            return False
        with path.open("rb") as file:
            if len(self.checksum) == hashlib.sha256().digest_size * 2:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.checksum
            return _git_digest(file, size) == self.checksum


def _git_digest(file: BinaryIO, size: int) -> str:
    digest = hashlib.sha1(f"blob {size}\0".encode(), usedforsecurity=False)
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _bar(on_bytes: OnBytes | None, have: int) -> type:
    """A class that huggingface_hub takes for a progress bar."""

    class Bar:
        def __init__(self, *_: Any, total: int | None = None, **__: Any) -> None:
            self._done, self._total = have, total or 0
            self.update(0)

        def update(self, count: int) -> None:
            self._done += count
            if on_bytes:
                on_bytes(self._done, self._total)

        def __enter__(self) -> Bar:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    return Bar


@contextmanager
def _one_line_errors(repository: str, file: str, revision: str | None) -> Iterator[None]:
    """Turn what huggingface_hub and the file system raise into errors of ours."""
    try:
        from huggingface_hub import errors
        from huggingface_hub.utils import logging
    except ImportError:
        raise ModelMissingError("pulling models needs huggingface_hub", todo=INSTALL) from None
    logging.set_verbosity_error()  # what it would say, we say
    try:
        yield
    except ModelError:
        raise
    except errors.GatedRepoError as error:
        raise ModelAccessError(
            f"{repository} is given only to those who accepted its terms",
            todo="accept them on the hub and set HF_TOKEN",
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise ModelMissingError(
            f"the hub has no repository {repository}, or not for everybody", todo="check the name, or set HF_TOKEN"
        ) from error
    except errors.RevisionNotFoundError as error:
        raise ModelMissingError(f"{repository} has no revision {revision}") from error
    except errors.EntryNotFoundError as error:
        raise ModelMissingError(f"{repository} has no file {file}", todo=_others(repository, revision)) from error
    except errors.HfHubHTTPError as error:
        raise _of_status(error.response.status_code, repository, error) from error
    except (errors.HTTPError, errors.OfflineModeIsEnabled) as error:
        raise ModelUnreachableError(
            f"the hub cannot be reached ({_first_line(error)})", todo="what has come is kept, the same command goes on"
        ) from error
    except OSError as error:
        if error.errno is None:  # huggingface_hub's: fewer bytes came than were announced
            raise ModelUnreachableError(
                f"{file} did not come whole ({_first_line(error)})", todo="the same command goes on"
            ) from error
        raise WriteError(f"the model cannot be kept in {folder()} ({error.strerror})") from error
    except ValueError as error:
        raise ModelRefusedError(f"{file} cannot be pulled ({_first_line(error)})") from error


def _of_status(status: int, repository: str, error: Exception) -> ModelError:
    if status in (401, 403):
        return ModelAccessError(f"the hub does not let you have {repository} (status {status})", todo="set HF_TOKEN")
    if status in (408, 429) or status >= 500:
        return ModelUnreachableError(f"the hub cannot answer now (status {status})", todo="try again later")
    return ModelRefusedError(f"the hub refuses ({_first_line(error)})")


def _others(repository: str, revision: str | None) -> str:
    """The GGUF files that the repository has."""
    from huggingface_hub import HfApi

    try:
        api = HfApi(endpoint=os.environ.get("HF_ENDPOINT") or None)
        files = sorted(each for each in api.list_repo_files(repository, revision=revision) if each.endswith(".gguf"))
    except Exception:  # noqa: BLE001 - only a kindness
        return ""
    more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
    return f"it has {', '.join(files[:_SHOWN])}{more}" if files else "it has no GGUF files"


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
