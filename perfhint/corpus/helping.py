"""Processes that help, and end with the one that asked them, however that ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, resource_tracker
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def pool(processes: int, begin: Callable[..., None] | None = None, *arguments: Any) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which calls `begin` first; what has not begun at the end of the block never does."""
    context = multiprocessing.get_context("spawn")  # threads of numpy's do not survive a fork
    executor = ProcessPoolExecutor(processes, context, _begin, (begin, arguments))
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the end of the block; processes that are started within wait until they are up."""
    resource_tracker.ensure_running()  # when it starts, it lets Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # at Ctrl-C it ends without a word: the one that asked speaks
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if begin:
        begin(*arguments)


def _end_with_parent() -> None:
    """Nobody would tell this process when the one that asked was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
