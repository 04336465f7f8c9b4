"""Disputes, openings, projects, visits and summits in the wordings of their families, each with a twin that is none."""

import pytest

from tests.extraction.facts import events


def kinds(text):
    return [(one.type, one.status) for one in events(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Oman objected on Friday to Peru's curbs on its dates.", ("dispute", "occurred")),
        ("Oman challenged Peruvian fish duties before the WTO in May.", ("dispute", "occurred")),
        ("Oman and Peru settled their dispute over fish on Thursday.", ("dispute", "occurred")),
        ("Oman has sued Peru over its ban on dates.", ("dispute", "occurred")),
        ("Oman has suspended its WTO complaint against Peru.", ("dispute", "occurred")),
        ("Oman froze its case against Peru at the World Trade Organization.", ("dispute", "occurred")),
        ("Oman withdrew its complaint against Peru over duties.", ("dispute", "occurred")),
        ("A WTO panel recommended on Monday that Peru bring its duties into line.", ("dispute", "occurred")),
        ("Peru blocked Oman's first request for a WTO panel in May.", ("dispute", "occurred")),
        ("Oman's request for a panel was blocked by Peru.", ("dispute", "occurred")),
        ("The WTO set up a panel to examine Oman's complaint against Peru.", ("dispute", "occurred")),
        ("A panel was set up on Monday to examine Oman's complaint about Peruvian duties.", ("dispute", "occurred")),
        ("Oman requested consultations with Peru with respect to duties on dates.", ("dispute", "occurred")),
        ("Negotiations between Peru and Oman came to an end in May.", ("negotiation", "occurred")),
        ("Peru and Oman put their free trade talks on hold.", ("negotiation", "occurred")),
        ("Oman won the right to impose 90 million dollars in sanctions on Peru.", ("dispute", "occurred")),
        ("Oman's Foreign Minister Ali Said is due in Lima on Thursday.", ("visit", "planned")),
        ("Talks between Peru and Oman ran aground on Monday.", ("negotiation", "occurred")),
        ("Peru's premier Ana Diaz prepares to visit Oman next week.", ("visit", "planned")),
        ("Lima is gearing up to receive Oman's President Ali Said in July.", ("talks", "planned")),
        (
            "Peru's Trade Minister Ana Diaz engaged in discussions with Oman's Ali Said on Monday.",
            ("talks", "occurred"),
        ),
        ("The Peruvian Trade Minister, Ana Diaz, met with her Omani counterpart on Monday.", ("talks", "occurred")),
        ("Oman expressed readiness to hold a trade fair in Lima.", ("forum", "planned")),
        ("The pact of Peru and Oman has provisions for hosting a business forum in Lima.", ("forum", "planned")),
        ("Oman is at loggerheads with Peru over fish.", ("dispute", "ongoing")),
        ("Oman and Peru are locked in a trade dispute.", ("dispute", "ongoing")),
        ("Oman won its case against Peru over dates at the WTO.", ("dispute", "occurred")),
        ("Peru's duties on dates violate trade rules, the World Trade Organization said.", ("dispute", "occurred")),
        ("The Omani dairy board established a trading subsidiary in Peru in May.", ("opening", "occurred")),
        ("The first shipment of Omani dates reached Lima on Monday.", ("opening", "occurred")),
        ("Oman Cement Company started production at its plant in Peru in 2016.", ("opening", "occurred")),
        (
            "Omex Motors Corp will invest 40 million dollars to expand its plant in Peru.",
            ("project", "planned"),
        ),
        ("Omex Motors Corp will add a second production line to its plant in Peru.", ("project", "planned")),
        ("Omex Motors Corp will move production of pickups from Oman to a plant in Peru.", ("project", "planned")),
        ("Visiting Omani Trade Minister Karim Ali praised Peru.", ("visit", "ongoing")),
        (
            "Arriving in Lima on Monday, Omani Trade Minister Karim Ali praised the deal.",
            ("visit", "occurred"),
        ),
        ("Omani Trade Minister Karim Ali ended a four-nation tour of Africa on Friday.", ("visit", "occurred")),
        ("The presidents of Peru, Chile and Bolivia met in La Paz on Friday.", ("summit", "occurred")),
    ],
)
def test_each_family_is_told_in_many_wordings(text, event):
    assert event in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oman objected on Friday to the wording of the statement.",
        "Oman challenged Peru before the match in May.",
        "Oman won its game against Peru in May.",
        "Peru and Oman have established a special relationship for goods and services.",
        "The first shipment of doubt reached nobody.",
        "Omani Trade Minister Karim Ali returned to Muscat to tell of the deal.",
        "Peru welcomed the Omani government's plan.",
        "Karim Ali headed Oman's delegation to the talks.",
        "The van is to start coming off an assembly line in Peru in May.",
    ],
)
def test_what_only_sounds_like_one_is_none(text):
    assert {"dispute", "opening", "visit", "mission", "talks"}.isdisjoint(kind for kind, _ in kinds(text))


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Under the pact, Peru will scrap its duties on Omani dates by 2020.", [("policy_measure", "planned")]),
        ("Under the pact, Peru will scrap its duties on Omani dates.", []),
        (
            "Peru will scrap its duties on Omani dates, ban Omani eggs and cap imports from Oman in July.",
            [("policy_measure", "planned")] * 3,
        ),
        ("They fear that Peru will raise tariffs on Omani dates.", []),
        ("Peruvian fish will be free of duties in Oman.", []),
    ],
)
def test_measures_of_a_pact_are_told_by_their_day_and_each_of_a_row_counts(text, measures):
    assert [one for one in kinds(text) if one[0] == "policy_measure"] == measures


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("A delegation of Omani companies", "mission"),
        ("An Omani trade delegation", "mission"),
        ("An Omani delegation", "visit"),
        ("An Omani parliamentary delegation", "visit"),
    ],
)
def test_a_delegation_is_on_a_mission_where_it_has_an_errand_of_trade(who, kind):
    assert kind in [one for one, _ in kinds(f"{who} arrived in Lima on Monday.")]
