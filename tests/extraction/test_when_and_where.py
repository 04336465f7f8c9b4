"""When and where events are: the dateline, a later sentence, the visit around them, the city of a land."""

import pytest

from app.extraction.article import scan
from tests.extraction.facts import agreements, events, only

WEDNESDAY = "2019-05-15"


def countries(text: str) -> set[str]:
    """Of the only event."""
    return {party.id if party.type == "country" else party.country for party in only(events(text, WEDNESDAY)).parties}


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found = events(text, WEDNESDAY)
    return [(one.type, one.status, one.period.edtf if one.period else None, one.place) for one in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Peru's Minister Ana Diaz met Oman's Minister Karim Ali in the Peruvian capital on Monday.", "Lima"),
        ("Peru's Minister Ana Diaz met Oman's Minister Karim Ali in the Peruvian city of Ica on Monday.", "Ica"),
        ("Peru's Minister Ana Diaz met Oman's Minister Karim Ali in Peru's southern port of Ilo on Monday.", "Ilo"),
        ("Peru's Minister Ana Diaz met Oman's Minister Karim Ali in Ica, southern Peru, on Monday.", "Ica"),
        ("In Geneva on Monday, Peru and Oman began trade talks.", "Geneva"),
        ("Peru and Oman began trade talks on Monday.", None),
        ("ICA, Peru, May 14 (ABC) -- Peru and Oman held trade talks on Tuesday.", "Ica"),
        ("ICA, Peru, May 14 (ABC) -- Peru and Oman held trade talks in Muscat on Tuesday.", "Muscat"),
        ("Peru's President Ana Diaz will pay a visit to Oman next week.", "Oman"),
        ("Lima will host talks between Peru and Norway next week.", "Lima"),
        ("Peru will host talks with Norway next week.", None),
    ],
)
def test_where_it_is(text: str, place: str | None):
    assert only(told(text))[3] == place


@pytest.mark.parametrize(
    ("after", "date"),
    [
        ("The visit is planned for May 22-23.", "2019-05-22/2019-05-23"),
        ("The three-day trip will begin on Tuesday.", "2019-05-21"),
        ("The visit is not planned for May 22-23.", None),
        ("The fair is planned for May 22-23.", None),
        ("Trade will be discussed.", None),
    ],
)
def test_a_later_sentence_tells_the_day(after: str, date: str | None):
    assert told(f"Peru's President Ana Diaz will visit Oman. {after}")[0][2] == date


def test_a_later_sentence_tells_the_days_of_the_week_in_which_it_is():
    text = "The commission of Peru and Oman meets in Lima this week. It is to meet on Friday and Saturday."
    assert only(told(text))[2] == "2019-05-17/2019-05-18"


@pytest.mark.parametrize(
    ("how", "date"),
    [("During her visit, ", "2019-05-20/2019-05-21"), ("Next year, ", "2020")],
)
def test_who_is_met_during_a_visit_is_met_on_its_days(how: str, date: str | None):
    text = f"On May 20-21 Peru's President Ana Diaz will come to Muscat. {how}Diaz will meet Omani Minister Karim Ali."
    assert told(text)[1][:3] == ("talks", "planned", date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("will visit Oman from May 20 to 24. She will hold talks with", "2019-05-20/2019-05-24"),
        ("will visit Oman from May 20 to 24. On May 22 she will hold talks with", "2019-05-22"),
        ("visited Oman from May 3 to 5. She will hold talks with", None),
        ("will visit Oman from May 20 to 24. Trade grew. It grows. She likes it. She will hold talks with", None),
    ],
)
def test_who_will_be_met_on_a_visit_is_met_on_its_days(text: str, date: str | None):
    found = told(f"Peru's President Ana Diaz {text} Omani Minister Karim Ali.")
    assert [one[2] for one in found if one[0] == "talks"] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Peru and Oman signed a trade pact a year ago.", "2018"),
        ("Peru and Oman signed a trade pact a month ago.", "2019-04"),
        ("Two days before the merger was struck, Peru and Oman signed a trade pact.", None),
        ("Oman's firms were happy on May 3 when Peru and Oman signed a trade pact.", "2019-05-03"),
        ("In the first such step this year, Peru and Oman signed a trade pact on Monday.", "2019-05-13"),
        ("A fair in Lima closed on May 8.\nDuring the two-day event Peru and Oman signed a trade pact.", "2019-05-08"),
        ("Peru and Oman signed a trade pact.", "2019-05-15"),
        ("On Thursday Peru's parliament ratified a trade pact with Oman that was signed in March.", "2019-03"),
        ("Rice is dear.\nWheat is dear.\nPeru and Oman signed a trade pact.", None),
        ("Peru and Oman signed a pact on the supply of 2 million tons of gas in the winter period.", None),
    ],
)
def test_when_a_pact_was_signed(text: str, date: str | None):
    period = only(agreements(text, WEDNESDAY)).period
    assert (period.edtf if period else None) == date


