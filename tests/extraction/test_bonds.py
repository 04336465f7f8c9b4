"""Events told by a verb and a noun, or by a noun alone, in whatever order and wording."""

import pytest

from app.extraction.events.words import noun_hits, verb_hits
from tests.extraction.facts import events, only


def codes(draft):
    """The economies that take part, themselves or by their people."""
    return {party.id if party.type in {"country", "bloc"} else party.country for party in draft.parties}


def edtf(draft):
    return draft.period.edtf if draft.period else None


@pytest.mark.parametrize(
    "text",
    [
        "Ghana slapped import duties on Thai rice in May.",
        "Import duties were slapped on Thai rice by Ghana in May.",
        "In May, Ghana hit back with duties on Thai rice.",
        "Ghana's government in May reimposed an embargo on Thai rice.",
        "Ghana barred Thai rice in May.",
        "Ghana suspended purchases of rice from Thailand in May.",
    ],
)
def test_a_measure_is_read_whatever_its_verb_and_order(text):
    found = only(events(text))
    assert (found.type, found.status, edtf(found)) == ("policy_measure", "occurred", "2018-05")
    assert codes(found) == {"GHA", "THA"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chilean President Rosa Vidal paid a visit to Norway in May.", "visit"),
        ("Chilean President Rosa Vidal left for Norway on Monday.", "visit"),
        ("Rosa Vidal's trip to Norway, announced by Chilean President Rosa Vidal, was short.", "visit"),
        (
            "Chilean Trade Minister Rosa Vidal spoke by phone with Norwegian Trade Minister Kari Dahl on Monday.",
            "talks",
        ),
        ("Chilean and Norwegian officials gathered in Oslo on Monday.", "talks"),
        ("A dinner between Chilean President Rosa Vidal and Norwegian Premier Kari Dahl in Oslo was calm.", "talks"),
        ("Chile and Norway wrapped up a third round of trade talks on Monday.", "negotiation"),
        ("A Chilean trade mission is to tour Norway in July.", "mission"),
        ("Chile and Norway inaugurated a freight train service in May.", "opening"),
        ("Work on the Chilean-Norwegian power plant got under way in May.", "project"),
        ("Norway asked the WTO on Monday for a panel on Chile's salmon curbs.", "dispute"),
        ("A Norwegian trade fair kicked off in Santiago on Monday.", "forum"),
        ("The fisheries agreement (FA) between Chile and Norway came into force on Monday.", "entry_into_force"),
    ],
)
def test_each_sort_is_read_from_wordings_that_no_frame_holds(text, kind):
    assert kind in {one.type for one in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ghana should not impose duties on Thai rice.",
        "Analysts doubt the ability to impose duties on Thai rice.",
        "Ghana and Thailand signed an agreement to cut duties on rice.",
        "The Brazil football team visited Norway in May.",
        "They discussed opening a plant in Ghana.",
        "Siam Holdings, a Thai company, suspended deliveries to Ghana in May.",
        "Chilean President Rosa Vidal arrived in Chile on Monday.",
        "Chile hopes to conclude talks with Norway.",
    ],
)
def test_what_is_denied_wished_agreed_or_done_by_others_is_no_event(text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("words", "status", "day"),
    [
        ("took effect on June 9", "occurred", "2018-06-09"),
        ("take effect on July 9", "planned", "2018-07-09"),
        ("came into force that day", "occurred", None),
        ("will come into force in autumn", "planned", "2018-23"),
    ],
)
def test_the_day_that_is_nearest_is_meant(words, status, day):
    found = only(events(f"Ghana's duties on Thai rice {words}."))
    assert (found.status, edtf(found)) == (status, day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("from July 9 to 12", "2018-07-09/2018-07-12"),
        ("on July 9-12", "2018-07-09/2018-07-12"),
        ("from 30 July to 2 August", "2018-07-30/2018-08-02"),
        ("next weekend", "2018-06-23/2018-06-24"),
    ],
)
def test_spans_of_days_are_read(words, day):
    assert edtf(only(events(f"Chilean President Rosa Vidal will visit Norway {words}."))) == day


def test_what_takes_effect_dates_the_measure_told_before():
    found = only(events("Ghana imposed duties on Thai rice. The duties take effect on July 9."))
    assert edtf(found) == "2018-07-09"


def test_what_stands_between_commas_gives_no_time_to_what_follows():
    text = "Chilean President Rosa Vidal, who arrived in Oslo on Monday, met Norwegian Premier Kari Dahl on Tuesday."
    assert {one.type: edtf(one) for one in events(text)} == {"visit": "2018-06-18", "talks": "2018-06-19"}


def test_who_is_asked_would_act():
    found = only(events("Thailand has asked Ghana to lift its ban on rice."))
    assert [party.id for party in found.parties if party.role == "imposer"] == ["GHA"]


def test_a_weekday_is_no_part_of_a_name():
    found = only(events("Ghana complained about Thailand to the World Trade Organization on Monday."))
    assert edtf(found) == "2018-06-18"


def test_words_are_found_in_every_form():
    assert {hit.form for hit in verb_hits(("e", "imposed", "will", "impose", "imposing"), range(5))} == {
        "past",
        "base",
        "ing",
    }
    assert [hit.kind for hit in noun_hits(("free", "trade", "talks"), range(3))] == ["negotiation", "bargaining"]
    assert verb_hits(("the", "visit"), range(2)) == []
