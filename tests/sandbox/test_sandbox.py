"""What a sandbox gives a program, what it says about a run, and what becomes of it when something breaks."""

from __future__ import annotations

import os
import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import SandboxError
from perfhint.records import Ending, Execution, Interpreter, Limits
from perfhint.sandbox import Job, Layer, Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Execution]


@pytest.fixture
def run(layer: Sandbox, interpreter: Interpreter) -> Run:
    def run(program: str, **options: object) -> Execution:
        job = Job(interpreter=interpreter, program=textwrap.dedent(program).encode(), **options)  # type: ignore[arg-type]
        return layer.run(job)

    return run


def printed(execution: Execution) -> str:
    assert execution.ending is Ending.FINISHED, execution.stderr.decode()
    return execution.stdout.decode().strip()


class TestWhatAProgramIsGiven:
    def test_nothing_of_the_environment_but_a_few_names(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("API_KEY", "secret")
        monkeypatch.setenv("TZ", "Asia/Tokyo")

        environment = eval(printed(run("import os; print(dict(os.environ))", hash_seed=3)))

        assert environment.pop("HOME") == environment.pop("TMPDIR") != environment.pop("PWD")
        assert environment.pop("PATH").endswith(":/usr/local/bin:/usr/bin:/bin")
        assert environment == {
            "LANG": "C.UTF-8",
            "TZ": "Asia/Tokyo",
            "PYTHONHASHSEED": "3",
            "PYTHONDONTWRITEBYTECODE": "1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
        }

    def test_standard_input_by_every_way(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "in").write_text("one\ntwo\n")
        program = """
            import os, sys
            print(input(), open("/dev/stdin").readline().strip(), os.fstat(0).st_size, flush=True)
            open("/dev/stdout", "a").write("written by name")
        """

        assert printed(run(program, stdin=tmp_path / "in")) == "one one 8\nwritten by name"

    def test_empty_input_by_default(self, run: Run) -> None:
        assert printed(run("import sys; print(repr(sys.stdin.read()))")) == "''"

    def test_files_and_folders_beside_it(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "data" / "empty").mkdir(parents=True)
        (tmp_path / "data" / "a.txt").write_text("A")
        (tmp_path / "data" / "link").symlink_to("a.txt")
        (tmp_path / "data" / "loop").symlink_to(".")
        (tmp_path / "data" / "nowhere").symlink_to("missing")
        os.mkfifo(tmp_path / "data" / "pipe")
        program = """
            import os
            print(sorted(os.listdir("deep/data")), open("deep/data/link").read(), open("b.txt").read())
        """

        execution = run(program, files={"deep/data": tmp_path / "data", "b.txt": tmp_path / "data" / "a.txt"})

        assert printed(execution) == "['a.txt', 'empty', 'link'] A A"
        assert execution.files == {}

    def test_one_processor(self, run: Run) -> None:
        cpu = max(os.sched_getaffinity(0))

        assert printed(run("import os; print(os.sched_getaffinity(0))", cpu=cpu)) == f"{{{cpu}}}"

    def test_a_hash_seed(self, run: Run) -> None:
        seen = [printed(run("print(hash('text'))", hash_seed=seed)) for seed in (1, 1, 2)]

        assert seen[0] == seen[1] != seen[2]

    def test_no_privileges_and_limits_it_cannot_lift(self, run: Run, layer: Sandbox) -> None:
        status = printed(run("print(open('/proc/self/status').read())", limits=Limits(open_files=50)))

        assert "NoNewPrivs:\t1" in status
        if layer.layer is not Layer.LIMITS:
            assert set(re.findall(r"Cap(?:Eff|Prm|Inh|Amb):\t(\w+)", status)) == {"0" * 16}

    @pytest.mark.parametrize("name", ["/etc/passwd", "../x", "a/../../x", "", "."])
    def test_no_name_outside_scratch(self, interpreter: Interpreter, name: str) -> None:
        with pytest.raises(ValueError, match="not a name inside the scratch folder"):
            Job(interpreter=interpreter, program=b"", name=name)


class TestWhatIsSaidAboutIt:
    def test_what_it_keeps_at_home_is_no_result(self, run: Run) -> None:
        program = """
            import os, tempfile
            open(os.path.expanduser("~/.cache"), "w").write("x")
            tempfile.mkstemp()
            print(os.listdir())
        """

        execution = run(program)

        assert printed(execution) == "['solution.py']"
        assert execution.files == {}

    def test_files_it_left(self, run: Run, tmp_path: Path) -> None:
        for name in ("same", "rewritten the same", "changed", "removed"):
            (tmp_path / name).write_text("before")
        program = """
            import os
            open("rewritten the same", "w").write("before")
            open("changed", "w").write("after!")
            os.remove("removed")
            os.makedirs("new/folder")
            open("new/file", "w").write("new")
            os.symlink("/etc/passwd", "new/link")
            open(os.fsencode("caf\u00e9") + b"\\xff", "w")
        """

        execution = run(program, files={path.name: path for path in tmp_path.iterdir()})

        assert printed(execution) == ""
        assert sorted(execution.files) == sorted(["changed", "removed", "new/file", "new/link", "café\\xff"])
        assert execution.files["removed"] == "deleted"
        assert execution.files["new/file"] == "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"

    def test_cpu_time_of_all_processes(self, run: Run) -> None:
        burn = """
            import os, signal, time
            def burn():
                start = time.process_time()
                while time.process_time() - start < 0.3: pass
                os._exit(0)
        """
        waited = run(
            burn
            + """
            if not os.fork(): burn()
            os.wait()
        """
        )
        ignored = run(
            burn
            + """
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)
            if not os.fork(): burn()
            try: os.wait()
            except ChildProcessError: pass
        """
        )

        assert waited.cpu_s >= 0.3
        assert ignored.cpu_s >= 0.15, "a child nobody waits for is seen from time to time only"

    def test_sleeping_costs_wall_time_only(self, run: Run) -> None:
        execution = run("import time; time.sleep(0.3)")

        assert execution.wall_s >= 0.3
        assert execution.cpu_s < 0.25

    def test_peak_memory_is_the_programs_own(self, run: Run) -> None:
        ours = bytearray(b"x") * (100 << 20)

        empty = run("")
        in_child = run("import os\nif not os.fork(): bytearray(b'x') * (60 << 20); os._exit(0)\nos.wait()")

        assert len(ours) > empty.peak_rss_bytes
        assert empty.peak_rss_bytes < 24 << 20
        assert 60 << 20 < in_child.peak_rss_bytes < 90 << 20

    def test_output_up_to_the_limit(self, run: Run) -> None:
        limits = Limits(output_bytes=1000)

        assert run("print('x' * 999)", limits=limits).ending is Ending.FINISHED
        over = run("print('x' * 1000)", limits=limits)

        assert (over.ending, over.exit_status, len(over.stdout)) == (Ending.OUTPUT, None, 1000)

    def test_many_forks_of_much_memory_count_once(self, run: Run) -> None:
        program = """
            import os, time
            block = bytearray(b"x") * (100 << 20)
            for _ in range(3): os.fork()
            time.sleep(0.3)
        """

        assert run(program, limits=Limits(memory_bytes=400 << 20)).ending is Ending.FINISHED

    def test_an_interpreter_that_does_not_start(self, layer: Sandbox, tmp_path: Path) -> None:
        broken = tmp_path / "python"
        broken.write_text("#!/bin/sh\necho it is broken >&2\nexit 1\n")
        broken.chmod(0o755)

        with pytest.raises(SandboxError, match=r"did not start under .*: it is broken"):
            layer.run(Job(interpreter=Interpreter(broken, (3, 11, 0), (broken,)), program=b""))
