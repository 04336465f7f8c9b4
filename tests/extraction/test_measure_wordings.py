"""Measures in more wordings: who is cited took them, what was hit with a duty, a halt put to a trade."""

import pytest

from tests.extraction.facts import events


def measures(text):
    return [
        (one.status, sorted({party.id or party.name for party in one.parties}))
        for one in events(text)
        if one.type == "policy_measure"
    ]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "Exports of fish have been prohibited since May, the Omani trade ministry said.",
            ("ongoing", ["OMN"]),
        ),
        ("Oman hit Peruvian fish with a 15 percent duty last month.", ("occurred", ["OMN", "PER"])),
        ("Peru has put a stop to imports of Omani dates since May.", ("occurred", ["OMN", "PER"])),
        ("The Omani government ordered a freeze on imports from Peru on June 3.", ("occurred", ["OMN", "PER"])),
        ("Oman stopped buying Peruvian fish in May.", ("occurred", ["OMN", "PER"])),
        ("Oman has banned fish from Peru.", ("occurred", ["OMN", "PER"])),
        ("Oman suspended Peru from its GSP programme in May.", ("occurred", ["OMN", "PER"])),
        ("Oman ended preferential trade treatment for Peru on June 5.", ("occurred", ["OMN", "PER"])),
        ("Oman banned all quinoa coming from Peru.", ("occurred", ["OMN", "PER"])),
        ("Oman has prohibited toothpaste imported from Peru.", ("occurred", ["OMN", "PER"])),
        ("The Peruvian government banned the sale of fish to Oman on Monday.", ("occurred", ["OMN", "PER"])),
        ("Oman granted duty-free access to textiles from Peru on Monday.", ("occurred", ["OMN", "PER"])),
        ("The sanctions against Oman were lifted by Peru on Monday.", ("occurred", ["OMN", "PER"])),
        (
            "Import licences for Peruvian fish will no longer be required by Oman from July.",
            ("planned", ["OMN", "PER"]),
        ),
        ("The duties imposed by Oman on Peruvian fish have hurt mills.", ("occurred", ["OMN", "PER"])),
        ("Peru offered to cut its duties on Omani dates.", ("proposed", ["OMN", "PER"])),
        ("Oman planned to hold imports of Peruvian fish to 20 tonnes.", ("planned", ["OMN", "PER"])),
        ("Peru is expected to announce a new programme to enhance exports to Oman.", ("planned", ["OMN", "PER"])),
        ("The Reserve Bank of Peru cut its discount rate on Monday.", ("occurred", ["reserve-bank-of-peru"])),
        ("Peru has told Omani exporters to stop fish shipments.", ("occurred", ["OMN", "PER"])),
        ("Peru's removal of export taxes on fish pleased Oman.", ("occurred", ["OMN", "PER"])),
        ("A Peruvian court struck down the ban on Omani dates on Monday.", ("occurred", ["OMN", "PER"])),
        ("Oman will start taxing Peruvian fish in July.", ("planned", ["OMN", "PER"])),
    ],
)
def test_measures_are_found_in_more_wordings(text, measure):
    assert measure in measures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Exports of fish have been prohibited, a trader said.",
        "Oman hit a record with a duty of 15 percent still to come.",
        "Peru put a stop to rumours about Omani dates.",
        "A fishing firm stopped buying nets in May.",
        "Both plans would have kept Peru's duties on dates.",
        "Peru, Oman agree on tariffs",
        "Peru has told Omani exporters that fish was cheap.",
        "Trade grew despite duties imposed by Oman.",
        "The Lima Trading Company cut its rates on Monday.",
        "Licences for fish are not required by Oman.",
    ],
)
def test_what_is_no_measure_of_a_state_stays_out(text):
    assert measures(text) == []


LEAD = "Peru buys much of its fish from Oman, and trade between Peru and Oman has grown.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The import duty on fish was raised to 20 percent last week.",
        "Fish imports were banned in May.",
        "Import licences for fish were suspended in May.",
        "New rules on fish imports come into force on July 1.",
        "The budget raised the duty on fish to 20 percent.",
        "The authorities seized 40 lorries of Omani fish in May.",
        "A new levy of 2 percent will be charged on all fish from next month.",
        "Mills will be prohibited from buying foreign fish from July.",
        "Importers will be allowed to import 90,000 tons of fish until July.",
    ],
)
def test_a_measure_of_whom_the_article_speaks_needs_no_name_of_its_own(text):
    assert measures(LEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "Fish imports were banned.",
        "Fish was raised in ponds last week.",
        "The borders of the picture were closed in May.",
        "Importers will be allowed to rest in July.",
    ],
)
def test_what_nobody_did_on_no_day_is_no_measure(text):
    assert measures(LEAD + text) == []
