"""When a figure held: what is looked back at, what brackets date, what is counted so far; and what is a fact."""

import pytest

from tests.extraction.facts import rows

HELD = [
    (
        "Trade between Peru and Chile in 2007 totaled $14 billion, in 2006 the figure made $7 billion.",
        "2018-09-09",
        ["2007", "2006"],
    ),
    (
        (
            "Peru's exports in the first seven months of 2018 were 17 percent lower than in the same period"
            " a year ago, at $2 billion compared to $3 billion."
        ),
        "2018-09-09",
        ["2018-01/2018-07", "2018-01/2018-07", "2017-01/2017-07"],
    ),
    (
        "Peru's imports were $6 billion in May 2018 against imports of $7 billion posted in the same month last year.",
        "2018-09-09",
        ["2018-05", "2017-05"],
    ),
    (
        "Peru's exports fell from $7 billion in May 2017 to $6 billion in the same month of the current year.",
        "2018-09-09",
        ["2017-05", "2018-05"],
    ),
    (
        "Peru's surplus in May 2018 was $4 billion, up from $3 billion in the year-earlier period.",
        "2018-09-09",
        ["2018-05", "2017-05"],
    ),
    (
        "Peru's exports rose 3 percent in the first 10 months (from April 21, 2017 to Feb. 20, 2018) of its year.",
        "2018-09-09",
        ["2017-04-21/2018-02-20"],
    ),
    (
        "Peru's surplus rose in 2017. The surplus, up from 2016's $3 billion, was led by tin. Exports rose 5 percent.",
        "2018-09-09",
        ["2016", "2017"],
    ),
    (
        "Peru's exports in July were $3 billion. Peru has had a surplus of $1 billion so far this year.",
        "2018-08-09",
        ["2018-07", "2018-01/2018-07"],
    ),
    ("Peru has had a surplus of $1 billion so far this year.", "2018-08-09", ["2018-01/2018-08"]),
    ("Officials said exports of Peru would stand at $68 billion at the end of the year.", "2018-08-09", ["2018"]),
    (
        "Peru's deficit in the final three months of 2017 fell to $3 billion.",
        "2018-03-09",
        ["2017-10/2017-12"],
    ),
    ("Peru currently exports 40 tonnes of tin to Chile annually, the minister said in May 2018.", "2018-09-09", [None]),
]


@pytest.mark.parametrize(("text", "published", "periods"), HELD)
def test_a_figure_holds_for_its_own_time(text: str, published: str, periods: list[str | None]) -> None:
    assert [period for (period,) in rows(text, "period", published=published)] == periods


def test_a_rise_from_the_same_month_is_from_that_of_the_year_before() -> None:
    told = rows("Peru's exports in October were up 20 percent from last October.", "period", "base_period")
    assert told == [("2017-10", "2016-10")]


BASES = [
    # 330 is 10 percent over 300, so June it is, though the article compares years elsewhere.
    ("Peru's exports rose 10 percent in July to $330 million compared to $300 million in June.", "2018-06"),
    ("Peru's exports rose 10 percent in July to $330 million, and imports were $300 million in June.", "2017-07"),
    ("Peru's exports were $330 million in July, up from $300 million in May, an increase of 10 percent.", "2018-05"),
]


@pytest.mark.parametrize(("text", "base"), BASES)
def test_a_change_is_against_the_level_that_it_fits(text: str, base: str) -> None:
    told = rows(f"{text} Imports fell 3 percent from a year earlier.", "measure", "base_period")
    assert next(one for measure, one in told if measure == "change_pct") == base


def test_a_change_on_the_quarter_before_knows_it_though_its_own_is_told_later() -> None:
    told = rows(
        "Peru's exports rose 12 percent from the previous quarter to $2bn in the second quarter.", "base_period"
    )
    assert told[0] == ("2018-01/2018-03",)


FACTS = [
    ("Peru will not resume trade with Chile, worth $7 billion a year.", "observed"),
    ("Peru hopes that trade with Chile will reach $7 billion a year.", "target"),
    ("Peru hopes that trade with Chile will grow from the existing level of $7 billion.", "observed"),
    ("Peru had to import 900 tonnes of rice in 2017.", "observed"),
    ("Peru plans to import 900 tonnes of rice.", "target"),
]


@pytest.mark.parametrize(("text", "status"), FACTS)
def test_what_is_so_is_observed_though_the_sentence_hopes(text: str, status: str) -> None:
    assert rows(text, "status") == [(status,)]


SIDES = [
    ("Toyota plans a plant in Mexico. The works would raise its global capacity by 300 vehicles.", "WLD", False),
    (
        "Vietnam means to raise trade with Africa to $3 billion, including the country's exports of $2 billion.",
        "VNM",
        True,
    ),
    ("Peru's exports to the debt-stricken eurozone fell 3 percent.", "PER", True),
]


@pytest.mark.parametrize(("text", "code", "is_reporter"), SIDES)
def test_the_reporter_is_the_owner(text: str, code: str, is_reporter: bool) -> None:
    told = [reporter for (reporter,) in rows(text, "reporter")]
    assert (bool(told) and told[-1] == code) is is_reporter
