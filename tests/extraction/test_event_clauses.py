"""Events whose day, people or stage another clause tells: relative clauses, insertions, openings, participles."""

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
            "Peru's minister said so at a meeting with Omani Trade Minister Karim Ali, who was in Lima May 3-4.",
            ("talks", "occurred", "2019-05-03/2019-05-04"),
        ),
        ("Exports have grown since April, when Peru eased curbs on fish.", ("policy_measure", "occurred", "2019-04")),
        ("Peru, in March 2017, blocked Omani steel imports.", ("policy_measure", "occurred", "2017-03")),
        (
            "Peru's exporters fumed on May 10 after Oman banned Peruvian fish.",
            ("policy_measure", "occurred", "2019-05-10"),
        ),
        ("Peru's fish has been banned by Oman since 2015.", ("policy_measure", "ongoing", "2015")),
        ("Last week's talks between Peru and Oman in Lima were short.", ("talks", "occurred", "2019-05-06/2019-05-12")),
        ("Next month's summit of Peru and Oman in Lima will be short.", ("summit", "planned", "2019-06")),
        (
            "Peru's Trade Minister Ana Diaz signed it at a May 3 meeting with Omani mills in Lima.",
            ("talks", "occurred", "2019-05-03"),
        ),
        (
            "Last April, firms from Oman traded at the 20th meeting of the joint economic commission with Peru.",
            ("talks", "occurred", "2019-04"),
        ),
        (
            "Peru walked away from talks with Oman scheduled to start on June 2.",
            ("negotiation", "planned", "2019-06-02"),
        ),
        ("The curbs of Oman on Peruvian fish take effect on June 3.", ("policy_measure", "planned", "2019-06-03")),
        ("Ahead of next month's meeting between Peru and Oman, curbs were cancelled.", ("talks", "planned", "2019-06")),
        (
            "He said that a Peru-Oman trade exhibition opening here from May 20 would help.",
            ("forum", "planned", "2019-05-20"),
        ),
        (
            "The industrial zone, established on the border of Oman and Yemen last month, is busy.",
            ("project", "occurred", "2019-04"),
        ),
        (
            "The minister said on May 7 in Muscat, where he attended a Peru-Oman Business Forum, that trade grew.",
            ("forum", "occurred", "2019-05-07"),
        ),
        (
            "Peru's President Luis Diaz will go there, starting a four-day official visit on June 1 in Oman.",
            ("visit", "planned", "2019-06-01"),
        ),
        (
            "Peru's Trade Minister Ana Diaz arrived in the country on May 6 to see Oman.",
            ("visit", "occurred", "2019-05-06"),
        ),
        (
            "It was agreed during the visit of Peru's President Luis Diaz to Oman in 2010.",
            ("visit", "occurred", "2010"),
        ),
    ],
)
def test_the_day_stands_in_another_clause(text, event):
    assert event in events(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Production at the plant of Oman in Peru is slated to begin in 2021.", ("opening", "planned", "2021")),
        ("An Omani carmaker started making vans at a yard in Peru in March.", ("opening", "occurred", "2019-03")),
        ("The planned railway will connect Lima to a port in Chile.", ("project", "planned", None)),
        ("Peru received on Monday the first shipment of Omani dates.", ("opening", "occurred", "2019-05-13")),
        ("Peru notified the World Trade Organization in April.", ("dispute", "occurred", "2019-04")),
        ("The 15 percent duty levied in April on Omani dates hurts.", ("policy_measure", "occurred", "2019-04")),
        ("Peru must still complete negotiations with Oman.", ("negotiation", "ongoing", None)),
        (
            "Oman has given Peru five months to open its market or risk sanctions.",
            ("policy_measure", "threatened", None),
        ),
        (
            "Peru prepares for the fourth Forum of Regional Cooperation between Peru and Oman.",
            ("forum", "planned", None),
        ),
        ("He gave a keynote address on Monday to the Peru-Oman Business Forum.", ("forum", "occurred", "2019-05-13")),
    ],
)
def test_further_wordings(text, event):
    assert event in events(text)


def test_a_bare_month_beside_a_noun_is_the_nearer_one():
    assert ("summit", "planned", "2019-07") in events("Peru wants it discussed with Oman at the July Lima summit.")
    assert ("summit", "occurred", "2019-04") in events("Peru discussed it with Oman at the April Lima summit.")


def test_what_was_decided_on_a_day_is_dated_by_it_only_where_nothing_else_is():
    decided = "President Luis Diaz of Peru on Friday signed an order that could impose duties on Omani dates"
    assert ("policy_measure", "proposed", "2019-05-10") in events(f"{decided}.")
    assert ("policy_measure", "proposed", "2019-07") in events(f"{decided} in July.")


def test_what_happened_since_is_not_the_day_of_a_visit():
    text = "It is Peruvian President Luis Diaz's first visit to Oman since he took office in January."
    assert [one for one in events(text) if one[2] == "2019-01"] == []


def test_a_remark_dates_nothing_else():
    text = "Speaking in Muscat late on May 12, the minister praised Peruvian President Diaz's visit to Oman."
    assert [one for one in events(text) if one[2] == "2019-05-12"] == []


def test_the_day_of_a_pact_is_not_that_of_the_talks_about_it():
    found = events("Peru and Oman met to discuss a September 2016 pact.")
    assert ("talks", "occurred", "2016-09") not in found


def test_what_went_on_for_years_was_not_today():
    found = events("LIMA, May 14 - Peru and Oman have held talks over some years about fish.")
    assert [one for one in found if one[2] == "2019-05-14"] == []


def test_of_a_fair_the_sentence_that_names_it_and_its_days_is_the_main_one():
    text = (
        "Forty firms from Peru and Omani mills and Chilean growers will take part in the fair in May. "
        "Oman will hold the Lima Trade Fair in Lima on May 20."
    )
    found = [one.draft for one in happenings(scan(text, "2019-05-14")) if one.draft.kind == "event"]
    assert [text[one.evidence[0].start :][:4] for one in found] == ["Oman"]
