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


def test_a_percent_is_told_once_for_two() -> None:
    text = "Peru's exports of tin and zinc fell 21.3 and 17.4 percent, respectively."
    assert rows(text, "value", "measure") == [("21.3", "change_pct"), ("17.4", "change_pct")]


def test_ships_that_fell_are_goods() -> None:
    text = "Peru's shipments of cars and ships fell 27 percent and 29 percent, respectively."
    assert rows(text, "value", "flow") == [("27", "export"), ("29", "export")]


def test_a_growth_driver_is_no_growth() -> None:
    text = "Peru's exports, its main growth driver, fell 3 percent."
    assert rows(text, "indicator", "value") == [("trade_value", "3")]


def test_imports_after_exports_to_one_and_another_are_from_all() -> None:
    text = "Peru's exports to Chile fell 3 percent and those to Cuba rose 4 percent. Imports dropped 5 percent."
    assert rows(text, *SIDES)[-1] == ("5", "import", "PER", None)


def test_a_partner_is_not_joined_by_whose_partner_it_is() -> None:
    text = "By destination, exports to Chile, Peru's top trading partner, fell 3 percent."
    assert rows("Peru's exports fell 2 percent. " + text, *SIDES)[-1] == ("3", "export", "PER", "CHL")


def test_it_is_the_trade_not_the_imports_that_explain_it() -> None:
    text = "Trade between Peru and Chile reached $9 million, due to a surge in imports from Chile, and it declined to "
    text += "$7 million in 2016."
    assert rows(text, *SIDES)[-1][:2] == ("7000000", "total")


def test_a_part_of_the_economy_is_no_part_of_the_exports() -> None:
    assert rows("Tin accounts for 85 percent of Peru's exports and 20 percent of GDP.", "value") == [("85",)]


def test_years_count_no_goods() -> None:
    text = "Peru imported goods worth $9 million from Chile in the 2016-17 fiscal, but exported goods worth $7 million."
    assert [value for (value,) in rows(text, "value")] == ["9000000", "7000000"]


def test_investors_that_follow_invest_in_the_same_country() -> None:
    text = "Peru was the biggest investor in Cuba with an investment of $7 million, followed by Chile with $5 million."
    assert rows("Peru invests in Cuba\n\nCuba thanks Peru. " + text, *SIDES) == [
        ("7000000", "investment", "PER", "CUB"),
        ("5000000", "investment", "CHL", "CUB"),
    ]


def test_a_word_in_brackets_explains_the_imports() -> None:
    text = "Peru's imports from Chile (forward cargo) plunged by 64 percent."
    assert rows(text, "indicator", *SIDES) == [("trade_value", "64", "import", "PER", "CHL")]


def test_a_rise_in_exports_and_where_it_led_are_with_the_same_partner() -> None:
    text = "Trade between Peru and Chile grew by 4 percent. This is due to a 33 percent rise in Peru's exports, which "
    text += "amounted to $5 million."
    assert rows(text, *SIDES)[1:] == [("33", "export", "PER", "CHL"), ("5000000", "export", "PER", "CHL")]


def test_sales_beside_imports_are_exports() -> None:
    text = "Bilateral trade of Peru and Chile grew, with Peruvian sales of $13 million against imports of $9 million."
    assert rows(text, *SIDES) == [("13000000", "export", "PER", "CHL"), ("9000000", "import", "PER", "CHL")]


def test_imports_that_exceed_exports_leave_a_deficit() -> None:
    text = "The value of Peru's imports exceeded the value of its exports by $5 million."
    assert rows(text, "indicator", "balance", *SIDES) == [
        ("trade_balance", "deficit", "5000000", "balance", "PER", None)
    ]


def test_what_were_exports_is_told_after_the_number() -> None:
    text = "Peru's trade with Chile was $9 million, of which $5 million were Peruvian exports to Chile, and $4 million "
    text += "were Peruvian imports from Chile."
    assert rows(text, *SIDES)[1:] == [("5000000", "export", "PER", "CHL"), ("4000000", "import", "PER", "CHL")]


def test_a_rise_to_which_something_led_is_a_change() -> None:
    text = (
        "Flu led to a 10 percent rise in Peru's imports. The increase in August reflected a 9 percent fall in exports."
    )
    assert rows(text, "measure", "value", "direction", "flow") == [
        ("change_pct", "10", "up", "import"),
        ("change_pct", "9", "down", "export"),
    ]


def test_a_cause_is_no_forecast() -> None:
    text = "Peru's trade grew. This is due to a 33 percent rise in Peru's exports."
    assert rows(text, "value", "status") == [("33", "observed")]
    assert rows("Peru is due to export tin worth $5 million to Chile.", "status") == [("forecast",)]


def test_making_an_increase_makes_no_goods() -> None:
    text = "Peru's imports reached $7 million, making a 56 percent increase."
    assert rows(text, "indicator", "value") == [("trade_value", "7000000"), ("trade_value", "56")]


def test_halves_of_years_sizes_and_nothing_are_no_amounts() -> None:
    text = "Peru's trade reached $124 million in the first-half of 2017."
    assert rows(text, "value") == [("124000000",)]
    read = rows("Peru imported maize worth $5 million, about 4.66 million 90-kilogramme bags.", "value")
    assert ("90",) not in read
    assert rows("Peru is to import 0 tons of maize from Chile.", "value") == []


def test_changes_in_brackets_are_of_the_goods_or_partner_before_them() -> None:
    text = "Peru's exports fell by 9 percent in June 2019.\n\nTin (-40.2 percent), raw sugar (+7 percent) and gold "
    text += "(-3 percent) changed most.\n\nThe decrease was due to Chile (-20 percent) and Cuba (-2 percent)."
    assert rows(text, "value", "direction", "reporter", "partner", "commodity", "period")[1:] == [
        ("40.2", "down", "PER", None, "tin", "2019-06"),
        ("7", "up", "PER", None, "raw sugar", "2019-06"),
        ("3", "down", "PER", None, "gold", "2019-06"),
        ("20", "down", "PER", "CHL", None, "2019-06"),
        ("2", "down", "PER", "CUB", None, "2019-06"),
    ]


def test_changes_in_brackets_of_nothing_that_was_told_are_no_figures() -> None:
    text = "The club's players ran less. Smith (-4 percent) and Jones (+2 percent) differed most."
    assert rows(text, *SIDES) == []
