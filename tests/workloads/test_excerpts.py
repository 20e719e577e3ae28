from __future__ import annotations

import time

import pytest

from perfhint.workloads.excerpts import normal, part, printable, same, shorten


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (b"1\n2\n", b"1\n2"),
        (b"1 \n2\t\n\n\n", b"1\n2"),
        (b"1\r\n2\r\n", b"1\n2\n"),
        (b"", b" \n\n"),
        (b"1\n\n2", b"1\n  \n2"),
    ],
)
def test_trailing_whitespace_does_not_count(a: bytes, b: bytes) -> None:
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [(b"1\n2", b"1\n\n2"), (b" 1", b"1"), (b"1  2", b"1 2"), (b"12", b"1\n2"), (b"", b"0"), (b"\xff", b"\xfe")],
)
def test_anything_else_counts(a: bytes, b: bytes) -> None:
    assert not same(a, b)


def test_normalising_in_pieces_is_normalising_whole() -> None:
    lines = [b"%d" % i + b" " * (i % 3) for i in range(400_000)]
    assert normal(b"\r\n".join(lines) + b" \n") == b"\n".join(line.rstrip() for line in lines)


def test_first_differing_line_is_told() -> None:
    parting = part(b"1\n2\n3\n", b"1\n5\n3\n")
    assert parting.detail == 'line 2: expected "2", got "5"'
    assert (parting.expected, parting.got) == ("1\n2\n3", "1\n5\n3")


@pytest.mark.parametrize(
    ("expected", "got", "detail"),
    [
        (b"1\n2\n", b"1\n", 'line 2: expected "2", got nothing more (2 lines expected, 1 printed)'),
        (b"1\n", b"1\n2\n", 'line 2: expected nothing more, got "2" (1 line expected, 2 printed)'),
        (b"1\n", b"", 'line 1: expected "1", got nothing more (1 line expected, 0 printed)'),
        (b"12\n3\n", b"1\n3\n", 'line 1: expected "12", got "1"'),
        (b"1\n\n2\n", b"1\n2\n", 'line 2: expected "", got "2" (3 lines expected, 2 printed)'),
        (b"1\n2\n", b"12\n", 'line 1: expected "1", got "12" (2 lines expected, 1 printed)'),
    ],
)
def test_detail(expected: bytes, got: bytes, detail: str) -> None:
    assert part(expected, got).detail == detail


def test_long_outputs_show_the_surroundings_and_where_they_are() -> None:
    expected = [b"%d" % i for i in range(1, 1001)]
    got = list(expected)
    got[499] = b"wrong"
    parting = part(b"\n".join(expected), b"\n".join(got))
    assert parting.expected == "(lines 498 to 502 of 1000)\n498\n499\n500\n501\n502"
    assert parting.got == "(lines 498 to 502 of 1000)\n498\n499\nwrong\n501\n502"


def test_missing_end_shows_how_the_shorter_one_ends() -> None:
    parting = part(b"\n".join(b"%d" % i for i in range(9)), b"\n".join(b"%d" % i for i in range(7)))
    assert parting.got == "(lines 6 to 7 of 7)\n5\n6"
    assert parting.expected == "(lines 6 to 9 of 9)\n5\n6\n7\n8"


def test_long_lines_are_cut_around_the_difference() -> None:
    expected = b"a" * 5000 + b"X" + b"b" * 5000
    parting = part(expected, expected.replace(b"X", b"Y"))
    assert "X" in parting.detail
    assert "Y" in parting.detail
    assert len(parting.detail) < 200
    assert len(parting.expected) < 120
    assert parting.expected.startswith("…a")
    assert parting.expected.endswith("b…")


def test_bytes_and_control_characters_are_shown_and_not_acted_upon() -> None:
    parting = part(b"\xff", b"\x1b[2J")
    assert parting.detail == r'line 1: expected "\xff", got "\x1b[2J"'
    assert printable("é\u202eß\ud800") == "é\\u202eß\\ud800"


def test_difference_inside_a_character() -> None:
    assert part("né".encode(), "nè".encode()).detail == 'line 1: expected "né", got "nè"'


def test_shorten() -> None:
    assert shorten("abc", 1, 3) == "abc"
    assert shorten("abcdefghij", 5, 4) == "…defg…"
    assert shorten("abcdefghij", 9, 4) == "…ghij"
    assert shorten("one\nline\x00") == "one\\nline\\x00"


@pytest.mark.slow
def test_fifty_megabytes_of_short_lines_are_compared_in_seconds() -> None:
    lf = b"12345\n" * 8_000_000
    crlf = lf.replace(b"\n", b"\r\n")
    start = time.process_time()
    assert same(crlf, lf)
    assert part(crlf + b"1\n", lf + b"2\n").detail == 'line 8000001: expected "1", got "2"'
    assert time.process_time() - start < 60
