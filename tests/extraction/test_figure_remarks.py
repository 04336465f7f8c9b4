"""Figures told in brackets, by "we", of exports and imports in one word, or beside another country's trade."""

from tests.extraction.facts import rows


def test_a_change_in_brackets_goes_on_with_the_figure() -> None:
    text = "Trade between Peru and Oman reached 6 million dollars in 2017 (up 12 percent)."
    assert ("change_pct", "12") in rows(text, "measure", "value")


def test_other_remarks_in_brackets_are_no_figures() -> None:
    text = "Peru exported 6 tonnes of coffee to Oman in 2017 (a bag holds 60 kilos)."
    assert rows(text, "value") == [("6",)]


def test_import_export_turnover_is_the_whole_trade() -> None:
    text = "Import-export turnover between Peru and Oman reached 41 million dollars last year."
    assert rows(text, "flow", "value") == [("total", "41000000")]


def test_we_are_the_country_whose_office_spoke() -> None:
    text = "Peru's minister spoke of Oman and of Chile. He said: We had a 21 percent increase in exports in 2017."
    assert rows(text, "flow", "reporter", "value") == [("export", "PER", "21")]


def test_what_exports_suffered_from_does_not_own_them() -> None:
    text = "Peru's shipments suffered from the Omani-Kenyan quarrel in 2017. Exports fell 12 percent in July."
    assert ("export", "PER", "12") in rows(text, "flow", "reporter", "value")


def test_what_is_exported_to_one_country_and_imported_from_it_is_the_other_ones() -> None:
    text = "Trade of Peru and Oman was $9 million. $5 million exported to Oman, and $4 million imported from Oman."
    assert rows(text, "flow", "reporter", "partner")[1:] == [("export", "PER", "OMN"), ("import", "PER", "OMN")]


def test_the_past_months_of_a_year_are_its_first_ones() -> None:
    text = "Over the past 11 months of 2017, trade between Peru and Oman was 5 million dollars."
    assert rows(text, "period") == [("2017-01/2017-11",)]


def test_a_bloc_that_is_only_named_for_its_meetings_is_no_side_of_the_trade() -> None:
    text = (
        "Việt Nam's premier goes to Cambodia and to the ASEAN Summit and the ASEAN Leaders' Meeting. "
        "Two-way trade reached $9 million last year."
    )
    assert rows(text, "reporter", "partner") == [("KHM", "VNM")]


def test_what_is_made_up_did_not_rise() -> None:
    text = "Trade between Peru and Oman made up $43 million in 2017."
    assert rows(text, "measure", "value") == [("level", "43000000")]


def test_each_of_a_row_of_changes_belongs_to_its_country() -> None:
    text = "China's trade with Peru, Oman and Chile fell 7.6 per cent, 4.6 per cent and 1.7 per cent, respectively."
    expected = [("PER", "7.6"), ("OMN", "4.6"), ("CHL", "1.7")]
    assert rows(text, "partner", "value") == expected
    assert rows(text.replace(" per cent, 4.6 per cent and", ", 4.6 and"), "partner", "value") == expected


def test_a_blank_ahead_of_the_dollar_sign_makes_no_partner() -> None:
    assert rows("Peru's exports rose to US $18 billion in June.", "reporter", "partner") == [("PER", None)]