def test_a_name_ends_with_the_sentence():
    text = "So said Omani negotiator Karim Ali. Rice prices fell. Rice mills were sold."
    assert {person.name for person in scan(text).people} == {"Karim Ali"}


def test_the_longer_name_of_a_leader_counts():
    assert countries("Peru's President Ana Diaz met President Jose Eduardo dos Santos on Monday.") == {"PER", "AGO"}


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("Peru and Oman are going to hold a trade forum in Lima, media reported on May 7.", "planned", None),
        ("Peru and Oman are going to hold a trade forum in Lima on June 7.", "planned", "2019-06-07"),
        ("Peru and Oman held a trade forum in Lima, media reported on May 7.", "occurred", "2019-05-07"),
        ("Peru and Oman hold a trade forum in Lima from May 13 to May 17.", "ongoing", "2019-05-13/2019-05-17"),
        ("Peru and Oman held a trade forum in Lima from May 3 to May 7.", "occurred", "2019-05-03/2019-05-07"),
    ],
)
def test_the_day_of_a_report_is_not_that_of_what_is_planned(text: str, status: str, date: str | None):
    assert only(told(text))[1:3] == (status, date)


def test_what_was_said_would_be_is_planned_what_would_be_is_not():
    said = "The ministry announced that Peru's President Ana Diaz would visit Oman in June."
    assert only(told(said))[:3] == ("visit", "planned", "2019-06")


def test_who_has_left_in_the_lead_left_on_the_day_of_the_news():
    text = "LIMA, May 14 (ABC) -- Peru's President Ana Diaz has left for Oman. She likes it."
    assert only(told(text))[2] == "2019-05-14"


def test_years_of_goods_and_of_papers_are_not_those_of_the_deed():
    text = (
        "On May 3, 2017, Peru and Oman signed a gas agreement, raising exports from 3 tons in 2018 to 9 tons in 2019."
    )
    assert only(agreements(text, WEDNESDAY)).period.edtf == "2017-05-03"
    text = "Peru and Oman held talks on the 2014 proposals in Lima on Monday."
    assert only(told(text))[2] == "2019-05-13"


def test_what_may_be_in_december_is_not_the_day_of_the_news():
    text = (
        "The ministers of Peru and Oman may meet on December 13 in Lima, Minister Ana Diaz said at the meeting with "
        "Omani Minister Karim Ali on the sidelines of a show."
    )
    assert [one[2] for one in told(text)] == ["2019-12-13", "2019-05-15"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Peru agreed in 2015 to end its ban on Omani dates.", ("policy_measure", "occurred", "2015")),
        ("Peru agreed on Monday to end its ban on Omani dates.", ("policy_measure", "planned", "2019-05-13")),
        ("Peru will scrap its duties on Omani dates by 2021.", ("policy_measure", "planned", "../2021")),
        ("Peru sued Oman at the World Trade Organization.", ("dispute", "occurred", "2019-05-15")),
        (
            "Peru on Wednesday proposed duties on Omani steel, to take effect in July.",
            ("policy_measure", "proposed", "2019-07"),
        ),
        (
            "Meeting in Lima on Monday, ministers of Peru and Oman agreed to cut duties.",
            ("policy_measure", "planned", "2019-05-13"),
        ),
        (
            "In a joint statement issued on Tuesday, Peru and Oman pledged to cut duties.",
            ("policy_measure", "planned", "2019-05-14"),
        ),
    ],
)
def test_times_of_measures_and_disputes(text: str, event: tuple[str, str, str]):
    assert event in [one[:3] for one in told(text)]


