"""Shapes of sentences that the newswires of the last century liked: each with other countries, goods and numbers."""

import pytest

from tests.extraction.facts import agreements, events, only, rows

SLOTS = ("measure", "value", "unit", "flow", "reporter", "partner")
WORDINGS = [
    (
        "Peru lowered its crude price $5.85 to $20 a barrel.",
        [
            ("change_abs", "5.85", "USD/bbl", None, "PER", None),
            ("level", "20", "USD/bbl", None, "PER", None),
        ],
    ),
    (
        "Exports to Chile, the conduit of Peru's commerce with Brazil, surged 32% to $1.8 billion.",
        [
            ("change_pct", "32", "percent", "export", "PER", "CHL"),
            ("level", "1800000000", "USD", "export", "PER", "CHL"),
        ],
    ),
    (
        "Peru's exports rose faster than imports, climbing 13 percent to $364 million.",
        [
            ("change_pct", "13", "percent", "export", "PER", None),
            ("level", "364000000", "USD", "export", "PER", None),
        ],
    ),
    (
        "Peru's trade deficit hit a record $14 billion and the red ink with Chile rose to $4 billion.",
        [
            ("level", "14000000000", "USD", "balance", "PER", None),
            ("level", "4000000000", "USD", "balance", "PER", "CHL"),
        ],
    ),
    (
        "Peru's exports were $30 million below last year's level.",
        [("change_abs", "30000000", "USD", "export", "PER", None)],
    ),
    (
        "Kenya imported 40,000 bales of cotton from Egypt last year.",
        [("level", "40000", "bales", "import", "KEN", "EGY")],
    ),
    (
        "Kenya sold Egypt tea. Worldwide, the price of tea brought Kenya's trade surplus down by 18 percent.",
        [("change_pct", "18", "percent", "balance", "KEN", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_a_wire_is_read(text: str, expected: list[tuple[str | None, ...]]):
    assert rows(text, *SLOTS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru's surplus exceeded the ministry's estimate by $2.2 billion.",
        "Peru's deficit was about $2 billion smaller than most analysts had expected.",
        "Peru's copper exports were 3,000 tonnes below the target.",
    ],
)
def test_by_how_much_a_forecast_was_missed_is_no_figure(text: str):
    assert rows(text, "value") == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Kenya set prices in the $18- to $21-per-barrel range.", ("18", "21")),
        ("Kenya bought 6- to 9-million tons of wheat from Peru.", ("6000000", "9000000")),
    ],
)
def test_a_hanging_hyphen_opens_a_range(text: str, span: tuple[str, str]):
    assert rows(text, "value", "value_max") == [span]


def test_a_name_with_particles_is_no_city():
    text = "President Miguel de la Madrid of Mexico issued a joint statement with Peru."
    assert {one.country or one.id for one in only(agreements(text)).parties} == {"MEX", "PER"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya contends that Uganda has violated the sugar pact signed in 1984.",
        "Kenya's trade ministry alleges Uganda breached the 1984 sugar accord.",
        "Kenya claims that Uganda is dumping sugar on its market.",
        "Kenya's minister charged that Uganda has unfairly subsidized its sugar.",
    ],
)
def test_who_claims_that_another_breaks_the_rules_disputes(text: str):
    dispute = only(events(text, "1988-05-10"))
    assert (dispute.type, dispute.period.edtf) == ("dispute", "1988-05-10")


def test_the_last_day_of_a_ban_is_not_the_day_on_which_it_was_laid():
    text = "Kenya will ban sugar imports from Uganda until September 30, 1989."
    assert only(events(text, "1988-05-10")).period is None


def test_heads_of_state_do_not_negotiate_for_two_days_but_talk():
    text = "The presidents of Kenya and Uganda ended two days of talks in Mombasa on Monday."
    assert only(events(text, "1988-05-10")).type == "talks"


def test_later_in_the_week_is_a_time_at_the_end_of_a_sentence_too():
    text = "Other talks between Kenya and Uganda would be held later in the week."
    assert only(events(text, "1988-05-10")).period.edtf == "1988-05-09/1988-05-15"


def test_what_would_compromise_talks_is_no_compromise():
    assert agreements("There were fears that the tariff would compromise delicate talks between Peru and Chile.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The European Community cut imports. The 12-nation bloc's exports to Kenya rose 5 percent.",
        "The European Community cut imports. The Community's exports to Kenya rose 5 percent.",
    ],
)
def test_a_bloc_is_known_by_its_last_word(text: str):
    assert rows(text, "reporter", "partner") == [("EU", "KEN")]


