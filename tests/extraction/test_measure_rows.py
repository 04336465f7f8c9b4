"""Measures, disputes, openings and projects, one a row of `measures.csv`: what it tells, or that it tells none."""

import pytest

from tests.extraction.facts import events, expected, table, told

TYPES = {"policy_measure", "dispute", "opening", "project", "entry_into_force"}
ROWS = table("measures.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_happening_of_its_row_or_none(row):
    assert [told(draft) for draft in events(row["text"]) if draft.type in TYPES] == expected(row)
