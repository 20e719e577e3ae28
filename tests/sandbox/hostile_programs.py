"""Programs that mean harm, and what each must come to.

Shared by the tests and by `benchmarks/hostile.py`. Every program is given the arguments of `surroundings.Surroundings`:
a marker by which its processes are found, the home and project folders, a port that listens, and the id of a process.
A program that succeeds in what it must not be able to do prints BREACH.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from perfhint.records import Ending, Limits
from perfhint.sandbox import Layer

PROLOGUE = """
import os, sys
marker, home, project, port, victim = sys.argv[1:]
def attempt(what, action):
    try:
        result = action()
    except Exception:
        pass
    else:
        if result:
            print("BREACH", what, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One program, the ending it must be reported with, and the limits that make it short."""

    name: str
    text: str
    ending: Ending
    limits: Limits = field(default_factory=lambda: Limits(wall_s=20.0))
    stdout: bytes | None = None
    """What must be captured, where that is known."""
    own_s: float = 0.0
    """CPU seconds that must be counted as its own, since it surely uses them."""
    isolating_only: bool = False
    """Whether limits alone promise nothing against it, or it would really do harm there."""
    slow: bool = False


def _seconds(wall_s: float) -> Limits:
    return Limits(wall_s=wall_s)


HOSTILE = (
    Hostile("endless loop", "while True: pass", Ending.TIMEOUT, _seconds(0.4)),
    Hostile("sleeps for ever", "import time; time.sleep(1e6)", Ending.TIMEOUT, _seconds(0.4)),
    Hostile("stops itself", "import signal; os.kill(os.getpid(), signal.SIGSTOP)", Ending.TIMEOUT, _seconds(0.4)),
    Hostile(
        "fork bomb",
        """
while True:
    try: os.fork()
    except OSError: pass
""",
        Ending.PROCESSES,
        Limits(wall_s=5.0, processes=24),
    ),
    Hostile(
        "fork bomb that leaves its session",
        """
while True:
    try:
        if not os.fork(): os.setsid()
    except OSError: pass
""",
        Ending.PROCESSES,
        Limits(wall_s=5.0, processes=24),
    ),
    Hostile("allocates 100 GB", "bytearray(100 << 30)", Ending.MEMORY),
    Hostile(
        "allocates in many processes",
        """
import time
for _ in range(4):
    if not os.fork():
        block = bytearray(b"x") * (150 << 20)
        time.sleep(20)
time.sleep(20)
""",
        Ending.MEMORY,
        Limits(wall_s=20.0, memory_bytes=300 << 20),
    ),
    Hostile(
        "lifts its memory limit",
        """
import resource, time
attempt("lifted", lambda: resource.setrlimit(resource.RLIMIT_AS, (-1, -1)))
block = bytearray(b"x") * (500 << 20)
time.sleep(20)
""",
        Ending.MEMORY,
        Limits(wall_s=20.0, memory_bytes=200 << 20),
    ),
    Hostile(
        "endless output",
        "while True: print('x' * 10000)",
        Ending.OUTPUT,
        Limits(wall_s=20.0, output_bytes=1 << 20, file_bytes=1 << 30),
    ),
    Hostile(
        "endless errors",
        "while True: sys.stderr.write('x' * 10000)",
        Ending.OUTPUT,
        Limits(wall_s=20.0, output_bytes=1 << 20, file_bytes=1 << 30),
    ),
    Hostile(
        "fills the disk with one file",
        """
with open("big", "wb") as file:
    while True: file.write(bytes(1 << 20))
""",
        Ending.DISK,
        Limits(wall_s=20.0, file_bytes=8 << 20, output_bytes=1 << 20),
    ),
    Hostile(
        "fills the disk with many files",
        """
number = 0
while True:
    number += 1
    with open(str(number), "wb") as file: file.write(bytes(10000))
""",
        Ending.DISK,
        Limits(wall_s=20.0, file_bytes=2 << 20),
    ),
    Hostile(
        "fills the disk with files that have no name",
        """
import time
files = []
for number in range(100):
    files.append(open(str(number), "wb", buffering=0))
    files[-1].write(bytes(1 << 20))
    os.unlink(str(number))
time.sleep(20)
""",
        Ending.DISK,
        Limits(wall_s=20.0, file_bytes=8 << 20),
    ),
    Hostile(
        "writes to home and to the target's folder",
        """
outside_scratch = os.path.dirname(os.path.dirname(os.getcwd()))
for folder in (home, project, project + "/tests", "/tmp", "/usr/lib", "/etc", "/dev", outside_scratch):
    attempt("wrote", lambda: open(folder + "/planted", "w"))
attempt("overwrote", lambda: open(project + "/solution.py", "w"))
attempt("removed", lambda: os.unlink(project + "/tests/1.out") is None)
""",
        Ending.FINISHED,
        stdout=b"",
        isolating_only=True,
    ),
    Hostile(
        "reads keys and expected outputs",
        """
attempt("key", lambda: open(home + "/.ssh/id_ed25519").read())
attempt("expected output", lambda: open(project + "/tests/1.out").read())
attempt("home", lambda: os.listdir(home))
attempt("project", lambda: os.listdir(project))
attempt("shadow", lambda: open("/etc/shadow").read())
os.symlink(home + "/.ssh/id_ed25519", "link")
attempt("key by a link", lambda: open("link").read())
""",
        Ending.FINISHED,
        stdout=b"",
        isolating_only=True,
    ),
    Hostile(
        "connects to a listening port",
        """
import socket
attempt("tcp", lambda: socket.create_connection(("127.0.0.1", int(port)), timeout=2))
attempt("", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", int(port))) < 0)
attempt("unix", lambda: socket.socket(socket.AF_UNIX).connect(home + "/agent") is None)
""",
        Ending.FINISHED,
        stdout=b"",
        isolating_only=True,
    ),
    Hostile(
        "reads the environment of other processes",
        """
secret = b"SECRET_OF_" + marker.encode()
for pid in filter(str.isdecimal, os.listdir("/proc")):
    attempt("environment of " + pid, lambda: secret in open("/proc/" + pid + "/environ", "rb").read())
attempt("own environment", lambda: secret.decode() in str(os.environ))
""",
        Ending.FINISHED,
        stdout=b"",
        isolating_only=True,
    ),
    Hostile(
        "kills another process",
        "attempt('killed', lambda: os.kill(int(victim), 9) is None)",
        Ending.FINISHED,
        stdout=b"",
        isolating_only=True,
    ),
    Hostile(
        "kills everything",
        """
import signal
if os.getpid() > 100:
    print("BREACH it would kill the machine's processes, so it did not try")
else:
    attempt("killed something", lambda: os.kill(-1, signal.SIGKILL))
    attempt("killed its parent", lambda: os.kill(os.getppid(), signal.SIGKILL))
print("alive")
""",
        Ending.FINISHED,
        stdout=b"alive\n",
        isolating_only=True,
    ),
    Hostile(
        "leaves a daemon behind",
        """
import time
if not os.fork():
    os.setsid()
    if not os.fork():
        os.chdir("/")
        time.sleep(1000)
    os._exit(0)
os.wait()
print("done")
""",
        Ending.FINISHED,
        stdout=b"done\n",
    ),
    Hostile("leaves half way", "print('half', flush=True)\nos._exit(0)", Ending.ABRUPT, stdout=b"half\n"),
    Hostile("becomes another program", "os.execv('/bin/true', ['true'])", Ending.ABRUPT, stdout=b""),
    Hostile(
        "forges its report",
        r"""
import glob
for descriptor in range(3, 1024):
    for forged in (b"0" * 64 + b" 0 0 0\n", b" 0 0 0\n", b"finished"):
        try: os.pwrite(descriptor, forged, 0)
        except OSError: pass
os._exit(0)
""",
        Ending.ABRUPT,
    ),
    Hostile(
        "says that it begins only now",
        r"""
import time
def burn():
    until = time.process_time() + 0.1
    while time.process_time() < until: pass
def claim():
    for used in (10 ** 12, 0):
        message = used.to_bytes(8, "little") + time.monotonic_ns().to_bytes(8, "little")
        for descriptor in range(3, 1024):
            try: os.write(descriptor, message)
            except OSError: pass
def take_back_what_was_said():
    for process in filter(str.isdecimal, os.listdir("/proc")):
        for number in os.listdir(f"/proc/{process}/fd") if process != str(os.getpid()) else ():
            name = f"/proc/{process}/fd/{number}"
            if os.readlink(name).startswith(("pipe:", "socket:")):
                attempt("heard it", lambda: os.read(os.open(name, os.O_RDWR | os.O_NONBLOCK), 64))
burn()
if "AGAIN" not in os.environ:
    if os.getpid() < 100:  # not the pipes of all the machine
        try: take_back_what_was_said()
        except OSError: pass
    claim()
    if os.fork(): os.wait()
    descriptors = os.open("report", os.O_RDWR | os.O_CREAT), os.open("beginning", os.O_RDWR | os.O_CREAT)
    for descriptor in descriptors: os.set_inheritable(descriptor, True)
    os.environ.update(
        AGAIN="",
        PERFHINT_RUN="%d:%d:" % descriptors,
        PYTHONPATH=os.path.dirname(sys.modules["sitecustomize"].__file__),
    )
    os.execv(sys.executable, [sys.executable, *sys.argv])
claim()
""",
        Ending.ABRUPT,
        own_s=0.3,
    ),
    Hostile(
        "closes every file and leaves its own in their place",
        """
os.closerange(3, 1024)
for number in range(300):
    try: os.open(str(number), os.O_RDWR | os.O_CREAT)
    except OSError: break
""",
        Ending.ABRUPT,
    ),
    Hostile(
        "patches clocks, exit and print",
        """
import builtins, time
start = time.process_time()
while time.process_time() - start < 0.3: pass
nothing = lambda *arguments, **options: 0
time.perf_counter = time.time = time.process_time = time.monotonic = nothing
sys.exit = os._exit = os.getpid = os.write = os.pwrite = os.fstat = os.ftruncate = builtins.print = nothing
sys.stdout.write("patched")
sys.exit(7)
""",
        Ending.FINISHED,
        stdout=b"patched",
    ),
    Hostile(
        "closes its output", "print('said', flush=True)\nos.close(1)\nos.close(2)", Ending.FINISHED, stdout=b"said\n"
    ),
    Hostile(
        "prints what is not text", r"sys.stdout.buffer.write(b'\xff\x00\xfe')", Ending.FINISHED, stdout=b"\xff\x00\xfe"
    ),
    Hostile(
        "deletes its working directory",
        "import shutil\nshutil.rmtree(os.getcwd(), ignore_errors=True)\nprint(os.listdir('/proc/self/cwd/'))",
        Ending.FINISHED,
        stdout=b"[]\n",
    ),
    Hostile(
        "leaves folders nobody can enter",
        """
for path in ("a", "a/b", "a/b/c"):
    os.mkdir(path)
    open(path + "/file", "w").close()
os.mkfifo("a/pipe")
for path in ("a/b/c/file", "a/b/c", "a/b", "a"): os.chmod(path, 0)
""",
        Ending.FINISHED,
    ),
    Hostile(
        "nests folders deeper than a path can name",
        """
for _ in range(500):
    os.mkdir("d" * 50)
    os.chdir("d" * 50)
""",
        Ending.FINISHED,
    ),
    Hostile(
        "makes 20 000 files",
        "for number in range(20_000): os.close(os.open(str(number), os.O_CREAT))",
        Ending.FINISHED,
        Limits(wall_s=60.0),
        slow=True,
    ),
)


def applies(hostile: Hostile, layer: Layer) -> bool:
    """Whether the layer promises anything against it."""
    return layer is not Layer.LIMITS or not hostile.isolating_only
