"""Whoever is told to say that something happened says so; whoever only speaks there does not."""

import pytest

from tests.extraction.facts import agreements, events, only

MINISTRY = "Polish Agriculture Ministry"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Poland on Wednesday suspended imports of beef from Chile, the Polish Agriculture Ministry said.", MINISTRY),
        ("The Polish Agriculture Ministry said on Monday that Poland will suspend beef imports from Chile.", MINISTRY),
        ("According to the Polish Agriculture Ministry, Poland lifted its ban on beef from Chile on Monday.", MINISTRY),
        ('"Poland will lift its ban on Chilean beef in July," said Agriculture Minister Jan Nowak.', "Jan Nowak"),
        ("Poland said it would lift its ban on Chilean beef in July.", "Poland"),
        ("Poland lifted its ban on Chilean beef on Monday.", None),
        ("Chilean Premier Ana Diaz said during a visit to Warsaw on Monday that trade was good.", None),
        ("Premier Jan Nowak met Chilean Premier Ana Diaz in Lima on Monday and said that trade would grow.", None),
    ],
)
def test_an_event_is_ascribed_to_whom_its_sentence_names_as_its_source(text, who):
    found = only(events(text))
    assert (found.stated_by and found.stated_by.name) == who
    supported = [text[one.start : one.end] for one in found.evidence if one.supports == "stated_by"]
    assert bool(supported) == (who is not None)
    assert all(who in stretch for stretch in supported)


def test_an_agreement_is_ascribed_to_the_agency_that_reports_it():
    found = only(agreements("Poland and Chile signed a pact on beef on Monday, PAP News Agency reported."))
    assert found.stated_by.name == "PAP News Agency"
