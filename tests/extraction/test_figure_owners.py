"""Whose figures are that name nobody: by their money, by the office that tells of them, by what was told before."""

from tests.extraction.facts import rows

SIDES = ("value", "flow", "reporter", "partner")


def test_the_money_tells_whose_the_nations_trade_is() -> None:
    text = "The nation's trade surplus rose to 10 trillion yen. The rise irks the U.S. and Japan's other partners."
    assert rows(text, *SIDES) == [("10000000000000", "balance", "JPN", None)]


def test_the_country_is_the_one_whose_office_speaks() -> None:
    text = "Chile's trade with Peru grew. Figures of Peru's customs office showed that the country exported $9 million."
    assert rows(text, *SIDES) == [("9000000", "export", "PER", None)]


def test_a_balance_after_imports_is_with_the_same_partner() -> None:
    text = "Imports from Chile also fell 3 percent to $8 million, and Peru's deficit narrowed to $2 million."
    read = rows("Peru's trade with Chile hit $9 million last year. " + text, *SIDES)
    assert read[-1] == ("2000000", "balance", "PER", "CHL")


def test_shipments_are_between_those_of_the_exports_told_before_them() -> None:
    text = "Peru's exports to Chile may break a record as he thinks that shipments could reach $9 million."
    assert rows(text, *SIDES) == [("9000000", "export", "PER", "CHL")]


def test_a_part_of_the_trade_of_both_is_one_sides_exports() -> None:
    text = (
        "Trade between Peru and Chile came to $9 million, with Peruvian exports accounting for 70 percent of the total."
    )
    assert rows(text, *SIDES) == [
        ("9000000", "total", "PER", "CHL"),
        ("70", "export", "PER", "CHL"),
    ]


def test_goods_imported_by_one_come_from_whose_they_are() -> None:
    read = rows("Chilean goods imported by Peru increased by 6 percent.", *SIDES)
    assert read == [("6", "import", "PER", "CHL")]


def test_a_swap_is_between_the_two_of_the_headline() -> None:
    text = "Peru, Chile extend currency swap\n\nThe new agreement lets the two central banks swap 8 billion dollars."
    assert [set(read) for read in rows(text, "reporter", "partner")] == [{"PER", "CHL"}]


def test_who_imposes_needs_no_finite_verb() -> None:
    text = "It follows news of Mexico last month imposing tariffs of 20 percent on Peruvian apples."
    assert rows(text, *SIDES) == [("20", "import", "MEX", "PER")]


def test_whose_goods_are_targeted_does_not_impose() -> None:
    text = "Peru targeted Mexican apples with an additional 25 percent duty."
    assert rows(text, *SIDES) == [("25", "import", "PER", "MEX")]


def test_several_countries_are_no_single_partner() -> None:
    text = "Peru exported tin worth $5 million to Chile. Peru's imports from neighbouring countries rose 8 percent."
    assert rows(text, *SIDES)[-1] == ("8", "import", "PER", None)


def test_a_name_that_is_not_understood_leaves_the_partner_open() -> None:
    text = "Peru's trade with Chile hit $9 million. Peru's exports to Narnia rose 8 percent."
    assert rows(text, *SIDES)[-1] == ("8", "export", "PER", None)


def test_a_money_is_no_country() -> None:
    text = "Peru's exports in US dollars rose 5 percent. The total value of imports and exports was $9 million."
    assert rows(text, *SIDES) == [("5", "export", "PER", None), ("9000000", "total", "PER", None)]


def test_the_world_does_not_ship_what_its_biggest_exporter_does() -> None:
    read = rows("Chile, the world's biggest exporter of copper, shipped 5 million tonnes.", *SIDES)
    assert read == [("5000000", "export", "CHL", None)]


def test_global_exports_are_the_worlds() -> None:
    text = "Brazil is a big grower. Global coffee exports fell 5 percent."
    assert rows(text, *SIDES) == [("5", "export", "WLD", None)]


def test_a_region_s_largest_economy_is_the_other_country() -> None:
    text = "Peru trades with Chile. Imports from the region to Peru fell. "
    text += "Peru's imports from South America's largest economy were $5 million."
    assert rows("Brazil, Peru talk trade\n\n" + text, *SIDES)[0][:3] == ("5000000", "import", "PER")


