"""Descriptions of problems as they are found: Markdown, plain text, with and without headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.errors import UsageError
from perfhint.records import Problem
from perfhint.search.problem import parse_problem, read_problem

if TYPE_CHECKING:
    from pathlib import Path

MARKED = """\
# Distinct numbers

Tags: sorting, sets

Count them.

## Input

One line of numbers.

## Output Format

Their count.

## Constraints

- at most 10^5 numbers

## Sample Input 1

```
# Input
1 1 2
```

## Sample Output 1

```
2
```
"""
PLAIN = """\
Count the distinct numbers.
Input
One line of numbers.
Output
Their count.
Examples
Input
1 1 2
Output
2
"""


def test_marked_headings() -> None:
    assert parse_problem(MARKED) == Problem(
        description="# Distinct numbers\n\nCount them.\n\n## Constraints\n\n- at most 10^5 numbers",
        tags="sorting, sets",
        input_format="One line of numbers.",
        output_format="Their count.",
        samples="## Sample Input 1\n\n```\n# Input\n1 1 2\n```\n\n## Sample Output 1\n\n```\n2\n```",
    )


def test_plain_headings() -> None:
    assert parse_problem(PLAIN) == Problem(
        description="Count the distinct numbers.",
        input_format="One line of numbers.",
        output_format="Their count.",
        samples="Examples\nInput\n1 1 2\nOutput\n2",
    )


@pytest.mark.parametrize("heading", ["## Tags", "**Tags**", "**Tags:**", "Tags:", "Tags\n----", "Tags\n===="])
def test_a_heading_may_be_written_in_many_ways(heading: str) -> None:
    assert parse_problem(f"Words.\n\n{heading}\n\ndp, greedy\n") == Problem("Words.", tags="dp, greedy")


def test_deeper_headings_belong_to_what_they_stand_under() -> None:
    problem = parse_problem("Words.\n\n## Examples\n\n### Input\n1\n\n### Output\n2\n\n## Input\nA number.\n")
    assert problem.samples == "## Examples\n\n### Input\n1\n\n### Output\n2"
    assert problem.input_format == "A number."


def test_without_headings_all_of_it_is_the_description() -> None:
    assert parse_problem("Count.\n\n\n\nThe input is sorted.\n") == Problem("Count.\n\nThe input is sorted.")


@pytest.mark.parametrize(
    ("data", "said"), [(b" \n", "is empty"), (b"\xff\xfe", "is not UTF-8"), (None, "cannot be read")]
)
def test_a_file_that_says_nothing_is_told_in_one_line(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "problem.md"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError, match=said):
        read_problem(path)
