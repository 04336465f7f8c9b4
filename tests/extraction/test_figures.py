"""Numbers bound to the right slots: minimal pairs, in which one word changes and one slot with it."""

import pytest

from app.drafts.evidence import digest
from app.drafts.facts import fact_id
from tests.extraction.facts import read_figures, row, rows

SLOTS = ("indicator", "measure", "value", "unit", "flow", "reporter", "partner", "period", "status")


def test_a_rise_and_the_level_it_led_to_are_two_figures():
    found = rows("Peru's exports to Chile rose 12 percent to 3 billion dollars in 2016. It is over.", *SLOTS)
    assert found == [
        ("trade_value", "change_pct", "12", "percent", "export", "PER", "CHL", "2016", "observed"),
        ("trade_value", "level", "3000000000", "USD", "export", "PER", "CHL", "2016", "observed"),
    ]


def test_from_a_to_b_each_has_its_year():
    text = "Trade between Peru and Chile grew from 2 billion dollars in 2010 to 5 billion dollars in 2016. It is over."
    assert rows(text, "value", "period", "flow", "reporter", "partner") == [
        ("2000000000", "2010", "total", "PER", "CHL"),
        ("5000000000", "2016", "total", "PER", "CHL"),
    ]


PAIRS = [
    # what changes, the field, and its value on either side
    (
        "Peru's exports to Chile rose 5 percent.",
        "Peru's imports from Chile rose 5 percent.",
        "flow",
        "export",
        "import",
    ),
    ("Peru's exports to Chile rose 5 percent.", "Peru's exports to Chile fell 5 percent.", "direction", "up", "down"),
    ("Peru's exports to Chile rose 5 percent.", "Peru's exports to Brazil rose 5 percent.", "partner", "CHL", "BRA"),
    ("Peru's exports rose 5 percent.", "Chile's exports rose 5 percent.", "reporter", "PER", "CHL"),
    (
        "Peru had a deficit of $5bn with Chile.",
        "Peru had a surplus of $5bn with Chile.",
        "balance",
        "deficit",
        "surplus",
    ),
    ("Peru's exports reached $5bn.", "Peru's exports reached about $5bn.", "comparator", "eq", "approx"),
    ("Peru's exports reached $5bn.", "Peru's exports reached a record $5bn.", "record", None, "high"),
    ("Peru's exports reached $5bn.", "Peru's exports are expected to reach $5bn.", "status", "observed", "forecast"),
    ("Peru's exports reached $5bn.", "Peru aims to raise its exports to $5bn.", "status", "observed", "target"),
    ("Peru's exports reached $5bn in 2016.", "Peru's exports reached $5bn in 2017.", "period", "2016", "2017"),
    ("Peru's exports rose by $5bn.", "Peru's exports rose to $5bn.", "measure", "change_abs", "level"),
    ("Peru exported 500 tonnes of tin.", "Peru imported 500 tonnes of tin.", "flow", "export", "import"),
    ("Peru's exports reached $5bn.", "Peru's tin exports reached $5bn.", "commodity", None, "tin"),
    (
        "Peru will impose a 5 percent tariff on rice.",
        "Peru's rice exports rose 5 percent.",
        "indicator",
        "tariff_rate",
        "trade_value",
    ),
    ("Peru's economy grew 5 percent.", "Peru's exports grew 5 percent.", "indicator", "gdp", "trade_value"),
    (
        "Chile takes 5 percent of Peru's exports.",
        "Peru's exports to Chile rose 5 percent.",
        "measure",
        "share_pct",
        "change_pct",
    ),
    ("Peru's exports to Chile doubled.", "Peru's exports to Chile tripled.", "value", "2", "3"),
    (
        "Peru's trade with Chile was $5bn.",
        "Peru's trade deficit with Chile was $5bn.",
        "indicator",
        "trade_value",
        "trade_balance",
    ),
]


@pytest.mark.parametrize(("one", "other", "field", "before", "after"), PAIRS)
def test_one_word_changes_one_slot(one: str, other: str, field: str, before: str | None, after: str | None):
    found = [rows(f"{text} That is all.", field) for text in (one, other)]
    assert found == [[(before,)], [(after,)]]


def test_who_buys_imports_and_who_sells_exports():
    assert rows("Peru sold 500 tonnes of tin to Chile. That is all.", "flow", "reporter", "partner") == [
        ("export", "PER", "CHL")
    ]
    assert rows("Chile bought 500 tonnes of tin from Peru. That is all.", "flow", "reporter", "partner") == [
        ("import", "CHL", "PER")
    ]


def test_respectively_gives_each_partner_its_number():
    text = "Peru's trade with Chile and Brazil rose by 5 percent and 7 percent, respectively. That is all."
    assert rows(text, "value", "partner") == [("5", "CHL"), ("7", "BRA")]


def test_a_conversion_in_brackets_is_tied_to_the_figure_that_it_converts():
    text = "Peru's exports reached 5 billion soles (about 1.5 billion dollars; 1.3bn euros) in 2016. That is all."
    first, second, third = read_figures(text)
    assert [row(one, "value", "unit", "comparator", "period") for one in (first, second, third)] == [
        ("5000000000", "PEN", "eq", "2016"),
        ("1500000000", "USD", "approx", "2016"),
        ("1300000000", "EUR", "eq", "2016"),
    ]
    whole = fact_id(first, digest(text))
    ties = [[(tie.relation, tie.fact) for tie in one.relations] for one in (first, second, third)]
    assert ties == [[], [("conversion_of", whole)], [("conversion_of", whole)]]


