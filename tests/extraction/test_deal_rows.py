"""Deals in many wordings, one a row of `deals.csv`: its type, stage, economies and time, or that there is none."""

import csv
from pathlib import Path

import pytest

from tests.extraction.facts import agreements

with Path(__file__).with_name("deals.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_sentence_tells_the_deal_of_its_row_or_none(row):
    found = [
        (
            draft.type,
            draft.status,
            " ".join(sorted({party.country or party.id for party in draft.parties})),
            draft.period.edtf if draft.period else "",
        )
        for draft in agreements(row["text"])
    ]
    expected = (row["type"], row["status"], row["economies"], row["period"])
    assert found == ([expected] if row["type"] else [])
