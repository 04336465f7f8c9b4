"""Visits and meetings in many wordings, one a row of `meetings.csv`: what happens, of whom, when, or that none is."""

import pytest

from tests.extraction.facts import events, expected, table, told

ROWS = table("meetings.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_meeting_of_its_row_or_none(row):
    found = [draft for draft in events(row["text"], row["published"] or None) if draft.type != "statement"]
    assert [told(draft, without="forum") for draft in found] == expected(row)
