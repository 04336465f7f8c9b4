"""Events in wordings in which who, what and when stand apart: other clauses, other nouns, other days."""

import pytest

from app.extraction.article import scan
from app.extraction.happenings import happenings


def events(text, published="2019-05-14"):
    found = [one.draft for one in happenings(scan(text, published)) if one.draft.kind == "event"]
    return [(one.type, one.status, one.period.edtf if one.period else None) for one in found]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Talks between Oman and Peru in Lima, which ended on Monday, were short.",
            ("talks", "occurred", "2019-05-13"),
        ),
        (
            "Monday's talks with Omani Trade Minister Karim Ali in Lima pleased Peru.",
            ("talks", "occurred", "2019-05-13"),
        ),
        (
            "Peru and Oman signed it on Sunday after a two-day visit to Muscat by Peruvian Trade Minister Ana Diaz.",
            ("visit", "occurred", "2019-05-12"),
        ),
        ("The next round of talks between Oman and Peru is due in June.", ("negotiation", "planned", "2019-06")),
        (
            "The third round of talks between Oman and Peru, set for next week, has been put back to June 20.",
            ("negotiation", "planned", "2019-06-20"),
        ),
        ("A business forum in Lima in November will bring firms from Oman together.", ("forum", "planned", "2019-11")),
        ("Oman imposed duties on Peruvian fish in May after talks in 2018.", ("policy_measure", "occurred", "2019-05")),
        (
            "Peru is unhappy with the quotas on fish that Oman introduced in 2017.",
            ("policy_measure", "occurred", "2017"),
        ),
        ("Omani inspectors will visit Peruvian fish plants in July.", ("visit", "planned", "2019-07")),
        (
            "A delegation of Omani bankers will look for partners in Lima on June 3.",
            ("mission", "planned", "2019-06-03"),
        ),
        ("Peru on Friday asked the WTO to rule on Omani duties.", ("dispute", "occurred", "2019-05-10")),
        ("A complaint lodged in March by Peruvian mills troubles Oman.", ("dispute", "occurred", "2019-03")),
        ("Peru opened a trade bureau in Muscat in March. Oman was glad.", ("opening", "occurred", "2019-03")),
        (
            "Oman and Peru agreed on it last week, and in April opened an inquiry into steel.",
            ("policy_measure", "occurred", "2019-04"),
        ),
    ],
)
def test_the_day_and_the_stage_are_those_of_the_happening_itself(text, event):
    assert event in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru suggested Oman remove its duties on fish.",
        "Oman had offered to cap its farm subsidies.",
        "The pact between Oman and Peru, in force since 2015, has scrapped duties on fish.",
        "Oman allows 95 percent of Peruvian goods in.",
        "An agreement for the Omani mine was closed on May 2.",
        "The minister blamed pressure from Peru.",
        "The Omani football team visited Peru in May.",
    ],
)
def test_what_is_offered_suggested_always_so_or_the_work_of_a_deal_is_no_event(text):
    assert events(text) == []


def test_people_share_an_office_in_the_plural():
    found = events("Presidents Ana Diaz of Peru and Karim Ali of Oman met in Lima on Monday.")
    assert found == [("talks", "occurred", "2019-05-13")]


def test_a_body_of_two_economies_takes_part_once():
    text = "The 14th Iran-Armenia Joint Economic Committee meeting will be held in Yerevan on May 15."
    assert events(text) == [("talks", "planned", "2019-05-15")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Oman severed commercial links with Peru in April.", ("dispute", "occurred", "2019-04")),
        ("Oman sued Peru at the World Trade Organization in March.", ("dispute", "occurred", "2019-03")),
        ("Oman hauled Peru before the WTO.", ("dispute", "occurred", "2019-05-14")),
        ("Oman has said it will drag Peru before the WTO.", ("dispute", "threatened", None)),
        (
            "Omani Premier Karim Ali took up the matter with Peru's president on Monday.",
            ("talks", "occurred", "2019-05-13"),
        ),
        ("The leaders of Oman and Peru will discuss it on Friday in Lima.", ("talks", "planned", "2019-05-17")),
        ("Another meeting between Oman and Peru is expected in June.", ("talks", "planned", "2019-06")),
        (
            "The fifth round of talks between Oman and Peru broke up on Monday.",
            ("negotiation", "occurred", "2019-05-13"),
        ),
        ("Omani inspectors toured three slaughterhouses in Peru in March.", ("visit", "occurred", "2019-03")),
        ("Oman outlawed Peruvian honey on Monday.", ("policy_measure", "occurred", "2019-05-13")),
        ("Oman ordered supermarkets to remove Peruvian fish in May.", ("policy_measure", "occurred", "2019-05")),
        ("Peruvian fish will face a duty of 20 percent in Oman from July.", ("policy_measure", "planned", "2019-07")),
        (
            "Peru gave the green light to imports of Omani dates on Monday.",
            ("policy_measure", "occurred", "2019-05-13"),
        ),
        ("Peru recalled its ambassador from Oman on Monday.", ("dispute", "occurred", "2019-05-13")),
        ("Envoys of Oman and Peru will return to the negotiating table in June.", ("talks", "planned", "2019-06")),
        ("Peru nationalised its copper mines in 2016.", ("policy_measure", "occurred", "2016")),
        ("The opening of a border between Oman and Yemen since March helped.", ("opening", "occurred", "2019-03")),
        ("Oman this spring suspended its tariff on fish from Peru.", ("policy_measure", "occurred", "2019-21")),
    ],
)
def test_every_verb_of_a_meaning_tells_the_same(text, event):
    assert event in events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oman banned Peruvian players in May.",
        "Oman cut ties with a Peruvian bank in May.",
        "Oman faced Peru in the final in Lima on Monday.",
        "Oman brought its tariffs into line with World Trade Organization rules in May.",
        "Omani Trade Minister Karim Ali raised the matter in parliament on Monday.",
        "Exporters in Peru demanded that the government withdraw the duty on fish from Oman.",
        "Ships from Peru crossed the Indian Ocean to visit Oman in May.",
    ],
)
def test_the_same_words_of_something_else_tell_none(text):
    assert events(text) == []
