"""Disputes: whether they are about trade; measures only named as what they are about: "upheld Peru's duties"."""

from collections.abc import Sequence

from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.events.bonds import NAME
from app.extraction.lexicons import word_set

OF_TRADE = word_set("of_trade") | {"O"}
# States accuse each other of much, and protest at much: these say nothing of trade by themselves.
OF_ANYTHING = frozenset(
    {
        *(f"{NAME}{name}" for name in ("filed", "accused", "accused_by", "contested", "denounced")),
        "dispute_between",
        "complained",
        "protested_to",
    }
)

# "Ruled that a ban on dates is illegal": it is a noun, without a time of its own.
BANS = "frame bans"
NAMED = {("frame measure_nominal",), (BANS,)}


def is_of_trade(found: Found, lines: Sequence[Line], number: int) -> bool:
    """Whether a quarrel is one of trade, by its own words or those of its sentence, the one before or the headline."""
    return found.frame.name not in OF_ANYTHING or any(
        not OF_TRADE.isdisjoint(lines[at].words) for at in (number, max(number - 1, 0), 0)
    )


def without_contested(deeds: list[Deed]) -> list[Deed]:
    """The deeds without those that a dispute of the same sentence names by the way."""
    named = [deed for deed in deeds if deed.reasons in NAMED and (deed.reasons[0] != BANS or deed.edtf is None)]
    if not named:
        return deeds
    disputes = {deed.line: deed for deed in deeds if deed.type == "dispute"}
    about = [
        deed
        for deed in named
        if (told := disputes.get(deed.line)) is not None and told.start <= deed.start and deed.start < told.end
    ]
    return [deed for deed in deeds if deed not in about]
