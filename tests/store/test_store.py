"""What goes into the store comes out again, in pieces, next to others, and after a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sample_records import comparison, full_run, tried

from perfhint.errors import StoreError
from perfhint.records import Rejection, Verdict
from perfhint.store import Store, open_store
from perfhint.store.runs import OUTPUT_LIMIT


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "data" / "store.sqlite") as opened:
        yield opened


def test_run_round_trips_exactly(store: Store) -> None:
    store.save(full_run())
    with open_store(store.path) as other:
        assert other.load(full_run().id) == full_run()


def test_run_grows_save_by_save(store: Store) -> None:
    whole = full_run()
    run = replace(
        whole, baseline=None, profile=None, tried=(), best=None, comparison=None, hunks=(), finished=False, exchanges=()
    )
    steps = [run]
    for change in (
        {"baseline": whole.baseline},
        {"profile": whole.profile},
        {"exchanges": whole.exchanges[:1]},
        {"exchanges": whole.exchanges},
        {"tried": whole.tried[:1]},
        {"tried": whole.tried},
        {"best": whole.best, "comparison": whole.comparison, "hunks": whole.hunks},
        {"comparison": comparison(3.0), "elapsed_s": 20.0},
        {"best": None, "comparison": None, "hunks": (), "finished": True},
    ):
        steps.append(replace(steps[-1], **change))
    for step in steps:
        store.save(step)
        store.save(step)
        with open_store(store.path) as other:
            assert other.load(run.id) == step


def test_run_that_shrinks_or_changes_in_the_middle_is_saved_as_it_is(store: Store) -> None:
    run = full_run()
    store.save(run)
    for changed in (replace(run, tried=run.tried[::-1]), replace(run, tried=run.tried[1:]), replace(run, tried=())):
        store.save(changed)
        assert store.load(run.id) == changed


def test_saving_again_writes_only_what_is_new(store: Store) -> None:
    run = full_run()
    store.save(run)
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE part SET record = '\"marked\"' WHERE name = 'original'")
    connection.execute("UPDATE candidate SET rejection = 'MARKED'")
    connection.commit()
    store.save(replace(run, tried=(*run.tried, tried("c", Verdict(Rejection.SYNTAX)))))
    assert [row[0] for row in connection.execute("SELECT rejection FROM candidate ORDER BY position")] == [
        "MARKED",
        "MARKED",
        "SYNTAX",
    ]
    connection.close()
    assert store.load(run.id).original == "marked"


def test_output_of_the_baseline_is_kept_as_an_excerpt(store: Store) -> None:
    run = full_run()
    assert run.baseline
    loud = replace(run.baseline.executions[0], stdout=b"x" * 10_000_000, stderr=b"y" * 10_000_000, report=b"z" * 99)
    store.save(replace(run, baseline=replace(run.baseline, executions=(loud,))))
    loaded = store.load(run.id)
    assert loaded.baseline
    (execution,) = loaded.baseline.executions
    assert (len(execution.stdout), len(execution.stderr), execution.report) == (OUTPUT_LIMIT, OUTPUT_LIMIT, b"")
    assert store.path.stat().st_size < 1_000_000


def test_raw_times_can_be_read_with_sql(store: Store) -> None:
    store.save(full_run())
    connection = sqlite3.connect(store.path)
    rows = connection.execute(
        "SELECT position, speedup, json_extract(record, '$.before[1][2]') FROM measurement ORDER BY position"
    ).fetchall()
    connection.close()
    assert rows == [(-1, 2.5, 0.1 * 2 + 2e-9), (1, 2.0, 0.1 * 2 + 2e-9)]


def test_load_takes_a_unique_beginning(store: Store) -> None:
    run = full_run()
    for id_ in ("20260101T000000-aaaa", "20260101T000000-ab", "20260202T000000-bbbb", "20260202T000000-bbbb2"):
        store.save(replace(run, id=id_))
    assert store.load("20260101T000000-aa").id == "20260101T000000-aaaa"
    assert store.load("20260202T000000-bbbb").id == "20260202T000000-bbbb"
    with pytest.raises(StoreError, match="several runs begin"):
        store.load("20260101")
    for missing in ("2027", "", "%", "20260101T000000-a_"):
        with pytest.raises(StoreError, match="has no run"):
            store.load(missing)


def test_recent_lists_the_newest_first(store: Store) -> None:
    run = full_run()
    store.save(replace(run, id="a", started="2026-01-01T00:00:00+00:00"))
    store.save(replace(run, id="b", started="2026-01-03T00:00:00+00:00", best=None, comparison=None, tried=()))
    store.save(replace(run, id="c", started="2026-01-02T00:00:00+00:00", finished=False))
    assert [each.id for each in store.recent()] == ["b", "c", "a"]
    newest, second = store.recent(2)
    assert (newest.improved, newest.speedup, newest.candidates, newest.finished) == (False, None, 0, True)
    assert (second.improved, second.speedup, second.candidates, second.finished) == (True, 2.5, 2, False)
    assert second.target == run.target


def test_latest_run_is_found_by_target_and_digest(store: Store) -> None:
    run = replace(full_run(), finished=False)
    store.save(replace(run, id="old", started="2026-01-01T00:00:00+00:00", finished=True))
    store.save(run)
    store.save(replace(run, id="other", started="2027-01-01T00:00:00+00:00", digest="e" * 64))
    assert store.latest(run.target, run.digest) == run
    assert store.latest(run.target, "f" * 64) is None
    assert store.latest(Path("/elsewhere/solution.py"), run.digest) is None
    finished = replace(run, finished=True)
    store.save(finished)
    assert store.latest(run.target, run.digest) == finished


def test_baseline_that_was_cut_is_nothing_to_go_on_with(store: Store) -> None:
    run = full_run()
    assert run.baseline
    loud = replace(run.baseline.executions[0], stdout=b"x" * OUTPUT_LIMIT)
    store.save(replace(run, baseline=replace(run.baseline, executions=(loud,))))
    assert store.latest(run.target, run.digest) == replace(run, baseline=None)


def test_path_that_is_not_utf8(store: Store) -> None:
    run = replace(full_run(), target=Path(os.fsdecode(b"/tmp/caf\xe9.py")), finished=False)
    store.save(run)
    assert store.latest(run.target, run.digest) == run
    assert store.recent()[0].target == run.target


SAVE_FOR_EVER = """
import sys
sys.path[:0] = [sys.argv[2]]
from dataclasses import replace
from pathlib import Path
from sample_records import full_run, tried
from perfhint.records import Verdict
from perfhint.store import open_store