TENDERS = [
    (
        "Kenya is tendering tomorrow for 40,000 tonnes of soft wheat from the United States for July delivery.",
        [("40000", "t", "import", "KEN", "USA", "1987-07")],
    ),
    (
        "The European Community awarded export licences for 120,000 tonnes of barley.",
        [("120000", "t", "export", "EU", None, None)],
    ),
    (
        "An additional 90,000 tonnes of barley are still available to Peru, the U.S. Agriculture Department said.",
        [("90000", "t", "export", "USA", "PER", None)],
    ),
    (
        "West Germany granted Ghana a 20 mln mark loan to buy trucks.",
        [("20000000", "DEM", None, "DEU", "GHA", None)],
    ),
    (
        "Peru's largest imbalance in 1986 was with Chile, a $49 million deficit.",
        [("49000000", "USD", "balance", "PER", "CHL", "1986")],
    ),
    (
        "The deficit with Kenya was $5.3 million in 1986, Peru's customs office said.",
        [("5300000", "USD", "balance", "PER", "KEN", "1986")],
    ),
    ("Peru sold 75,000 tonnes of sugar to Chile at a rebate of 45.10 Ecus per 100 kilos.", None),
]


@pytest.mark.parametrize(("text", "expected"), TENDERS)
def test_tenders_licences_and_credits_are_read(text: str, expected: list[tuple[str | None, ...]] | None):
    found = rows(text, "value", "unit", "flow", "reporter", "partner", "period", published="1987-03-12")
    if expected is None:
        assert [unit for _, unit, *_ in found] == ["t"]
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("The Commerce Department said exports rose 4.6 percent in March. Imports were up 2 percent.", "USA"),
        ("The Agriculture Department said exports rose. Philippine rice imports reached 5,000 tonnes.", "PHL"),
    ],
)
def test_a_department_without_a_country_is_american(text: str, reporter: str):
    assert {found for (found,) in rows(text, "reporter", published="1990-05-17")} == {reporter}


def test_the_surplus_is_of_who_had_one():
    text = (
        "Peru's surplus with Chile fell to $2 million. Chile's overall deficit widened to $9 million."
        " The surplus, however, is still above $1.5 million."
    )
    assert rows(text, "reporter")[-1] == ("PER",)


@pytest.mark.parametrize(
    "text",
    [
        "Greece and Libya have agreed on the barter of 3,000 tonnes of tobacco for crude oil.",
        "Greece and Libya agreed to barter tobacco for crude oil.",
    ],
)
def test_an_agreed_barter_is_one(text: str):
    assert only(agreements(text)).type == "barter"


def test_who_agrees_to_pump_less_takes_a_measure():
    text = "OPEC oil ministers agreed in Geneva early Saturday to cut production to 16.7 million barrels a day."
    measure = only(events(text, "1988-05-12"))
    assert (measure.type, measure.period.edtf) == ("policy_measure", "1988-05-07")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Kenyan share of the U.S. steel market has climbed from 21% in 1976.", ("KEN", "USA", "export")),
        ("Kenyan steel accounts for 6 percent of the U.S. market.", ("KEN", "USA", "export")),
        ("Toyota has 6 percent of the U.S. market.", ("JPN", None, None)),
    ],
)
def test_a_share_of_a_foreign_market_is_between_two(text: str, sides: tuple[str | None, ...]):
    assert rows(text, "reporter", "partner", "flow") == [sides]


def test_the_debt_on_which_they_differ_is_the_same():
    text = "Kenya claims it owes Peru $12 million, while Peru insists the debt is $15 million."
    assert rows(text, "value", "reporter", "partner") == [("12000000", "KEN", "PER"), ("15000000", "KEN", "PER")]


@pytest.mark.parametrize(
    "text",
    [
        "The levy will make the cost of a Peruvian flat rise by $900 a unit.",
        "Peru should be granted a growth rate nearer 7% in its textile sales to Kenya.",
        "Kenya wants to buy Peruvian flour under a $3 billion export plan.",
    ],
)
def test_costs_apiece_wishes_of_growth_and_programmes_are_no_figures(text: str):
    assert rows(text, "value") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Peru signed an agreement worth $4 billion.",
        "Kenya and Peru signed a $4 billion grain accord.",
        "Kenya and Peru signed a $4 billion trade agreement.",
        "Kenya and Peru signed a 4 billion dollar pact on gas supplies.",
        "Kenya signed a protocol, valued at $4 billion, with Peru.",
    ],
)
def test_what_an_agreement_is_worth_is_a_figure_by_whatever_name(text: str):
    assert rows(text, "indicator", "value", "reporter", "partner") == [("contract_value", "4000000000", "KEN", "PER")]


def test_a_range_and_a_number_that_it_begins_with_are_two_figures():
    text = (
        "The accord lets Kenya buy 6 to 9 million tons of Canadian wheat. Kenya is buying 6 million tons from Canada."
    )
    assert rows(text, "value", "value_max") == [("6000000", "9000000"), ("6000000", None)]


def test_what_growers_earn_is_not_what_a_quota_amounts_to():
    text = "The lifting of quotas could hurt Kenyan coffee growers, who currently earn about $10 billion annually."
    assert rows(text, "value") == []


def test_what_comes_before_a_measure_does_not_take_it():
    assert events("Uganda has to consult with Kenya before limiting imports of Kenyan sugar.", "1986-02-01") == []


