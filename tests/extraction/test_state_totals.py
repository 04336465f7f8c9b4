"""Totals of official statistics: top partners, what is told of one month alone, the same change told of others."""

import pytest

from tests.extraction.facts import events, only, rows

SLOTS = ("measure", "value", "flow", "reporter", "partner", "period")
TOLD = [
    (
        "Oman remained Peru's largest trading partner with trade up 5.6 percent to 9 billion dollars in 2017.",
        [("change_pct", "5.6", "total", "PER", "OMN", "2017"), ("level", "9000000000", "total", "PER", "OMN", "2017")],
    ),
    (
        (
            "Peru's trade with Chile rose 4 percent in 2017. Trade with Oman showed mixed results, with imports"
            " declining by 3 percent to $8bn."
        ),
        [
            ("change_pct", "4", "total", "PER", "CHL", "2017"),
            ("change_pct", "3", "import", "PER", "OMN", "2017"),
            ("level", "8000000000", "import", "PER", "OMN", "2017"),
        ],
    ),
    (
        "In 2017 Peru's imports grew by 2 percent to $9bn. Its imports from Chile grew by 2 percent to $3bn.",
        [
            ("change_pct", "2", "import", "PER", None, "2017"),
            ("level", "9000000000", "import", "PER", None, "2017"),
            ("change_pct", "2", "import", "PER", "CHL", "2017"),
            ("level", "3000000000", "import", "PER", "CHL", "2017"),
        ],
    ),
    (
        "Peru's exports rose 5 percent in the first half of 2018. In June alone, they reached $3bn. Imports fell 3%.",
        [
            ("change_pct", "5", "export", "PER", None, "2018-01/2018-06"),
            ("level", "3000000000", "export", "PER", None, "2018-06"),
            ("change_pct", "3", "import", "PER", None, "2018-01/2018-06"),
        ],
    ),
    (
        (
            "Peru exported goods worth $1.5bn to Chile last year, up 39 percent from $1.1bn a year earlier, while its"
            " imports from Chile reached $9bn, up 37 percent."
        ),
        [
            ("level", "1500000000", "export", "PER", "CHL", "2017"),
            ("change_pct", "39", "export", "PER", "CHL", "2017"),
            ("level", "1100000000", "export", "PER", "CHL", "2016"),
            ("level", "9000000000", "import", "PER", "CHL", "2017"),
            ("change_pct", "37", "import", "PER", "CHL", "2017"),
        ],
    ),
    (
        "Peru ran a surplus of nearly $1.9 billion with the five Central American countries last year.",
        [("level", "1900000000", "balance", "PER", "R-CENTRAL-AMERICA", "2017")],
    ),
    (
        "Oman and Chile were the four leading importers of Peruvian tin in 2017.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_total_is_of_those_of_whom_it_is_told(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(text, *SLOTS) == expected


def test_what_leaders_discuss_is_a_meeting():
    text = "Issues were discussed by the Premier of Peru Cesar Villanueva with the Premier of Chile Juan Perez in Lima."
    told = only(events(text))
    assert (told.type, told.place) == ("talks", "Lima")
