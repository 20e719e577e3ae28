"""Patches as models write them: wrong numbers, moved, without names of files; and what does not fit is said."""

from __future__ import annotations

import difflib
import random

import pytest

from perfhint.patches import apply_patch, is_patch

PROGRAM = """\
import sys

def main():
    n = int(input())
    seen = []
    for i in range(n):
        if i % 7 not in seen:
            seen.append(i % 7)
    print(len(seen))

def other():
    n = int(input())
    print(n)

main()
"""

SETS = """\
@@ -5,4 +5,4 @@
-    seen = []
+    seen = set()
     for i in range(n):
         if i % 7 not in seen:
-            seen.append(i % 7)
+            seen.add(i % 7)
"""
WITH_SETS = PROGRAM.replace("seen = []", "seen = set()").replace("append", "add")


@pytest.mark.parametrize(
    "patch",
    [
        f"--- a/solution.py\n+++ b/solution.py\n{SETS}",
        f"diff --git a/x/solution.py b/x/solution.py\n--- a/x/solution.py\n+++ b/x/solution.py\n{SETS}",
        SETS,
        SETS.replace("-5,4 +5,4", "-5,40 +5,1"),
        SETS.replace("-5,4 +5,4", "-3,4 +3,4"),
        SETS.replace("@@ -5,4 +5,4 @@", "@@"),
        SETS.replace("@@ -5,4 +5,4 @@", "@@ def main(): @@"),
        SETS.replace("@@ -5,4 +5,4 @@", "@@ ... @@"),
        SETS + "\nThis uses a set.\n",
        SETS.replace("\n     for i in range(n):", "\n     for i in range(n):   "),
        SETS.replace("@@\n-", "@@\n     n = int(input())\n-"),
        SETS.replace("@@\n-", "@@\n     m = int(input())\n-"),
    ],
    ids=[
        "whole",
        "of git",
        "no file",
        "wrong counts",
        "moved",
        "no numbers",
        "name of the function",
        "dots",
        "chatty",
        "white space",
        "context",
        "wrong context",
    ],
)
def test_what_is_meant_is_applied(patch: str) -> None:
    assert is_patch(patch)
    assert apply_patch(PROGRAM, patch, "solution.py") == (WITH_SETS, ())


def test_several_hunks_of_which_the_first_moves_the_others() -> None:
    old = "".join(f"line {i}\n" for i in range(40))
    new = old.replace("line 3\n", "a\nb\nc\n").replace("line 20\n", "").replace("line 39\n", "line 39\nend\n")
    patch = "".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "a", "b"))
    assert apply_patch(old, patch, "x.py").text == new
    longer = "new\n" * 5 + old
    assert apply_patch(longer, patch, "x.py").text == "new\n" * 5 + new


@pytest.mark.parametrize(
    ("patch", "why"),
    [
        ("@@ -5 +5 @@\n-    seen = {}\n+    seen = set()\n", "not in the program"),
        ("@@\n-    n = int(input())\n+    n = int(read())\n", "stand in 2 places"),
        ("@@\n+import os\n", "no context"),
        ("@@ -1,2 +1,2 @@\n import sys\n \n", "changes nothing"),
        ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n", "about 2 files"),
    ],
    ids=["not there", "two places", "no context", "nothing", "two files"],
)
def test_what_cannot_be_told_is_said_and_not_guessed(patch: str, why: str) -> None:
    applied = apply_patch(PROGRAM, patch, "solution.py")
    assert applied.text is None
    assert why in " ".join(applied.failures)


def test_half_a_patch_is_no_answer_and_names_the_hunk() -> None:
    applied = apply_patch(PROGRAM, SETS + "@@ -15 +15 @@\n-run()\n+main()\n", "solution.py")
    assert applied.text is None
    (failure,) = applied.failures
    assert failure.startswith('hunk "@@ -15 +15 @@" (it begins with `run()`)')


@pytest.mark.parametrize("text", ["x = 1\ny = a - b\n", "- a list\n- in words\n", "--- \n+++ \n", "@@ nothing"])
def test_what_is_no_patch(text: str) -> None:
    assert not is_patch(text)


def test_any_difference_of_two_texts_can_be_applied() -> None:
    chance = random.Random(1)
    for _ in range(300):
        old = [f"{chance.choice('abc')}{i}\n" for i in range(chance.randrange(1, 25))]
        new = [line for line in old if chance.random() > 0.2]
        for _ in range(chance.randrange(4)):
            new.insert(chance.randrange(len(new) + 1), f"new {chance.random()}\n")
        patch = "".join(difflib.unified_diff(old, new, "a/x.py", "b/x.py"))
        if patch:
            assert apply_patch("".join(old), patch, "x.py").text == "".join(new)
