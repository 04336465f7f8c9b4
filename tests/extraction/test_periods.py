"""When figures hold and what they are compared with: times near and far, told before, or of every year."""

import pytest

from tests.extraction.facts import rows

SLOTS = ("value", "period", "base_period")
LEAD = "Peru's exports to Chile rose 5 percent to $2 billion during the first five months of 2018."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru's exports to Chile reached $2bn in the first half of 2018, up 12% from the same period in 2017.",
            [("2000000000", "2018-01/2018-06", None), ("12", "2018-01/2018-06", "2017-01/2017-06")],
        ),
        (
            "Peru's June exports to Chile were 7 percent lower than May.",
            [("7", "2018-06", "2018-05")],
        ),
        (
            "Peru's exports to Chile rose 7 percent in June compared with April.",
            [("7", "2018-06", "2018-04")],
        ),
        (
            "Peru's exports to Chile rose 7 percent y/y in the second quarter.",
            [("7", "2018-04/2018-06", "2017-04/2017-06")],
        ),
        (
            "Peru's exports to Chile rose from $4 billion to $5 billion in 2017.",
            [("4000000000", "2016", None), ("5000000000", "2017", None)],
        ),
        (
            "Peru's exports to Chile fell 70 percent from $900 million to $270 million between January and May 2018.",
            [
                ("70", "2018-01/2018-05", "2017-01/2017-05"),
                ("900000000", "2017-01/2017-05", None),
                ("270000000", "2018-01/2018-05", None),
            ],
        ),
        (
            "Trade between Peru and Chile was $5 billion in 2017, a fall from 2010, when trade stood at $8 billion.",
            [("5000000000", "2017", None), ("8000000000", "2010", None)],
        ),
        (
            "Peru's exports to Chile have grown 7 percent since March.",
            [("7", "2018-03/..", "2018-03")],
        ),
        (
            "Peru's exports to Chile reached $5 billion in 2016, up from $3 billion three years earlier.",
            [("5000000000", "2016", None), ("3000000000", "2013", None)],
        ),
        (
            "Pakistan sold Peru goods worth $3bn in July-December FY2016-17, against $2bn in the same period of FY16.",
            [("3000000000", "2016-07/2016-12", None), ("2000000000", "2015-07/2015-12", None)],
        ),
        (
            "Peru's exports to Chile were $2 billion (2017).",
            [("2000000000", "2017", None)],
        ),
    ],
)
def test_a_figure_has_its_period_and_its_base(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(f"{text} That is all.", *SLOTS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Compared to April, exports of fish fell by 3 percent and imports rose by 2 percent in May.",
            [("3", "2018-05", "2018-04"), ("2", "2018-05", "2018-04")],
        ),
        (
            "On a month-on-month basis, exports of fish fell by 3 percent.",
            [("3", "2018-05", "2018-04")],
        ),
        (
            "In May exports of fish rose 3 percent and imports fell 2 percent on the month.",
            [("3", "2018-05", "2018-04"), ("2", "2018-05", "2018-04")],
        ),
        (
            "Exports of fish fell to $18 million in May from the April level of $19 million.",
            [("18000000", "2018-05", None), ("19000000", "2018-04", None)],
        ),
        (
            "Exports of fish rose 3 percent from the January-March period.",
            [("3", "2018-05", "2018-01/2018-03")],
        ),
        (
            "Exports of fish in the 2017/18 season, which started in October and ended in March, were $30 million.",
            [("30000000", "2017/2018", None)],
        ),
    ],
)
def test_what_a_change_is_measured_against_may_stand_anywhere(text: str, expected: list[tuple[str | None, ...]]):
    found = rows(f"Peru's exports to Chile were $2 billion in May. {text}", *SLOTS)
    assert found[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Over the same period of 2017 exports of fish grew 3 percent.",
            ("3", "2017-01/2017-05", "2016-01/2016-05"),
        ),
        ("Of the total, exports of fish were $300 million.", ("300000000", "2018-01/2018-05", None)),
        ("Exports of fish in the period under review were $300 million.", ("300000000", "2018-01/2018-05", None)),
        ("Peru's exports to Chile are worth $4 billion annually.", ("4000000000", None, None)),
        (
            "Peru's exports to Chile widened by 9 percent on a month-on-month basis.",
            ("9", "2018-05", "2018-04"),
        ),
    ],
)
def test_a_sentence_goes_on_with_the_period_that_was_told(text: str, expected: tuple[str | None, ...]):
    assert rows(f"{LEAD} {text}", *SLOTS)[-1] == expected


def test_the_previous_month_is_that_before_the_month_told_last():
    text = "Peru's exports to Chile were $2 billion in May and $9 billion in the whole of 2017."
    text += " Imports rose to $4 billion from $3 billion the previous month."
    assert rows(text, *SLOTS)[2:] == [("4000000000", "2018-05", None), ("3000000000", "2018-04", None)]


def test_a_month_that_is_told_of_two_years_is_compared_with_the_year_before():
    text = "Peru's exports to Chile rose 9 percent to $4 billion in May 2018. They were lower in May 2017, it said."
    assert rows(text, *SLOTS)[0] == ("9", "2018-05", "2017-05")


def test_a_level_in_brackets_is_of_the_time_before_it():
    text = "Peru's exports to Chile in May 2018 were 9 percent higher compared to May 2016 ($3 billion)."
    assert rows(text, *SLOTS)[-1] == ("3000000000", "2016-05", None)


def test_a_change_far_from_the_lead_is_of_the_period_that_the_article_is_about():
    talk = " ".join(f"A minister of that country praised it for reason {word}." for word in "abcdefghijk")
    assert rows(f"{LEAD} {talk} Exports of fish grew 3 percent.", *SLOTS)[-1][1] == "2018-01/2018-05"


def test_a_former_record_does_not_set_the_period_of_what_follows():
    text = "Peru's trade surplus with Chile surpassed the previous high of $3 billion set in April, it said."
    text = f"{LEAD} {text} Exports of fish grew 3 percent."
    assert rows(text, *SLOTS)[-1][1] == "2018-01/2018-05"


def test_a_rank_among_years_is_no_period():
    text = "Peru's exports to Chile rose again after three years, growing 5 percent."
    assert [row[1] for row in rows(f"In 2017 Peru's economy grew. {text}", *SLOTS) if row[0] == "5"] != ["2015/2018"]


def test_where_an_aim_begins_has_no_period_of_its_own():
    text = "Peru and Chile agreed to raise trade from about $3 billion to $5 billion by 2030."
    assert rows(f"{LEAD} {text}", *SLOTS)[-2:] == [("3000000000", None, None), ("5000000000", "../2030", None)]
