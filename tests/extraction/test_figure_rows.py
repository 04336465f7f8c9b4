"""Numbers in a row for places or flows in a row, and rankings of partners."""

from tests.extraction.facts import rows

SIDES = ("value", "flow", "reporter", "partner")


def test_numbers_respectively_go_with_the_partners_before_them() -> None:
    text = (
        "Peru's trade with Chile, Brazil, and Cuba was valued at $9 million, $7 million, and $5 million, respectively."
    )
    assert rows(text, *SIDES) == [
        ("9000000", "total", "PER", "CHL"),
        ("7000000", "total", "PER", "BRA"),
        ("5000000", "total", "PER", "CUB"),
    ]


def test_numbers_respectively_go_with_who_exported() -> None:
    text = "Peru and Chile exported tin worth $9 million and $7 million, respectively."
    assert rows(text, *SIDES) == [("9000000", "export", "PER", None), ("7000000", "export", "CHL", None)]


def test_exports_and_imports_respectively_are_told_apart() -> None:
    text = "Peru's exports and imports grew by 4 percent and 5 percent respectively."
    assert rows(text, *SIDES) == [("4", "export", "PER", None), ("5", "import", "PER", None)]


def test_who_follows_in_a_ranking_is_a_partner() -> None:
    text = "Chile remained Peru's top trading partner, with bilateral trade volume reaching $9 million, "
    text += "followed by Brazil with a trade volume of $7 million, and Cuba at $5 million."
    read = [(value, {reporter, partner}) for value, _, reporter, partner in rows(text, *SIDES)]
    assert read == [("9000000", {"CHL", "PER"}), ("7000000", {"PER", "BRA"}), ("5000000", {"PER", "CUB"})]


def test_it_is_what_was_told_last_number_or_not() -> None:
    text = "Peru's trade with Chile was $9 million. Peruvian exports to Chile grow. In 2016, they reached $5 million."
    assert rows(text, *SIDES)[-1] == ("5000000", "export", "PER", "CHL")


def test_trade_that_saw_growth_is_no_economy() -> None:
    text = "Peru's trade with Chile saw robust growth, totaling $9 million."
    assert rows(text, "indicator", *SIDES) == [("trade_value", "9000000", "total", "PER", "CHL")]


def test_exports_to_a_market_are_exports() -> None:
    text = "Peru's exports to the Chilean market went up 23 percent."
    assert rows(text, "indicator", *SIDES) == [("trade_value", "23", "export", "PER", "CHL")]


def test_whose_ministry_speaks_has_the_surplus() -> None:
    text = "Peru laments the Chilean trade deficit of $9 million. The Peruvian Finance Ministry said the trade surplus "
    text += "grew to $5 million."
    assert rows(text, *SIDES)[-1][:3] == ("5000000", "balance", "PER")


def test_a_drop_that_is_explained_is_of_the_last_figure() -> None:
    text = "Peru's exports to Chile fell to $9 million. The decline, a 15 percent drop from last year, was sharp."
    assert rows(text, *SIDES)[-1] == ("15", "export", "PER", "CHL")


def test_trade_of_private_firms_has_no_partner_of_its_own() -> None:
    text = "Peru's trade with Chile was $9 million. Trade of private enterprises grew 4 percent."
    assert rows(text, *SIDES)[-1][3] is None


def test_counted_goods_and_their_worth_stand_under_a_tariff() -> None:
    text = "Peru will slap duties on 545 Chilean products worth $34 million."
    assert rows(text, *SIDES) == [("545", "import", "PER", "CHL"), ("34000000", "import", "PER", "CHL")]


def test_a_slow_rate_is_still_a_change() -> None:
    read = rows("Peru's exports grew at a slow 4 percent rate to $9 million.", "measure", "value")
    assert read == [("change_pct", "4"), ("level", "9000000")]