def test_the_duties_that_a_protest_is_about_do_not_date_it():
    text = "Rice is dear.\nPeru had objected to increases in Omani tariffs on fish introduced on January 1, 2016."
    assert [one[2] for one in told(text) if one[0] == "dispute"] == [None]


def test_a_fair_that_runs_over_the_day_is_going_on():
    text = (
        "Peru's firms took part in the Muscat Food Fair.\nThe six-day fair, which is running from May 13 to 18, is big."
    )
    assert only(told(text))[:3] == ("forum", "ongoing", "2019-05-13/2019-05-18")


@pytest.mark.parametrize(
    ("text", "economies"),
    [
        ("duties of 18 percent to 103 percent on steel imports from Oman, Japan and Chile", {"OMN", "JPN", "CHL"}),
        ("duties of 18 percent to 103 percent on steel imports", set()),
    ],
)
def test_a_list_of_lands_behind_a_measure_is_hit_by_it(text: str, economies: set[str]):
    assert countries(f"On Monday, Peru introduced anti-dumping {text}.") == {"PER"} | economies


def test_so_many_countries_are_those_that_were_listed():
    text = (
        "Steel from Oman, Japan and Chile is cheap.\n"
        "Peru opened an anti-dumping probe into steel imported from {} on Monday."
    )
    assert countries(text.format("the three countries")) == {"PER", "OMN", "JPN", "CHL"}
    assert countries(text.format("the two countries")) == {"PER"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Presidents Ana Diaz of Peru and Xi Jinping of China met at the Great Hall of the People.",
            "Great Hall of the People",
        ),
        ("Arriving in Lima on Monday, Oman's Minister Karim Ali met Peru's Minister Ana Diaz on Tuesday.", "Lima"),
    ],
)
def test_halls_and_arrivals_tell_where_one_meets(text: str, place: str):
    assert [one[3] for one in told(text) if one[0] == "talks"] == [place]


def test_where_they_will_be_they_meet_on_the_same_days():
    text = "Peru will host an APEC ministers' meeting in Ica on May 17-18, where it will hold talks with Oman."
    assert told(text)[1] == ("talks", "planned", "2019-05-17/2019-05-18", "Ica")


@pytest.mark.parametrize("scene", ["On the sidelines of a fair in Ica", "At a meeting in Ica", "During a show in Ica"])
def test_the_scene_that_opens_a_sentence_tells_where(scene: str):
    assert told(f"{scene} last week, Peru and Oman held trade talks.")[-1][3] == "Ica"


def test_who_is_on_a_visit_has_met_all_the_same():
    text = "Omani Minister Karim Ali, currently on a visit to Peru, met Peru's President Ana Diaz on Tuesday."
    assert [one[:3] for one in told(text) if one[0] == "talks"] == [("talks", "occurred", "2019-05-14")]


def test_who_opens_a_mill_elsewhere_does_so_with_that_land():
    assert countries("Omani group Dates opened a mill in Peru in March.") == {"OMN", "PER"}


@pytest.mark.parametrize(("how", "date"), [("Ministers spoke", "2019-05-14"), ("Traders hope for more", None)])
def test_what_is_remarked_upon_was_not_on_the_day_of_the_news(how: str, date: str | None):
    lead = "LIMA, May 14 (ABC) -- Rice is dear. "
    text = f"{lead}{how} during a meeting of Peru's President Ana Diaz with Omani Minister Karim Ali in Lima."
    found = [one[2] for one in told(text.replace("Ministers spoke", "It was discussed")) if one[0] == "talks"]
    assert found == [date]


def test_a_fair_told_of_again_has_the_days_that_were_told_between():
    text = (
        "Peru's firms took part in the Muscat Food Fair.\nOne praised the fair, which is running from May 13 to 18.\n"
        "Peruvian mills and farms from Ica are taking part in the Muscat Food Fair for the first time."
    )
    assert ("forum", "ongoing", "2019-05-13/2019-05-18") in [one[:3] for one in told(text)]


