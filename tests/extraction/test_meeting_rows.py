"""Visits and meetings in many wordings, one a row of `meetings.csv`: what happens, of whom, when, or that none is."""

import csv
from pathlib import Path

import pytest

from tests.extraction.facts import events

with Path(__file__).with_name("meetings.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_meeting_of_its_row_or_none(row):
    found = [
        (
            draft.type,
            draft.status,
            " ".join(sorted({party.country or party.id for party in draft.parties if party.role != "forum"})),
            draft.period.edtf if draft.period else "",
        )
        for draft in events(row["text"], row["published"] or None)
        if draft.type != "statement"
    ]
    expected = (row["type"], row["status"], row["economies"], row["period"])
    assert found == ([expected] if row["type"] else [])