def test_the_same_period_of_last_year_is_a_year_earlier():
    text = (
        "Peru's exports were $5bn in the first half of 2017, against $4bn in the same period of last year. That is all."
    )
    assert rows(text, "value", "period") == [("5000000000", "2017-01/2017-06"), ("4000000000", "2016-01/2016-06")]


def test_the_base_of_a_change_is_what_it_is_compared_with():
    assert rows("Peru's exports rose 5 percent in May from April. That is all.", "period", "base_period") == [
        ("2018-05", "2018-04")
    ]
    assert rows("Peru's exports rose 5 percent in May from a year earlier. That is all.", "period", "base_period") == [
        ("2018-05", "2017-05")
    ]


def test_what_a_month_is_compared_with_is_not_guessed():
    assert rows("Peru's exports rose 5 percent in May.", "period", "base_period") == [("2018-05", None)]
    assert rows("Peru's exports rose 5 percent in 2017.", "period", "base_period") == [("2017", "2016")]
    text = "Peru's exports rose 5 percent in May from April. Imports fell 2 percent in May."
    assert rows(text, "period", "base_period") == [("2018-05", "2018-04")] * 2


def test_a_contract_is_not_the_trade_of_a_country():
    found = rows("A Peruvian firm won a 20 mln dlr contract in Chile. That is all.", "indicator", "flow", "status")
    assert found == [("contract_value", None, "decided")]


def test_shares_of_goods_freed_of_tariffs_belong_to_both_sides():
    text = "Under the pact with Chile, Peru will eliminate tariffs on 90 percent of goods from Chile. That is all."
    assert rows(text, "measure", "value", "reporter", "partner", "status") == [
        ("share_pct", "90", "PER", "CHL", "decided")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru is the third biggest buyer of tin from Chile.",
        "The minister, 52, has led the talks for 12 years.",
        "The two countries held one round of talks with 15 experts.",
        "Peru has 32 million people and Chile 18 million.",
        "Peru's exports did not reach $5bn.",
        "If exports fell 5 percent, Peru would lose money.",
        "The treaty of 1987 has 12 chapters on trade.",
        "Trade Minister Rosa Paz met 20 students in Lima on May 5.",
        "Peru held three rounds of talks with Chile in 2017.",
        "Police held 25 percent of the protesters in Peru.",
        "Peru took 3 medals and 20 minutes in Chile.",
        "Peru makes 10 demands of Chile.",
        "Peru has delivered 5 notes of protest to Chile.",
        "The bridge cost 40 lives in Peru.",
    ],
)
def test_what_is_no_figure_of_trade_is_left_out(text: str):
    assert [
        row(one, "indicator", "value")
        for one in read_figures(f"{text} Peru and Chile trade a lot.")
        if one.indicator != "students"
    ] == []


def test_the_first_evidence_is_the_stretch_and_others_tell_fields():
    text = "Trade between Peru and Chile hit a record 41 billion dollars last year. That is all."
    (figure,) = read_figures(text)
    told = {one.supports: text[one.start : one.end] for one in figure.evidence}
    assert told["fact"] == "Trade between Peru and Chile hit a record 41 billion dollars last year"
    assert (told["value"], told["period"]) == ("41 billion dollars", "last year")


def test_a_figure_that_is_told_twice_is_one_with_two_mentions():
    text = "Peru's exports rise 12 percent\n\nPeru's exports rose 12 percent in 2016, the bureau said.\n\nThat is all."
    (figure,) = read_figures(text)
    assert [one.supports for one in figure.evidence].count("fact") == 2


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Exports from Peru to Chile tripled in 2017.", "Peru to Chile, exports: 3 times as much in 2017."),
        ("Exports from Peru to Chile halved in 2017.", "Peru to Chile, exports: 0.5 times as much in 2017."),
        ("Peru sold Chile 30,000 tonnes of tin in 2017.", "Peru to Chile, tin exports: 30,000 t in 2017."),
        ("In the past two years trade of Peru with Chile rose 5 percent.", None),
    ],
)
def test_a_summary_says_it_in_words(text: str, summary: str | None):
    (figure,) = read_figures(text)
    assert figure.summary == summary or (summary is None and "years" not in figure.summary)


def test_the_stretch_that_names_the_parties_ends_with_a_word():
    text = "Peru's exports to Chile rose 5 percent in 2017."
    (figure,) = read_figures(text)
    assert [text[one.start : one.end] for one in figure.evidence if one.supports == "parties"] == ["Peru's"]


def test_the_summary_is_made_of_the_fields():
    (figure,) = read_figures("Peru's tin exports to Chile rose 12 percent in 2016. That is all.")
    assert figure.summary == "Peru to Chile, tin exports: up 12 percent in 2016."


def test_a_change_told_beside_a_weight_is_of_the_weight_unless_it_is_by_value():
    text = "Kenya bought 40,000 tonnes of Peruvian tin in May, 12 percent more than a year earlier."
    assert rows(text, "indicator", "value") == [("trade_volume", "40000"), ("trade_volume", "12")]
    text = "Kenya bought 40,000 tonnes of Peruvian tin in May, 12 percent more by value than a year earlier."
    assert rows(text, "indicator", "value") == [("trade_volume", "40000"), ("trade_value", "12")]
