"""Events from texts of our own: one word changed, one slot changes."""

import json
from pathlib import Path

import pytest

from app.drafts.figure import Figure
from app.extraction.article import scan
from app.extraction.happenings import happenings
from tests.extraction.facts import events, only

ARTICLES = Path(__file__).parent / "articles"


def parties(draft, role):
    return [party.id for party in draft.parties if party.role == role]


@pytest.mark.parametrize("name", sorted(path.stem for path in ARTICLES.glob("deal_*.txt")))
def test_an_article_gives_exactly_the_facts_that_were_set_down_for_it(name):
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))
    found = []
    for reading in happenings(scan(text, expected["published"])):
        draft, main = reading.draft, reading.draft.evidence[0]
        assert not isinstance(draft, Figure)
        sides = [[one.role, one.id if one.id != one.id.lower() else one.name] for one in draft.parties]
        period = draft.period.edtf if draft.period else None
        quote = text[main.start : main.end]
        found.append([draft.kind, draft.type, draft.status, period, sides, quote])
    assert found == [[*fact.values()] for fact in expected["facts"]]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("will visit Norway next week", "planned"),
        ("visited Norway last week", "occurred"),
        ("is visiting Norway", "ongoing"),
        ("cancelled a visit to Norway", "cancelled"),
    ],
)
def test_the_verb_tells_how_far_a_visit_has_come(words, status):
    visit = only(events(f"Chilean President Rosa Vidal {words}."))
    assert (visit.type, visit.status, parties(visit, "host")) == ("visit", status, ["NOR"])


def test_the_number_of_a_visit_is_read():
    assert only(events("Chilean President Rosa Vidal is to begin a second visit to Norway.")).ordinal == 2
    assert only(events("Rosa Vidal of Chile spoke on the second day of a four-day visit to Norway.")).ordinal is None
    assert only(events("Chilean President Rosa Vidal is in Norway on the second leg of a tour.")).ordinal is None


def test_here_is_where_the_article_was_written():
    visit = only(
        events("OSLO, May 3 -- Chilean President Rosa Vidal arrived here on Tuesday for a visit.", "2018-05-03")
    )
    assert (visit.place, parties(visit, "host"), visit.period.edtf) == ("Oslo", ["NOR"], "2018-05-01")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("imposed tariffs on", "occurred"),
        ("will impose tariffs on", "planned"),
        ("threatened to impose tariffs on", "threatened"),
        ("proposed tariffs on", "proposed"),
    ],
)
def test_the_verb_tells_how_far_a_measure_has_come(words, status):
    measure = only(events(f"Ghana {words} Thai rice."))
    assert (measure.type, measure.status) == ("policy_measure", status)
    assert (parties(measure, "imposer"), parties(measure, "target")) == (["GHA"], ["THA"])


def test_a_measure_is_dated_by_the_day_it_takes_effect():
    assert only(events("Ghana will impose tariffs on Thai rice from July 1.")).period.edtf == "2018-07-01"


@pytest.mark.parametrize(
    "text",
    [
        "If Ghana imposes tariffs on Thai rice, prices will rise.",
        "Ghana will not impose tariffs on Thai rice.",
        "Ghana should lower its tariffs on Thai rice.",
        "The minister promised closer ties between Ghana and Thailand.",
        "At a press conference he spoke of Ghana and Thailand.",
        "Trade between Ghana and Thailand grew by 4 percent.",
    ],
)
def test_conditions_denials_wishes_and_promises_are_no_events(text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ghanaian and Thai officials met in Accra on Monday to discuss rice.", "talks"),
        ("The fourth round of talks between Ghana and Thailand ended on Friday.", "negotiation"),
        ("Ghana filed a complaint against Thailand at the WTO.", "dispute"),
        ("Ghana and Thailand opened a rail link in March.", "opening"),
        ("The free trade agreement between Ghana and Thailand took effect on January 1.", "entry_into_force"),
        ("Thai company Siam Holdings will build a cement plant in Ghana.", "project"),
        ("A trade fair with Thailand opened in Accra on Monday.", "forum"),
    ],
)
def test_each_sort_of_event_is_told_apart(text, kind):
    assert kind in {one.type for one in events(text)}


