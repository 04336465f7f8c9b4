"""Figures in many wordings, each a row of `figures.csv`: what they measure, whose, with whom and when, or that none is.

A figure stands there as value, unit, measure, direction, reporter, partner, flow, period and status; a dot is none.
"""

import pytest

from tests.extraction.facts import rows, table

FIELDS = ("value", "unit", "measure", "direction", "reporter", "partner", "flow", "period", "status")
ROWS = table("figures.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_text_tells_the_figures_of_its_row_or_none(row):
    found = [
        " ".join(one or "." for one in figure) for figure in rows(row["text"], *FIELDS, published=row["published"])
    ]
    assert "; ".join(found) == row["figures"]
