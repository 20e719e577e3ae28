"""How much it tells that a value of the user's cases stands in a program: what everybody writes tells nothing."""

from __future__ import annotations

import math
import string
from itertools import pairwise

from perfhint.source.words import names

_COMMON_NUMBERS = frozenset(
    {998244353, 10**9 + 7, 10**9 + 9, 86400, 3600, 1440, 604800, 365, 366, 360, 180, 65521, 1e-9, 1e-6, 1e-12}
)
_COMMON_TEXTS = (
    string.ascii_letters,
    string.ascii_uppercase + string.ascii_lowercase,
    string.digits + string.ascii_letters,
    string.ascii_letters + string.digits,
    string.hexdigits,
    string.punctuation,
    "AEIOUaeiou",
    "aeiouAEIOU",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
)
_COMMON_WORDS = names(
    "true false none null yes no utf-8 utf8 ascii latin-1 __main__ impossible possible error invalid unknown empty "
    "first second draw alice bob infinity nan -inf inf ignore replace strict surrogateescape"
)
_LETTER_BITS = 1.5
"""Of words: a letter tells little when the ones before it are known."""
_SIGN_BITS = 2.5


def bits(word: str) -> float:
    """About how many bits it takes to write one word, or a number, by chance."""
    try:
        number = float(word) if "." in word or "e" in word or "inf" in word or "nan" in word else int(word)
    except ValueError:
        return _text_bits(word)
    return _number_bits(number)


def line_bits(line: str) -> float:
    """The same of several words."""
    words = line.split()
    if len(words) > 1 and _is_regular(words):
        return 0.0
    return sum(map(bits, words)) + max(0, len(words) - 1)


def _number_bits(number: float) -> float:
    if not math.isfinite(number) or number in _COMMON_NUMBERS:
        return 0.0
    if isinstance(number, float) and not number.is_integer():
        digits = len(repr(abs(number)).replace(".", "").strip("0"))
        return 3.3 * digits if digits > 1 else 1.0
    size = abs(int(number))
    if size < 2 or _is_round(size):
        return 1.0
    return math.log2(size)


def _is_round(size: int) -> bool:
    """A power of two or beside one, or only one or two digits and zeros."""
    if any((size + by) & (size + by - 1) == 0 for by in (-1, 0, 1)):
        return True
    return size >= 100 and any(len(str(size + by).rstrip("0")) <= 1 + (size > 10**4) for by in (-1, 0, 1))


def _text_bits(word: str) -> float:
    if word.lower() in _COMMON_WORDS or any(word in common for common in _COMMON_TEXTS) or len(set(word)) < 3:
        return 0.0
    letters = sum(map(str.isalpha, word))
    return _LETTER_BITS * letters + _SIGN_BITS * (len(word) - letters)


def _is_regular(words: list[str]) -> bool:
    """Numbers with the same step between all of them."""
    try:
        numbers = list(map(int, words))
    except ValueError:
        return len(set(words)) == 1
    return len({b - a for a, b in pairwise(numbers)}) == 1
