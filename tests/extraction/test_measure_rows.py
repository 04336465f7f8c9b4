"""Measures, disputes, openings and projects, one a row of `measures.csv`: what it tells, or that it tells none."""

import csv
from pathlib import Path

import pytest

from tests.extraction.facts import events

TYPES = {"policy_measure", "dispute", "opening", "project", "entry_into_force"}

with Path(__file__).with_name("measures.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_happening_of_its_row_or_none(row):
    found = [
        (
            draft.type,
            draft.status,
            " ".join(sorted({party.country or party.id for party in draft.parties})),
            draft.period.edtf if draft.period else "",
        )
        for draft in events(row["text"])
        if draft.type in TYPES
    ]
    expected = (row["type"], row["status"], row["economies"], row["period"])
    assert found == ([expected] if row["type"] else [])