def test_those_by_whose_names_a_forum_is_called_take_part_in_it():
    text = "Peru's Minister Ana Diaz attended the Peru-Oman Food Forum in Dubai on Monday."
    forum = next(one for one in events(text, WEDNESDAY) if one.type == "forum")
    assert {"PER", "OMN"} <= {party.id if party.type == "country" else party.country for party in forum.parties}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The pact of Peru and Oman was signed on 5 May, after negotiations ended in March.",
            [("negotiation", "occurred", "2019-03", None)],
        ),
        ("The next ASEAN meeting will take place on 19 June.", [("talks", "planned", "2019-06-19", None)]),
        (
            "On 5 May, Peru complained to the WTO about duties imposed by Oman on fish.",
            [("dispute", "occurred", "2019-05-05", None)],
        ),
        (
            "Before leaving office, Peru's president eased the curbs on Oman.",
            [("policy_measure", "occurred", None, None)],
        ),
    ],
)
def test_each_happening_has_the_time_of_its_own_clause(
    text: str, events: list[tuple[str, str, str | None, str | None]]
):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Peru imposed an import ban on Omani dates on Monday. The import ban takes effect on Friday.",
        "Peru has imposed an import ban on Omani dates. The ban, announced on Monday, starts on Friday.",
    ],
)
def test_a_measure_has_the_day_on_which_it_takes_effect(text: str):
    assert [one[2] for one in told(text)] == ["2019-05-17"]


def test_what_is_over_is_not_dated_by_what_is_to_come():
    text = "Peru and Oman hold talks often. The two sides discussed fish. The council meeting will be held on 28 June."
    assert "2019-06-28" not in [one[2] for one in told(text) if one[1] == "occurred"]


def test_the_last_of_a_list_takes_part_as_well():
    found = only(events("Peru's minister met with ministers from Chile, Oman, and Kenya on Monday.", WEDNESDAY))
    assert {party.country or party.id for party in found.parties} == {"PER", "CHL", "OMN", "KEN"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Peru voted to lift a ban on Omani dates that was imposed in 2003.",
            ("policy_measure", "occurred", None, None),
        ),
        (
            "The pact of Peru and Oman, which will cut duties, was approved by Peru's parliament on Monday.",
            ("other", "occurred", "2019-05-13", None),
        ),
        ("In 2003 Peru added a ban on Omani dates.", ("policy_measure", "ongoing", "2003", None)),
    ],
)
def test_what_is_said_of_a_thing_is_not_what_happens(text: str, event: tuple[str, str, str | None, str | None]):
    assert told(text) == [event]


def test_the_day_of_a_reproach_is_not_that_of_the_summit_at_which_a_promise_was_broken():
    text = "Growers accused Peru on Tuesday of breaking, at the recent Andean summit, a promise to Kenya."

    assert ("summit", "occurred", None, None) in told(text)


def test_a_ban_that_is_ruled_on_was_laid_when_it_is_said_to_be():
    text = (
        "A panel ruled on Monday that a Peruvian ban on imports of Kenyan tea is illegal. Lima imposed the ban in 2015."
    )

    assert [period for kind, _, period, _ in told(text) if kind == "policy_measure"] == ["2015"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Peru and Chile reopened a bridge that was closed in 2003.", None),
        ("Peru and Chile opened a bridge which was begun in 2003 on Friday.", "2018-06-15"),
        ("Peru and Chile reopened a bridge in 2017 that was closed in 2003.", "2017"),
    ],
)
def test_what_was_done_to_it_before_is_not_its_time(text, when):
    found = only(events(text))
    assert (found.period.edtf if found.period else None) == when


def test_talks_at_which_something_was_asked_for_were_held():
    found = only(events("Peru had pressed for the step at talks with Chile in Lima in March."))
    assert (found.type, found.status, found.period.edtf) == ("talks", "occurred", "2018-03")


def test_who_arrived_before_holds_talks_on_the_day_of_the_news():
    text = "Peruvian President Rojas, who arrived on Sunday for a four-day visit, held talks with Chile's president."
    found = {draft.type: draft.period.edtf for draft in events(text)}
    assert found["talks"] == "2018-06-20"
