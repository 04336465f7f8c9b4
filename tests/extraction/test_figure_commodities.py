"""Goods are told where the words before or behind a flow are goods: no verbs, degrees, numbers, payers."""

import pytest

from tests.extraction.facts import rows

GOODS = [
    ("Peru's tin exports to Chile reached $5 million.", "tin"),
    ("Peru's crude oil exports to Chile reached $5 million.", "crude oil"),
    ("Peru aims to grow exports to Chile to $5 million.", None),
    ("Peru aims to grow tin exports to Chile to $5 million.", "tin"),
    ("The ministry says exports of Peru to Chile reached $5 million.", None),
    ("Peru's real exports to Chile grew 5 percent.", None),
    ("Peru's wheat and barley exports to Chile grew 5 percent.", "wheat and barley"),
    ("Peru's coal, oil and gas exports to Chile grew 5 percent.", "coal, oil and gas"),
    ("Beside its coal, exports of Peru to Chile grew 5 percent.", None),
    ("Chile will buy 300,000 tonnes of Peruvian coal this year.", "coal"),
    ("Chile's imports of Peruvian maize rose to 500 tonnes in 2004.", "maize"),
    ("Shipments of Peruvian maize to Chile fell 8 percent to 500 tonnes in 2004.", "maize"),
    ("Chile bought $2 million worth of Peruvian maize last year.", "maize"),
    ("Chile bought $2 million worth of Peruvian goods last year.", None),
    ("Chile imports crude oil worth over $3 million a year from Peru.", "crude oil"),
    ("Peru's exports to Chile were worth over $3 million last year.", None),
    ("Peru exports 15,000 barrels of crude a day to Chile.", "crude"),
    ("Peru exports 15,000 barrels a day to Chile.", None),
    ("Peru's exports of farm produce to Chile rose 9 percent in 2004.", "farm produce"),
    ("Peru's exports of produce to Chile rose 9 percent in 2004.", None),
    ("Trade in farm goods between Peru and Chile reached $5 million.", "farm goods"),
    ("Trade in the first half between Peru and Chile reached $5 million.", None),
    ("Peru imposed tariffs of 20 percent on steel and aluminium from Chile.", "steel and aluminium"),
    ("Peru's tariff on Chilean wine stands at 12 percent.", "wine"),
    ("Peru's tariff on Chilean wine averages 12 percent.", "wine"),
    ("Peru imposed tariffs of 20 percent on imports of Chilean salmon.", "salmon"),
    ("Peru imposed tariffs of 20 percent on imports from Chile.", None),
    ("Peru imposed tariffs of 20 percent on Chile.", None),
    ("Peru raised tariffs on Chilean salmon to 20 percent from 10 percent.", "salmon"),
    ("Peru has a 25 percent tariff on rice cookers from Chile.", "rice cookers"),
    ("Peru cut its wheat import duty to 20 percent.", "wheat"),
    ("Peru cut its fresh import duty to 20 percent.", None),
    ("Kenya's cut flower exports to Chile rose 9 percent in 2004.", "cut flower"),
    ("Kenya's exports of cut flowers to Chile rose 9 percent in 2004.", "cut flowers"),
    ("A drought cut sugar output in Peru by 9 percent in 2004.", "sugar"),
    ("Trade in services between Peru and Chile reached $5 million.", "services"),
    ("Trade in goods and services between Peru and Chile reached $5 million.", None),
    ("Peru alone imports from Chile $5 million worth of goods.", None),
    ("Kenya, a big grower, exported tea worth $5 million to Chile.", "tea"),
    ("Kenya exported goods worth $5 million to Chile.", None),
    ("Kenya exports 9 percent of its tea to Chile.", "tea"),
    ("Kenya sends 9 percent of its exports to Chile.", None),
    ("Exports of tea earned Kenya $5 million.", "tea"),
    ("Kenya imported 500 tonnes of dried fish, spending $2 million.", "dried fish"),
    ("Exports of approximately $5 million went from Peru to Chile.", None),
    ("Peru imposes tariffs of 15 percent on Chile.", None),
    ("Peru has a reciprocal tariff of 15 percent on imports from Chile.", None),
    ("Public investment in Peru grew 5 percent in 2017.", None),
    ("Kenya shipped 500 tonnes of tea under a barter deal to Chile.", "tea"),
    ("Kenya shipped 500 tonnes of tea mainly to Chile.", "tea"),
    ("Kenya shipped 500 tonnes of tea thanks to good rains.", "tea"),
    ("Kenya shipped 500 tonnes of goose down to Chile.", "goose down"),
    ("Kenya shipped 300 tonnes of beef off-cuts to Chile.", "beef off-cuts"),
    ("Kenya shipped 300 tonnes of baobab to Chile.", "baobab"),
    ("Kenyan nine-month exports to Chile reached $5 million.", None),
    ("Kenya's full-year green coffee exports to Chile reached $5 million.", "green coffee"),
    ("Traders foresee exports of $5 million from Kenya to Chile.", None),
    ("Kenyan exports of unknown origin to Chile reached $5 million.", None),
]


