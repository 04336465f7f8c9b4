"""Whose figures are that name nobody: by their money, by the office that tells of them, by what was told before."""

from tests.extraction.facts import rows

SIDES = ("value", "flow", "reporter", "partner")


def test_the_money_tells_whose_the_nations_trade_is() -> None:
    text = "The nation's trade surplus rose to 10 trillion yen. The rise irks the U.S. and Japan's other partners."
    assert rows(text, *SIDES) == [("10000000000000", "balance", "JPN", None)]


def test_the_country_is_the_one_whose_office_speaks() -> None:
    text = (
        "Chile's trade with Peru grew. Figures of Peru's customs office showed that the country exported $9 million."
    )
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
