"""The old wire services' ways of telling: talks broken off, amounts offered, surpluses in somebody's favour."""

import pytest

from tests.extraction.facts import agreements, events, only, rows


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        (
            "Negotiations on a new tea pact between Kenya and Peru will get underway in Lima on March 19.",
            "planned",
            "1988-03-19",
        ),
        ("Trade talks between Kenya and Peru fell apart on Feb. 11.", "occurred", "1988-02-11"),
        ("Trade talks between Kenya and Peru were broken off on Feb. 11.", "occurred", "1988-02-11"),
    ],
)
def test_talks_begin_and_break_off_in_many_words(text, status, day):
    talks = only(events(text, "1988-03-08"))
    assert (talks.type, talks.status, talks.period.edtf) == ("negotiation", status, day)


def test_a_position_that_is_taken_on_quotas_is_no_measure():
    assert events("Kenya took a rather cautious position on quotas for Peruvian tea.", "1988-03-08") == []


def test_negotiations_that_are_only_named_are_no_meeting_of_the_day():
    text = "The ruling may have hurt the already delicate negotiations between Lima and Nairobi."
    assert events(text, "1988-03-08") == []


def test_who_settles_something_in_a_call_has_talked():
    text = "In a 30-minute telephone call, Peru and Kenya settled on a further meeting."
    assert only(events(text, "1988-03-08")).type == "talks"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya and Peru came to terms on a bilateral trade agreement.", "agreed"),
        ("Kenya and Peru agreed to try to end the quarrel and strike a new trade deal.", "negotiating"),
        ("Kenya and Peru are trying to work out a trade agreement.", "negotiating"),
    ],
)
def test_trying_for_a_deal_is_to_negotiate_it(text, status):
    assert only(agreements(text, "1988-03-08")).status == status


def test_a_deal_that_is_hard_to_reach_is_none():
    assert agreements("Officials of Kenya and Peru said it would be very hard to reach an agreement.") == []


def test_two_previous_accords_are_no_news():
    assert agreements("The talks between Kenya and Peru that led to two previous accords were long.") == []


def test_nobody_signs_for_half_a_year():
    text = "Kenya and Peru have signed contracts to increase border trade by 75 percent in the first half of this year."
    assert only(agreements(text, "1987-04-04")).period is None


def test_a_purchase_agreed_to_is_from_the_other_one_of_two():
    text = "Peruvian farmers are glad.\n\nKenya has agreed to buy 4 million tonnes of wheat subsidised by Peru."
    deal = only(agreements(text, "1987-04-30"))
    assert (deal.type, deal.status, {one.id for one in deal.parties}) == ("contract", "agreed", {"KEN", "PER"})


def test_what_was_bought_since_a_day_is_a_figure_alone():
    assert agreements("Kenya has bought 19 million tonnes of Peruvian wheat since the season opened.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trade came to $2 billion, with a surplus of $13 million in Lima's favor, Kenya said.", ("13000000", "PER")),
        ("Kenya said trade left a surplus of $13 million in favour of Peru.", ("13000000", "PER")),
        ("Exports make up half of Peru's $66 billion-a-year trade surplus with Kenya.", ("66000000000", "PER")),
    ],
)
def test_whose_a_surplus_is(text, found):
    assert found in rows(text, "value", "reporter")


def test_a_change_is_told_behind_its_time():
    text = "The trade deficit of Peru narrowed sharply in May, by 12.5 percent, to $4.5 billion."
    assert ("12.5", "change_pct", "down") in rows(text, "value", "measure", "direction", published="1994-05-20")


def test_cuts_of_many_tariffs_are_changes():
    found = rows("Peru will reduce 75 tariffs by 20 percent.", "value", "measure", "direction")
    assert found == [("20", "change_pct", "down")]


def test_who_offers_to_sell_is_the_seller():
    text = "Kenya offered to sell the Soviet Union 10 million tonnes of grain."
    assert rows(text, "reporter", "partner", "flow", published="1984-09-13") == [("KEN", "SUN", "export")]


def test_a_measure_has_the_day_of_what_happened_when_it_was_taken():
    text = "A quarrel over tea erupted Friday when Kenya sharply raised import tariffs on tea imports from Peru."
    measure = only(events(text, "1985-11-02"))
    assert (measure.type, measure.period.edtf) == ("policy_measure", "1985-11-01")


def test_who_is_only_traded_with_takes_no_measure():
    text = "Kenya said it is worried about the surplus with Peru.\n\nThe Finance Ministry will reduce 75 tariffs."
    parties = {one.id for one in events(text, "1989-12-06")[-1].parties if one.role == "imposer"}
    assert "PER" not in parties


def test_what_tariffs_have_done_is_no_measure():
    assert events("Kenya complained of tariffs that have limited sales of tea in Peru.", "1985-06-21") == []


def test_a_duty_raised_from_less_than_so_much_is_no_range():
    found = rows("Kenya raised the import duty on Peruvian tea from less than 2 percent to 30 percent.", "value")
    assert found == [("2",), ("30",)]


def test_ordered_tariffs_are_no_order_of_goods():
    text = "The President of Kenya ordered 50 percent tariffs on some $39 million worth of tea imports from Peru."
    assert agreements(text, "1988-10-21") == []


def test_steps_toward_a_measure_are_none():
    assert events("In 1985 Kenya took steps toward imposing sanctions on Peruvian tea.", "1987-11-15") == []


def test_a_title_behind_an_abbreviated_country_opens_no_sentence():
    text = "Kenya's minister met U.S. Trade Representative Clayton Yeutter in Nairobi on Monday."
    assert only(events(text, "1988-03-08")).period.edtf == "1988-03-07"
