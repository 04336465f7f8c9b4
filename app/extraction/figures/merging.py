"""Mentions of the same figure become one: the fullest is kept, the others are further evidence."""

from collections.abc import Iterable

from app.extraction.figures.slots import Slots


def merged(found: Iterable[Slots]) -> list[Slots]:
    """The figures without repetitions, in order; a headline's figure only joins one of the body."""
    kept: dict[tuple[object, ...], list[Slots]] = {}
    for slots in sorted(found, key=lambda one: one.headline):
        same = kept.setdefault(
            (slots.value, slots.number.value_max, slots.unit, slots.measure.code, slots.flow, slots.indicator), []
        )
        for other in same:
            guessed = slots.headline and not other.headline and "reporter assumed" in slots.reasons
            if _agree(slots.period, other.period) and (guessed or _same_sides(slots, other)) and _alike(slots, other):
                other.mentions.append((slots.start, slots.end))
                other.period = other.period or slots.period
                if "base told" in slots.reasons and "base told" not in other.reasons:
                    other.base = slots.base
                other.partner = other.partner or (slots.partner if _same_sides(slots, other) else None)
                other.record = other.record or slots.record
                other.voice = other.voice or slots.voice
                other.source = other.source or slots.source
                break
        else:
            same.append(slots)
    return sorted((slots for group in kept.values() for slots in group), key=lambda one: (one.number.start, one.start))


def _alike(one: Slots, other: Slots) -> bool:
    """Whether both may tell the same: much rises 3 percent, and of wheat and of maize 4 million tonnes may be sold."""
    if not one.measure.code.startswith("change"):
        return (
            one.sentence != other.sentence
            or one.commodity == other.commodity
            or not (one.commodity and other.commodity)
        )
    ways = _agree(one.measure.direction, other.measure.direction)
    return ways and (
        one.headline or other.headline or (one.commodity == other.commodity and one.partner == other.partner)
    )


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _same_sides(one: Slots, other: Slots) -> bool:
    if one.flow not in {None, "total"} and not _agree(one.reporter, other.reporter):
        return False
    sides = ({one.reporter, one.partner} - {None}, {other.reporter, other.partner} - {None})
    return sides[0] <= sides[1] or sides[1] <= sides[0]