def test_a_deficit_with_each_stands_in_brackets() -> None:
    text = "Peru runs deficits with Chile ($9 million), Brazil ($7 million) and Cuba ($5 million)."
    assert rows(text, *SIDES) == [
        ("9000000", "balance", "PER", "CHL"),
        ("7000000", "balance", "PER", "BRA"),
        ("5000000", "balance", "PER", "CUB"),
    ]


def test_who_else_exports_there_does_so_to_the_same_country() -> None:
    text = "Peru's exports to Cuba stood at $9 million while Chile exported goods worth $7 million."
    assert rows(text, *SIDES) == [("9000000", "export", "PER", "CUB"), ("7000000", "export", "CHL", "CUB")]


def test_who_struggles_with_a_deficit_is_whose_it_is() -> None:
    text = "Brazil's ministers deplored protectionism in Peru, which is struggling with a trade deficit of $9 million."
    assert rows(text, *SIDES) == [("9000000", "balance", "PER", None)]


def test_a_surplus_in_trade_is_a_balance() -> None:
    read = rows("Peru booked a surplus of $9 million in bilateral trade with Chile.", *SIDES)
    assert read == [("9000000", "balance", "PER", "CHL")]


def test_tourists_from_a_country_are_not_whose_they_are() -> None:
    assert rows("More than 34,000 tourists arrived from Peru in July.", *SIDES) == []
    read = rows("Chile said 34,000 tourists arrived from Peru in July.", *SIDES)
    assert read == [("34000", None, "CHL", "PER")]


def test_the_imports_from_the_country_come_from_the_other_of_the_two() -> None:
    text = "Peru's exports to Chile rose 5 percent. Peru's imports from the country fell 4 percent."
    assert rows(text, *SIDES) == [("5", "export", "PER", "CHL"), ("4", "import", "PER", "CHL")]


def test_what_three_buy_together_is_no_single_ones() -> None:
    assert rows("Imports of Peruvian tin by Chile, Brazil and Cuba fell 40 percent.", *SIDES) == []
    assert rows("In all, Chile, Brazil and Cuba imported 5 million tonnes of tin from Peru.", *SIDES) == []


def test_whose_goods_are_shipped_exports_them() -> None:
    read = rows("Chile buys tin. More than 60% of Peru's tin is shipped to Asia.", *SIDES)
    assert read[0][:3] == ("60", "export", "PER")


def test_who_voted_to_impose_has_the_tariffs_of_the_next_sentence() -> None:
    text = "The European Union voted to impose antidumping tariffs on shoes from Peru and Chile. The decision will "
    text += "place tariffs of 16.5% on shoes made in Peru and 10% on those made in Chile."
    assert rows(text, *SIDES) == [("16.5", "import", "EU", "PER"), ("10", "import", "EU", "CHL")]


def test_the_next_rate_is_for_the_next_country_s_goods() -> None:
    text = "The EU duties will rise to 19.4 percent on Peruvian shoes and 16.8 percent on Chilean ones."
    assert rows(text, *SIDES) == [("19.4", "import", "EU", "PER"), ("16.8", "import", "EU", "CHL")]


def test_a_headline_in_capitals_tells_who_levies() -> None:
    text = "Peru Will Continue to Levy Tariffs on Chile Shingles\n\nChile protested in May. Peru did not answer. "
    text += "The tariff, which was set at 35% in June, was scheduled to drop to 20%."
    assert rows(text, *SIDES)[0] == ("35", "import", "PER", "CHL")


def test_a_deficit_with_the_rest_is_with_nobody_named() -> None:
    text = "Peru had an $11 million trade surplus with Chile last year, but a $5 million deficit with the rest."
    assert rows(text, *SIDES)[1] == ("5000000", "balance", "PER", None)


def test_two_way_trade_can_be_with_a_continent() -> None:
    text = "Since 2009 China has been Africa's largest trading partner. Africa sells it oil. "
    text += "Two-way trade grew to $200 million in 2012."
    assert rows(text, *SIDES) == [("200000000", "total", "CHN", "R-AFRICA")]
