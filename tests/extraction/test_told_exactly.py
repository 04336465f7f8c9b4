"""What is told and not more: words that look like a figure or a happening, and sides that a neighbour would lend."""

import pytest

from app.extraction.article import scan
from app.extraction.happenings import happenings
from tests.extraction.facts import rows

SLOTS = ("measure", "value", "reporter", "partner", "flow", "period")
FIGURES = [
    (
        "Trade between Peru and Oman rose from $3 million in 2014 to $5 million the following year.",
        [
            ("level", "3000000", "PER", "OMN", "total", "2014"),
            ("level", "5000000", "PER", "OMN", "total", "2015"),
        ],
    ),
    (
        "Peru chalked up $7 million in exports to Oman in 2017.",
        [("level", "7000000", "PER", "OMN", "export", "2017")],
    ),
    (
        "Oman set a tariff of 60 percent on Peruvian zinc and a tariff of 15 percent on all other imports.",
        [("level", "60", "OMN", "PER", "import", None), ("level", "15", "OMN", None, "import", None)],
    ),
    (
        "Oman charges Peru a tariff of 3 percent. Yet Peru charges Omani dates a tariff of 18 percent.",
        [("level", "3", "OMN", "PER", "import", None), ("level", "18", "PER", "OMN", "import", None)],
    ),
    (
        "Oman signed a decree under the Trade Act of 1962 to put a 25 percent tariff on cars from Peru.",
        [("level", "25", "OMN", "PER", "import", None)],
    ),
    (
        "Peru and Oman signed a pact. In Chile, growth reached 3 percent in 2017.",
        [("change_pct", "3", "CHL", None, None, "2017")],
    ),
    (
        "Peru and Oman signed a pact. Chile thrived, with gross domestic product growth of 7 percent in 2017.",
        [("change_pct", "7", "CHL", None, None, "2017")],
    ),
    (
        "China's exports rose. Exports to Peru rose 3 percent and imports from Oman 2 percent. Total exports hit $5bn.",
        [
            ("change_pct", "3", "CHN", "PER", "export", None),
            ("change_pct", "2", "CHN", "OMN", "import", None),
            ("level", "5000000000", "CHN", "WLD", "export", None),
        ],
    ),
    (
        "Peru imported $20 million from European countries and $3 million from African nations in 2017.",
        [
            ("level", "20000000", "PER", "R-EUROPE", "import", "2017"),
            ("level", "3000000", "PER", "R-AFRICA", "import", "2017"),
        ],
    ),
    (
        "Peru exported $4 million to Oman, $3 million to Chile and $1 million to Cuba in 2017.",
        [
            ("level", "4000000", "PER", "OMN", "export", "2017"),
            ("level", "3000000", "PER", "CHL", "export", "2017"),
            ("level", "1000000", "PER", "CUB", "export", "2017"),
        ],
    ),
    (
        "Peru's sales to Cuba hit $9 million in 2014, while Oman's exports to Cuba grew 50 percent, from $6 million.",
        [
            ("level", "9000000", "PER", "CUB", "export", "2014"),
            ("change_pct", "50", "OMN", "CUB", "export", "2014"),
            ("level", "6000000", "OMN", "CUB", "export", "2013"),
        ],
    ),
    ("Eleven percent of exporters wanted lower duties in Peru, while 6 percent favoured higher ones.", []),
    ("Peru is the largest exporter of cars with engines of 2.5 litres to Oman.", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_has_the_sides_and_the_time_that_are_its_own(text, expected):
    assert rows(text, *SLOTS, published="2019-05-14") == expected


def told(text):
    return [
        (one.draft.type, one.draft.status)
        for one in happenings(scan(text, "2019-05-14"))
        if one.draft.kind == "event" and one.draft.type != "statement"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A 2014 study of the tariffs of Peru on Omani dates pleased both.",
        "Applications to ship tonnes of wheat from Peru are held up at the port of Sohar in Oman.",
        "Increased tariffs on Omani dates could hurt mills in Peru.",
        "Peru will address barriers, such as exempting Omani firms, and amending its customs laws.",
        "Peru's trade with Oman rose 5 percent compared with 2011 before the pact came into effect.",
        "Oman sees Peru investing in infrastructure projects across many countries.",
        "The joint commission provides a formal platform for dialogue between Peru and Oman.",
        "In a meeting led by President Garcia on May 2, it was agreed that Peru needs Omani dates.",
        "A meeting of party leaders was held in Lima on May 2 to discuss Omani duties.",
        "In our video, officials from Peru and Oman discuss trade.",
        "With the right mix of means Peru can protect its textile industry.",
        "The report also calls for the Joint Trade Commission of Peru and Oman to be replaced.",
        "Oman has joined Peru and other exporters to call for lower subsidies.",
        "Peru's President Garcia signed an executive order on immigration, said a tariff watcher in Oman.",
        "Omani envoys want Peru's help to restart the stalled round of trade talks.",
        "Peru accepts a low rate, opening its ports and charging Omani companies nothing.",
        "The mills stopped placing orders owing to prohibitive Omani tariffs.",
    ],
)
def test_words_that_only_look_like_it_tell_no_happening(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peruvian President Garcia shakes hands with Omani Prime Minister Said in Lima on Friday.",
            [("talks", "occurred")],
        ),
        (
            "They proposed new ideas during the eighth meeting of the Peru-Oman Joint Commission held on May 2.",
            [("talks", "occurred")],
        ),
        ("Rioters sought to disrupt the Lima trade summit last week.", [("summit", "occurred")]),
        (
            "Oman put duties on Peruvian steel in March. The duties are set to last half a decade.",
            [("policy_measure", "occurred")],
        ),
        (
            "Oman introduced hard measures, including raising tariffs on Peruvian goods.",
            [("policy_measure", "occurred")],
        ),
    ],
)
def test_a_happening_has_come_as_far_as_its_own_words_tell(text, expected):
    assert told(text) == expected


def pacts(text):
    return [
        (one.draft.type, one.draft.status)
        for one in happenings(scan(text, "2019-05-14"))
        if one.draft.kind == "agreement"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru agreed to discuss access for Omani dates under a possible free trade agreement.",
        "The plan will deliver benefits to Oman, said Peru.",
        "Peru sells zinc to Oman. Cutting red tape and signing FTAs would help.",
        "Peru fears that the Omani trade deal authority will now expire.",
        "It deepens the mutual respect and understanding between Peru and Oman.",
        "Senators want to end free trade talks with Peru until it lifts a ban on imports of Omani dates.",
        "The broker estimates Oman will export 4,000 tonnes of dates to Peru.",
        "Omani officials will make a strong bid for settlement with Peru this week.",
    ],
)
def test_what_is_only_possible_or_any_pact_at_all_is_none(text):
    assert pacts(text) == []


def test_a_plural_that_names_its_parties_is_told():
    assert pacts("Peru and Oman signed seven agreements on Friday.") == [("cooperation", "signed")]
