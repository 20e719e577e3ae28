from __future__ import annotations

import pytest

from perfhint.profiling import profile
from perfhint.records import FunctionShare, Profile

SOURCE = "\n" * 9  # ten lines
REPORT = b"f 0 1 <module>\nf 1 3 work\nf 2 6 Thing.method\ns 6 8 2 0 1 2\ns 3 4 1 0 1\ns 1 9 0 0"


def test_lines_own_and_total_shares() -> None:
    assert profile(SOURCE, [REPORT]) == Profile(
        samples=10,
        lines={4: 0.3, 8: 0.6, 9: 0.1},
        functions=(
            FunctionShare(name="Thing.method", line=6, own=0.6, total=0.6),
            FunctionShare(name="work", line=3, own=0.3, total=0.9),
            FunctionShare(name="<module>", line=1, own=0.1, total=1.0),
        ),
    )


def test_runs_are_added_up_by_name_not_by_number() -> None:
    other = b"f 7 3 work\ns 10 5 7 7"
    merged = profile(SOURCE, [REPORT, other])
    assert merged.samples == 20
    assert merged.lines[5] == 0.5
    assert next(share for share in merged.functions if share.name == "work").own == pytest.approx(0.65)


def test_share_of_a_range_of_lines() -> None:
    assert profile(SOURCE, [REPORT]).share(4, 8) == pytest.approx(0.9)


@pytest.mark.parametrize("reports", [[], [b""], [b"", b""]])
def test_nothing_reported_is_an_empty_profile(reports: list[bytes]) -> None:
    assert profile(SOURCE, reports) == Profile(samples=0, lines={}, functions=())


@pytest.mark.parametrize(
    "forged",
    [
        b"s 5 4 9 9",
        b"s 5 0 1 1",
        b"s 5 11 1 1",
        b"s -5 4 1 1",
        b"s 99999999999999999999 4 1 1",
        b"s 5 4 1 1 9",
        b"s 5 4",
        "s \u0665 4 1 1".encode(),
        b"f 1 3 \x1b[2Jred",
        b"f 1 99 elsewhere",
        b"f 1 3 " + b"long" * 100,
        b"\xff\xfe\x00",
        b"{}",
        b"s 5 4 1 1\r",
    ],
)
def test_lines_that_make_no_sense_are_left_out(forged: bytes) -> None:
    assert profile(SOURCE, [b"\n".join([b"f 0 1 <module>", b"f 1 3 work", forged, b"s 2 4 1 0 1"])]) == profile(
        SOURCE, [b"f 0 1 <module>\nf 1 3 work\ns 2 4 1 0 1"]
    )
