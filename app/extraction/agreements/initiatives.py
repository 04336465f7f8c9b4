"""Initiatives by name, such as the Belt and Road: facts where the article says whose they are."""

import re
from collections.abc import Sequence
from functools import cache

from app.extraction.article import within
from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.outline import Outline
from app.extraction.lexicons import rows
from app.extraction.names.places import Place

OWNER = re.compile(r"(?P<own>(?:its|'s) (?:own |ambitious |proposed )?)['\"]?$")


def initiative_deeds(outline: Outline) -> list[Deed]:
    """Each initiative that the text gives to an economy ("its", "China's"), with all its mentions as evidence."""
    deeds: dict[str, Deed] = {}
    mentions: dict[str, list[tuple[int, int, str]]] = {}
    article = outline.article
    if not any(beginning in article.flat for beginning in _beginnings()):
        return []
    for sentence in article.sentences:
        if sentence.kind != "body":
            continue
        for match in _pattern().finditer(article.flat, sentence.start, sentence.end):
            name = _names()[re.sub(r"\s+", " ", match.group("name")).replace(",", "").lower()]
            start, end = match.span()
            before = article.flat[max(sentence.start, start - 40) : start]
            owner = OWNER.search(before)
            place = _owner(article.places, sentence.start, start, owner) if owner else None
            if place is not None and owner and owner.group("own").startswith("'s"):
                start = place.start
            mentions.setdefault(name, []).append((start, end, "fact"))
            if place is not None and name not in deeds:
                deeds[name] = Deed(
                    kind="agreement",
                    type="initiative",
                    status="in_force",
                    start=start,
                    end=end,
                    sides=(Side("initiator", place.code),),
                    subject=name,
                    words=name,
                    more=((place.start, place.end, "parties"),) if place.start < start else (),
                    reasons=("initiative with its owner",),
                    confidence=0.7,
                )
    return [deed.with_more(mentions[name]) for name, deed in deeds.items()]


def _owner(places: Sequence[Place], begin: int, start: int, owner: re.Match[str]) -> Place | None:
    """The economy just before "'s", or the first one of the sentence before "its"."""
    before = [place for place in within(places, begin, start) if place.acts]
    if not before:
        return None
    if owner.group("own").startswith("its"):
        return before[0]
    return before[-1] if before[-1].end >= start - len(owner.group()) - 1 else None


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted((row["alias"] for row in rows("initiative")), key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r",?\s+") for name in names)
    return re.compile(rf"['\"]?(?P<name>{words})['\"]?(?:\s+[Ii]nitiative)?(?!\s+(?:countr|region|rout|nation|Forum))")


@cache
def _beginnings() -> frozenset[str]:
    """The first two words of every name: most articles hold none of them."""
    return frozenset(" ".join(row["alias"].split()[:2]) for row in rows("initiative"))


@cache
def _names() -> dict[str, str]:
    return {row["alias"].lower(): row["name"] for row in rows("initiative")}
