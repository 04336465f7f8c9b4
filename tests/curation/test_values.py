"""A stretch that is said to support a value must hold that value, where its words can be read as a number."""

import pytest

from app.curation.proposals import read_proposal
from app.errors import Refused

TEXT = (
    "Norland sold goods worth 41.5 billion dollars to Sudland in 2023, between 3 and 5 million tonnes of grain, "
    "from 8 to 9 billion crowns of fish, and doubled its orders; 22 percent more cargo moved."
)


def figure(stretch, value, **other):
    start = TEXT.index(stretch)
    evidence = [
        {"start": 0, "end": 40, "supports": "fact"},
        {"start": start, "end": start + len(stretch), "supports": "value"},
    ]
    return {
        "kind": "figure", "article": "art_0000000000000000", "summary": "A figure.", "indicator": "trade_value",
        "measure": "level", "value": value, "unit": "USD", "comparator": "eq", "status": "observed", "reporter": "NOR",
        "evidence": evidence, **other,
    }  # fmt: skip


def volume(stretch, low, high):
    grain = {"indicator": "cargo_volume", "unit": "t", "comparator": "range", "value_max": high}
    return figure(stretch, low, **grain)


@pytest.mark.parametrize(
    "sent",
    [
        figure("41.5 billion dollars", 41_500_000_000),
        figure("41.5", 41_500_000_000),
        volume("between 3 and 5 million tonnes", 3_000_000, 5_000_000),
        figure("8", 8_000_000_000, unit="SEK"),
        figure("doubled", 2, indicator="order_volume", measure="change_factor", unit="times"),
        figure("22 percent", 22, indicator="cargo_volume", measure="change_pct", unit="percent"),
    ],
    ids=["the value", "its scale left out", "a range", "half a range", "words that are no number", "a percentage"],
)
def test_a_stretch_with_the_value_is_taken(sent):
    assert read_proposal(sent, TEXT).kind == "figure"


@pytest.mark.parametrize(
    "sent",
    [
        figure("41.5 billion dollars", 41_500_000),
        figure("41.5 billion dollars", 42_500_000_000),
        volume("between 3 and 5 million tonnes", 4_000_000, 6_000_000),
        figure("22 percent", 2, indicator="cargo_volume", measure="change_pct", unit="percent"),
    ],
    ids=["another scale", "another value", "another range", "another percentage"],
)
def test_a_stretch_whose_numbers_are_all_another_value_is_refused(sent):
    with pytest.raises(Refused) as refused:
        read_proposal(sent, TEXT)
    assert [reason.where for reason in refused.value.reasons] == ["/evidence/1"]
    assert "the article says" in refused.value.detail


def test_without_the_text_no_value_can_be_compared():
    sent = figure("41.5 billion dollars", 1)
    evidence = [{**stretch, "sha256": "0" * 64} for stretch in sent["evidence"]]
    assert read_proposal({**sent, "evidence": evidence}, None).kind == "figure"