def test_talks_right_before_something_else_are_of_its_day():
    text = "Kenya cut its prices Friday, shortly after the presidents of Kenya and Peru ended two days of talks."
    assert only(events(text, "1986-02-01")).period.edtf == "1986-01-31"


def test_a_pact_has_its_day_and_the_breach_another():
    text = "Kenya says Peru has broken a tin pact reached in October by unilaterally limiting imports of Kenyan tin."
    assert {one.period and one.period.edtf for one in events(text, "1986-02-14")} <= {None, "1986-02-14"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kenya, angered by Peru's $36.8 million trade surplus, may raise duties.", ("PER", None)),
        ("Kenya's officials complained about Peru's 36 million dollar trade surplus.", ("PER", None)),
        ("Kenya targeted $2.8 billion of Peruvian goods for possible trade sanctions.", ("KEN", "PER")),
        (
            "OPEC met. Led by Saudi Arabia, the cartel has raised its output to 24 million tonnes.",
            ("OPEC", None),
        ),
    ],
)
def test_a_sum_is_of_its_owner(text: str, sides: tuple[str | None, ...]):
    assert rows(text, "reporter", "partner") == [sides]


def test_vehicles_are_counted_by_the_noun_before_a_multiple():
    text = "Japan announced that auto shipments to Peru would be 2.3 million, up from 1.85 million in 1984."
    found = rows(text, "value", "unit", "reporter", "partner", published="1985-04-12")
    assert found == [("2300000", "cars", "JPN", "PER"), ("1850000", "cars", "JPN", "PER")]


def test_a_sum_of_cars_exports_is_no_count():
    text = "Peru's car exports fell to 2.3 million dollars in 2017 from 2.5 million."
    assert {unit for (unit,) in rows(text, "unit")} == {"USD"}


@pytest.mark.parametrize(
    "text",
    [
        "A contract for January delivery of Kenyan tea fell 24 cents to $15.86 a kilo on the Lima Commodity Exchange.",
        "Kenyan coffee futures rose 20 pounds to 1,500 pounds a tonne.",
    ],
)
def test_what_traders_quote_is_no_figure_of_a_country(text: str):
    assert rows(text, "value") == []


def test_an_end_of_a_drought_in_sales_is_no_measure():
    assert events("Kenya bought Peruvian wheat, ending a drought in Peruvian wheat sales.", "1987-04-30") == []


KICKER = "Kenya's Trade Surplus With Peru Tumbles: "


def test_a_brief_may_begin_with_its_headline():
    text = (
        f"{KICKER}The surplus posted its biggest decline in years, shrinking 51.2% from a year earlier to $15 million."
    )
    assert rows(text, "value", "reporter", "partner") == [("51.2", "KEN", "PER"), ("15000000", "KEN", "PER")]


def test_a_headline_in_capital_words_names_the_sides():
    text = "Kenya's Trade Surplus With Peru Tumbles\n\nThe surplus shrank 51.2% in May from a year earlier."
    assert rows(text, "reporter", "partner") == [("KEN", "PER")]


@pytest.mark.parametrize(
    "text",
    [
        "Soaring sales of cars helped boost Peru's exports 14.4% to $7.98 billion.",
        "Higher prices pushed up Peru's exports 14.4 percent to $7.98 billion.",
    ],
)
def test_what_is_boosted_so_much_changes_by_it(text: str):
    assert rows(text, "measure", "value", "flow") == [
        ("change_pct", "14.4", "export"),
        ("level", "7980000000", "export"),
    ]


def test_a_rank_behind_a_balance_names_no_further_partner():
    text = "Kenya met Peru. Kenya wants to narrow a $29 million deficit with Peru, second only to the gap with Chile."
    assert rows(text, "reporter", "partner") == [("KEN", "PER")]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kenya is selling tea to Peru at $28 a kilo, $5 below the official price.", ("KEN", "PER", "export")),
        ("Kenya offered discounts of $2 a kilo on tea sales to Peru.", ("KEN", "PER", "export")),
        ("Kenya charged $18.78 a kilo for its tea in May to Peruvian customers.", ("KEN", "PER", "export")),
        ("Peru bought Kenyan tea at $28 a kilo.", ("PER", "KEN", "import")),
        ("Kenya raised the price of its coffee by 5 cents a pound.", ("KEN", None, None)),
    ],
)
def test_a_price_is_between_who_sells_and_who_buys(text: str, sides: tuple[str | None, ...]):
    assert rows(text, "reporter", "partner", "flow") == [sides]


def test_the_year_of_a_month_is_the_whole_year():
    text = "Peru's exports rose 5 percent in December 2017. For the year, exports were up 3 percent."
    assert rows(text, "value", "period") == [("5", "2017-12"), ("3", "2017")]


def test_a_law_of_a_year_is_pending_nowhere():
    text = "Officials compile a list of unfair partners, as the Omnibus Trade Act of 1988 demands, Peru said."
    assert events(text, "1989-04-29") == []
