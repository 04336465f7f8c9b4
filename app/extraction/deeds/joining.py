"""One fact for one happening: headline and body, first and further mentions."""

import re

from app.extraction.deeds.deed import MOST_EVIDENCE, Deed
from app.extraction.deeds.instruments import IN_PASSING
from app.extraction.deeds.sameness import MADE, dates_it, same, signed_before
from app.extraction.deeds.scenes import CHAIRED
from app.extraction.structs import replace

# A mention is sought among the first facts (the headline) and the latest ones, so that the cost stays linear.
FIRST, BACK = 10, 60
GATHERINGS = {"forum", "summit"}
GATHERED = 60
# "Visiting Minister Sato" names a visit only by the way.
NAMED_GUEST = "frame visiting_one"
# "The goods on which the duty was imposed" takes up what another mention tells.
RELATIVE = re.compile(r"(?:(?:on|by|under|for|to|in|from|with|against) )?which ")


def merged(deeds: list[Deed]) -> list[Deed]:
    """The deeds with mentions of the same happening joined: the fullest is the fact, the others its evidence."""
    result: list[Deed] = []
    for deed in deeds:
        within = [*range(min(FIRST, len(result))), *range(max(FIRST, len(result) - BACK), len(result))]
        index = next((i for i in within if same(result[i], deed)), None)
        if index is None:
            result.append(deed)
        else:
            result[index] = join(result[index], deed)
    return result


def join(one: Deed, other: Deed) -> Deed:
    """One deed of two mentions: a sentence of the body before the headline, then the one with more parties."""
    first, second = (one, other) if _fullness(one) >= _fullness(other) else (other, one)
    roles = {side.code or side.name for side in first.sides} | first.economies
    parties = [side for side in second.sides if (side.code or side.name) not in roles and side.economy not in roles]
    made = second.again and (second.status in MADE if first.status == "planned" else second.status == "signed")
    made = made and first.status in {"planned", "agreed"}
    made = made and (first.edtf is None or second.edtf is not None)  # the day of a plan is not that of a signature
    still = second.kind == "agreement" and second.status == "planned" and first.status in MADE
    dated = dates_it(one, other) or signed_before(one, other)
    return replace(
        first,
        status=second.status if made else first.status,
        sides=first.sides + tuple(parties),
        edtf=other.edtf if dated else _finer(first.edtf, None if still else second.edtf),
        own_time=first.own_time or second.own_time,
        place=first.place or second.place,
        ordinal=first.ordinal or second.ordinal,
        reasons=tuple(dict.fromkeys((*first.reasons, *second.reasons))),
        confidence=max(first.confidence, second.confidence) + 0.05,
    ).with_more([(second.start, second.end, "fact"), *second.more] if len(first.more) < MOST_EVIDENCE else [])


def _fullness(deed: Deed) -> tuple[bool, bool, int, int, int]:
    """What makes one mention the main one: prose, a stage that is told, the parties, then the words or the place."""
    told = deed.status != "unknown" and NAMED_GUEST not in deed.reasons
    if deed.kind == "agreement":
        since = deed.again and deed.status == "in_force" and deed.edtf is not None
        return (not deed.headline, told, int(since), 0, -deed.start)
    # Of a forum the mention that names it with its time comes first, or the one that numbers it.
    named = deed.type in GATHERINGS and deed.own_time and any(side.role == "forum" for side in deed.sides)
    named = named or (deed.type == "summit" and bool(deed.ordinal))
    back = any((RELATIVE.match(deed.words), CHAIRED.search(deed.words), IN_PASSING.search(deed.words)))
    return (
        not deed.headline,
        told,
        GATHERED * named + (0 if back else len(deed.economies)),
        deed.end - deed.start,
        -deed.start,
    )


def _finer(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return other if other.startswith(one) else one
