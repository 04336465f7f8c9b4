"""What the business pages tell of monthly statistics: parts and partners, records beaten, the other countries."""

import pytest

from tests.extraction.facts import agreements, rows

SIDES = ("value", "flow", "reporter", "partner")


def test_countries_outside_a_bloc_are_not_the_bloc() -> None:
    text = "Britain's deficit grew. The non-EU deficit came in at £3bn. Exports to non-EU countries fell 9 percent."
    assert rows(text, *SIDES) == [("3000000000", "balance", "GBR", None), ("9", "export", "GBR", None)]


def test_a_global_deficit_is_no_deficit_of_the_world() -> None:
    text = "Britain's trade worries economists. The global deficit in goods grew to £3.7 billion."
    assert rows(text, *SIDES)[0][:3] == ("3700000000", "balance", "GBR")


def test_the_month_of_a_record_that_was_beaten_is_not_that_of_the_new_one() -> None:
    text = (
        "Peru exported goods worth $9m in May 2018. The surplus of $3m was a record, surpassing the $2m logged in "
        "June 2008. Exports to Chile rose 4 percent."
    )
    assert rows(text, "value", "period") == [
        ("9000000", "2018-05"),
        ("3000000", "2018-05"),
        ("2000000", "2008-06"),
        ("4", "2018-05"),
    ]


def test_a_part_may_be_put_in_money_and_in_percent() -> None:
    text = (
        "Irish exports grew by $3m in March. The EU accounted for $5m or 56 per cent of total exports, of which 14 per "
        "cent went to Italy. Norway was the main market elsewhere, accounting for 23 per cent. Exports to date grew 2 "
        "per cent."
    )
    assert rows(text, *SIDES)[1:] == [
        ("5000000", "export", "IRL", "EU"),
        ("56", "export", "IRL", "EU"),
        ("14", "export", "IRL", "ITA"),
        ("23", "export", "IRL", "NOR"),
        ("2", "export", "IRL", None),
    ]


@pytest.mark.parametrize("to", ["to Peru", "those to Peru", "those to the wider European Union"])
def test_a_row_of_partners_goes_on(to: str) -> None:
    partner = "EU" if "Union" in to else "PER"
    read = rows(f"Chile's exports to Oman increased by 1.7 percent and {to} by 3.4 percent.", *SIDES)
    assert read == [("1.7", "export", "CHL", "OMN"), ("3.4", "export", "CHL", partner)]


def test_goods_and_services_are_one_trade() -> None:
    text = (
        "17 per cent of Peru's goods and services exports went to Chile and 16 per cent of its imports came from there."
    )
    assert rows(text, *SIDES) == [("17", "export", "PER", "CHL"), ("16", "import", "PER", "CHL")]


def test_what_a_money_buys_is_no_import() -> None:
    assert rows("The dollar was recently buying $1.02. Imports slipped 1 per cent in Peru.", "value") == [("1",)]


def test_whose_figures_are_cited_is_no_partner() -> None:
    text = "Oman's port is busy. Exports rose just one percent, according to Omani customs, while Chile's fell."
    assert rows(text, *SIDES)[0] == ("1", "export", "OMN", None)


def test_exports_are_of_the_one_from_which_another_has_bought() -> None:
    text = "Oman's surplus fell as Chile stopped buying its goods. Coal exports slumped 8 percent. Oman felt the blow."
    assert rows(text, *SIDES) == [("8", "export", "OMN", None)]


def test_a_firm_is_named_by_where_it_is_based() -> None:
    deals = agreements("Indian turbine maker Suzlon Energy last week bought Belgium-based Hansen for $565 million.")
    assert [deal.type for deal in deals] == ["investment"]
    text = "The Indian group Suzlon grew by acquiring the German drug maker Betapharm for $570 million."
    assert rows(text, *SIDES) == [("570000000", "investment", "IND", "DEU")]


def test_a_change_may_come_after_as_well() -> None:
    assert rows("Peru's imports were up in May too, but only by 0.7 percent.", "measure", "value") == [
        ("change_pct", "0.7")
    ]


def test_a_consecutive_quarter_is_no_fourth_part() -> None:
    assert rows("Peru's exports fell 5 percent, marking a third consecutive quarter of declines.", "value") == [("5",)]
    assert rows("A quarter of Peru's exports went to Chile.", "value", "partner") == [("25", "CHL")]


def test_the_price_of_a_piece_is_no_trade() -> None:
    assert rows("Cuban rum is sold for 36 dollars a box.", "value") == []
    assert rows("Cuba sold rum worth 36,000 dollars to Peru.", "value") == [("36000",)]


def test_whose_office_counts_exports_something() -> None:
    text = (
        "The value of exports to Oman ($9m) surpassed those to Chile in May 2018, says Statistics Canada. "
        "Exports to Chile fell $3m. The trade surplus of $2m was small."
    )
    assert {row[0] for row in rows(text, "reporter")} == {"CAN"}


def test_a_month_only_compared_with_does_not_run_on() -> None:
    text = (
        "Peru's exports fell 1 percent in May 2018. Imports fell 2 percent, in contrast to a 4 percent rise in April. "
        "The trade surplus rose to $3m."
    )
    assert rows(text, "value", "period")[-1] == ("3000000", "2018-05")


def test_how_far_below_cost_something_is_sold_is_no_figure() -> None:
    assert rows("Chilean wine was sold at up to 88 percent below cost in Peru.", "value") == []


def test_a_model_counts_no_planes() -> None:
    assert rows("Peru's Andes Air ordered 737 Max aircraft from Boeing.", "value") == []