def test_headline_and_body_tell_one_event():
    visit = only(
        events("Chilean president to visit Norway\n\nChilean President Rosa Vidal will visit Norway in August.")
    )
    assert visit.period.edtf == "2018-08"


def test_later_mentions_of_a_visit_are_its_evidence():
    text = "Chilean President Rosa Vidal will visit Norway. This trip, long delayed, matters. Vidal's visit is short."
    visit = only(events(text))
    assert [text[one.start : one.end] for one in visit.evidence[1:]] == ["This trip", "Vidal's visit"]


def test_other_countries_give_the_same_event_with_other_parties():
    for imposer, adjective, codes in (("Peru", "Kenyan", ("PER", "KEN")), ("Japan", "Cuban", ("JPN", "CUB"))):
        measure = only(events(f"{imposer} imposed quotas on {adjective} sugar on Monday."))
        assert (*parties(measure, "imposer"), *parties(measure, "target")) == codes


def test_a_sentence_in_front_moves_the_evidence_exactly():
    text, front = "Ghana imposed tariffs on Thai rice on Monday.", "It rained. "
    before, after = only(events(text)), only(events(front + text))
    shifted = [(one.start + len(front), one.end + len(front)) for one in before.evidence]
    assert [(one.start, one.end) for one in after.evidence] == shifted
    assert before.model_copy(update={"evidence": []}) == after.model_copy(update={"evidence": []})


def test_a_remark_of_a_leader_is_tied_to_the_forum_where_it_was_made():
    text = "During the Baltic Forum for Trade, Kenyan President Daniel Otieno praised the cooperation with Peru."
    found = {one.type: one for one in events(text)}
    assert [tie.relation for tie in found["statement"].relations] == ["at"]
    assert parties(found["statement"], "topic") == ["PER"]


def test_one_is_and_two_are_to_do_something():
    for text, summary in (
        ("A Norwegian delegation is due in Lima in 2020.", "Norway is to visit Peru, 2020."),
        (
            "Norway and Chile will take part in a food fair in Lima.",
            "Norway, Chile and Peru are to take part in a forum",
        ),
    ):
        assert only(events(text)).summary.startswith(summary)


def test_the_summary_is_one_sentence_made_from_the_fields():
    assert only(events("Chilean President Rosa Vidal visited Norway.")).summary == "Rosa Vidal visited Norway."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ghana said on Monday it will cut tariffs on Thai rice from July 1.", "2018-07-01"),
        ("Ghana said on Monday it will cut tariffs on Thai rice.", "2018-06-18"),
        ("Ghana banned imports of Thai rice in May.", "2018-05"),
        ("Ghana will lift its ban on Thai rice in December.", "2018-12"),
        ("Ghana imposed quotas on Thai rice until December.", None),
    ],
)
def test_the_day_of_an_announcement_gives_way_to_that_of_the_measure(text, day):
    found = only(events(text))
    assert (found.period.edtf if found.period else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan beef has been barred from Peru since 1996.",
        "Kenyan beef has been shut out of the Peruvian market since 1996.",
        "Kenyan beef was banned in Peru on Monday.",
        "Kenyan beef imports were banned on Monday, Peru's ministry said.",
        "Kenyan beef imports were banned on Monday by Peru.",
        "Peruvian imports of Kenyan beef were banned on Monday.",
    ],
)
def test_who_keeps_goods_out_imposes_the_measure_and_whose_they_are_is_its_target(text):
    measure = only(events(text))
    assert (parties(measure, "imposer"), parties(measure, "target")) == (["PER"], ["KEN"])