@pytest.mark.parametrize(("text", "commodity"), GOODS)
def test_goods_are_told_where_goods_stand(text: str, commodity: str | None) -> None:
    assert [told for (told,) in rows(text, "commodity")][:1] == [commodity]


def test_each_of_a_row_has_its_own_goods() -> None:
    text = "Kenyan exports of tea to Chile were worth $9 million, those of coffee $3 million, those of flax $2 million."
    assert [told for (told,) in rows(text, "commodity")] == ["tea", "coffee", "flax"]
    text = "The growth of Kenya's exports of tea (9 percent), beans (8 percent) and flax (7 percent) went on."
    assert [told for (told,) in rows(text, "commodity")] == ["tea", "beans", "flax"]


def test_nobody_trades_with_itself_and_no_sum_is_a_rate() -> None:
    text = "The new tariffs of Peru will affect goods from Chile ($18 million), out of $48 million in all."
    found = rows(text, "indicator", "unit", "reporter", "partner")
    assert [one for one in found if one[0] == "tariff_rate" or one[2] == one[3] is not None] == []


def test_a_duty_on_each_piece_is_a_rate() -> None:
    found = rows("Peru imposed a duty of $3 per item on shoes from Chile.", "indicator", "value", "unit")
    assert found == [("tariff_rate", "3", "USD")]


@pytest.mark.parametrize("told", ["each", "respectively"])
def test_goods_in_a_row_have_each_their_own_change(told: str) -> None:
    those = "those for wine, tin and tea sliding 3 percent, 5 percent and 7 percent"
    text = f"Peru's copper exports fell 9 percent, with {those} {told}."
    assert rows(text, "value", "commodity") == [("9", "copper"), ("3", "wine"), ("5", "tin"), ("7", "tea")]


def test_a_change_of_several_goods_without_a_word_for_each_is_of_them_all() -> None:
    text = "Peru's exports of wine, tin and tea fell 3 percent in May and 5 percent in June."
    assert rows(text, "value", "commodity") == [("3", "wine, tin and tea"), ("5", "wine, tin and tea")]


WEIGHED = [
    ("Malaysia's palm oil exports to Oman fell 37 percent in January. Shipments dropped to 4,876 tonnes.", "palm oil"),
    ("Malaysia's palm oil exports fell 37 percent in January. China bought 46,876 tonnes.", "palm oil"),
    ("Malaysia's palm oil exports fell 37 percent in January. Total exports to India fell to $3 billion.", None),
    ("Peru's tin exports fell to 3,000 tonnes in May. Exports to Chile were 500 tonnes and those to Oman 300.", "tin"),
]


@pytest.mark.parametrize(("text", "commodity"), WEIGHED)
def test_what_is_weighed_is_of_the_goods_spoken_of_right_before(text: str, commodity: str | None) -> None:
    _, *later = rows(text, "commodity")
    assert later
    assert {told for (told,) in later} == {commodity}
