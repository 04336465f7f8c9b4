"""Deals in many wordings, one a row of `deals.csv`: its type, stage, economies and time, or that there is none."""

import pytest

from tests.extraction.facts import agreements, expected, table, told

ROWS = table("deals.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_deal_of_its_row_or_none(row):
    assert [told(draft) for draft in agreements(row["text"])] == expected(row)
