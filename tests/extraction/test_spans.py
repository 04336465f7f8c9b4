"""When the levels held between which something moved over a span of time."""

import pytest

from tests.extraction.facts import rows

SPANS = [
    ("From 2000 to 2016, trade between Peru and Chile grew from $5bn to $9bn.", ["2000", "2016"]),
    (
        "From 2000 to 2016, trade between Peru and Chile grew from less than $5bn to $9bn, a rise of 80 percent.",
        ["2000", "2016", "2000/2016"],
    ),
    ("Between 2000 and 2016, Peru's exports to Chile fell from 9 tonnes to 5 tonnes.", ["2000", "2016"]),
    ("Peru's exports to Chile fell from 9 tonnes to 5 tonnes between 2000 and 2016.", ["2000", "2016"]),
    ("From 2000 to 2016, Peru's exports grew from $5bn (4 billion euros) to $9bn.", ["2000", "2000", "2016"]),
    ("Over the past five years, Peru's exports to Chile grew from $5bn to $9bn.", [None, None]),
    (
        "From January to June, Peru's exports to Chile grew from $5bn to $9bn.",
        ["2017-01/2017-06", "2018-01/2018-06"],
    ),
]


@pytest.mark.parametrize(("text", "periods"), SPANS)
def test_two_years_of_a_span_part_between_where_it_began_and_where_it_led(text: str, periods: list[str | None]):
    assert [period for (period,) in rows(text, "period")] == periods
