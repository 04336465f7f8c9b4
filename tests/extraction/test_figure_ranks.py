"""Rankings: who stands beside each number, which way the goods go, and what all investors give together."""

from tests.extraction.facts import rows

SIDES = ("value", "flow", "reporter", "partner")


def test_markets_in_a_ranking_take_the_exports_of_the_one_whose_they_are() -> None:
    text = "Kenya's imports were $40 million.\n\nKenya's main export destination was Chad with 7 tons of tea worth $9 "
    text += "million. It was followed by Oman with 6 tons worth $8 million, and Peru with 5 tons worth $7 million."
    assert rows(text, *SIDES)[1:] == [
        ("7", "export", "KEN", "TCD"),
        ("9000000", "export", "KEN", "TCD"),
        ("6", "export", "KEN", "OMN"),
        ("8000000", "export", "KEN", "OMN"),
        ("5", "export", "KEN", "PER"),
        ("7000000", "export", "KEN", "PER"),
    ]


def test_sources_in_a_ranking_sell_to_the_one_whose_they_are() -> None:
    text = (
        "Kenya's exports rose. Kenya's top sources of imports were Chad with $9 million and Oman with $8 million worth "
    )
    text += "of imports."
    assert rows(text, *SIDES) == [("9000000", "import", "KEN", "TCD"), ("8000000", "import", "KEN", "OMN")]


def test_the_next_investor_is_read_though_no_word_names_what_is_invested() -> None:
    text = "Kenya attracts capital. Peru was Kenya's top investor, with total investment of $9 million. Chile ranked "
    text += "second with $8 million, trailed by Oman ($7 million) and Chad ($6 million). Kenya thanked them."
    assert rows(text, *SIDES) == [
        ("9000000", "investment", "PER", "KEN"),
        ("8000000", "investment", "CHL", "KEN"),
        ("7000000", "investment", "OMN", "KEN"),
        ("6000000", "investment", "TCD", "KEN"),
    ]


def test_what_all_investors_give_is_of_no_one_alone() -> None:
    text = "Kenya attracts capital. Peru invested $9 million in Kenya. Chile and Oman follow in Kenya. Some $40 "
    text += "million of FDI was disbursed in total."
    assert rows(text, *SIDES) == [("9000000", "investment", "PER", "KEN"), ("40000000", "investment", "KEN", None)]


def test_a_rank_beside_a_number_of_something_else_is_no_partner() -> None:
    text = "Kenya's exports to Chad reached $9 million. Peru came second with 3 medals."
    assert [value for (value,) in rows(text, "value")] == ["9000000"]


def test_a_rise_that_a_figure_represents_is_no_share() -> None:
    text = "Kenya's exports to Chad were $9 million. The figure represented a 17 percent rise from 2016."
    assert rows(text, "value", "measure")[-1] == ("17", "change_pct")
