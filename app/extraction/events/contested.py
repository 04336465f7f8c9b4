"""Measures that are only named as what a dispute is about: "the WTO upheld Peru's duties on dates"."""

from app.extraction.deeds.deed import Deed

# "Ruled that a ban on dates is illegal": it is a noun, without a time of its own.
BANS = "frame bans"
NAMED = {("frame measure_nominal",), (BANS,)}


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