store = open_store(Path(sys.argv[1]))
run = replace(full_run(), finished=False)
for number in range(1_000_000):
    run = replace(run, tried=(*run.tried, tried("x" * 1000, Verdict())), elapsed_s=float(number))
    store.save(run)
    print(number, flush=True)
"""


def saving_process(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SAVE_FOR_EVER, path, Path(__file__).parents[1]], stdout=subprocess.PIPE
    )


def test_killed_while_saving_leaves_a_run_to_resume(store: Store) -> None:
    run = full_run()
    with saving_process(store.path) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(20)]
        assert store.latest(run.target, run.digest) is None, "another process is still working on it"
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read().splitlines()
    found = store.latest(run.target, run.digest)
    assert found
    assert found.elapsed_s >= int(said[-1])
    assert len(found.tried) == 2 + found.elapsed_s + 1


def test_processes_share_one_store(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"

    def save_some(name: str) -> None:
        with open_store(path) as own:
            for number in range(20):
                own.save(replace(full_run(), id=name, elapsed_s=float(number)))

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(save_some, name) for name in "abcd"]:
            done.result()
    with open_store(path) as store:
        assert {(each.id, each.elapsed_s) for each in store.recent()} == {(name, 19.0) for name in "abcd"}


def test_newer_store_is_refused(store: Store) -> None:
    connection = sqlite3.connect(store.path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(StoreError, match="written by a newer perfhint: upgrade"):
        open_store(store.path)


def test_failed_migration_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE candidate (something_else)")
    connection.close()
    with pytest.raises(StoreError, match="already exists"):
        open_store(path)
    connection = sqlite3.connect(path)
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["candidate"]
    connection.close()


@pytest.mark.parametrize(
    "content", [b"this is no database, it is text\n" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store.sqlite cannot be used") as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_damaged_page_is_one_line(store: Store) -> None:
    for number in range(50):
        store.save(replace(full_run(), id=f"run{number}"))
    store.close()
    data = bytearray(store.path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    store.path.write_bytes(data)
    with pytest.raises(StoreError, match=r"malformed.*move the file away"), open_store(store.path) as damaged:
        damaged.recent()
        damaged.load("run7")


def test_record_that_cannot_be_read_back(store: Store) -> None:
    store.save(full_run())
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE part SET record = '{\"executions\": 5}' WHERE name = 'baseline'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="cannot be read back"):
        store.load(full_run().id)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be created.*PERFHINT_STORE"):
        open_store(tmp_path / "file" / "store.sqlite")
    with pytest.raises(StoreError, match=r"cannot be used.*PERFHINT_STORE"):
        open_store(tmp_path)


def test_full_disk_is_one_line(store: Store) -> None:
    store._connection.execute("PRAGMA max_page_count = 1")  # the same error SQLite gives on a full disk
    with pytest.raises(StoreError, match=r"full.*make room"):
        store.save(replace(full_run(), original="x" * 1_000_000))
    assert store.recent() == []


def test_other_program_holding_the_lock(store: Store) -> None:
    store._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(StoreError, match="locked"):
        store.save(full_run())
    assert time.monotonic() - began < 5
    other.execute("ROLLBACK")
    other.close()
    store.save(full_run())
    assert store.load(full_run().id) == full_run()
