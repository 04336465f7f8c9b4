"""Firms that stand for their country: after "the Thai maker X" or "Y, a French bank", X and Y act for it."""

import re
from bisect import bisect_left

from app.extraction.article import Article, Mentions
from app.extraction.lexicons import word_set
from app.extraction.names.places import Place
from app.extraction.structs import replace
from app.vocabulary.economies import economies

TRADES = (
    r"(?:[a-z-]+ ){0,4}(?:company|firm|maker|carmaker|automaker|manufacturer|producer|developer"
    r"|bank|group|trader|giant|retailer|operator"
    r"|supplier|conglomerate|brand|exporter|importer|airline|shipbuilder|refiner|miner|utility|corporation"
    r"|enterprise|subsidiary)"
)
NAME = r"(?P<name>[A-Z][A-Za-z0-9&-]+)(?: [A-Z][A-Za-z0-9&.-]+){0,3}"
# "South Korea's Hyundai", "the Thai steel maker Millcon".
OWNED = re.compile(rf"'s (?:{TRADES} )?{NAME}")
MADE = re.compile(rf" {TRADES},? {NAME}")
# "Millcon Steel, a Thai steel manufacturer": the name stands before the demonym.
APPOSED = re.compile(
    r"(?P<name>[A-Z][A-Za-z0-9&-]+)(?: [A-Z][A-Za-z0-9&.-]+){0,3}(?: \((?P<short>[A-Z]{2,8})\))?, (?:an?"
    r"|the) (?:[a-z-]+ ){0,3}$"
)
AFTER = re.compile(rf" {TRADES}\b")
SHORTEST, MOST = 3, 12


def with_firms(article: Article) -> Article:
    """The article with every later mention of such a firm as a place of form `firm`."""
    firms = _firms(article)
    if not firms:
        return article
    found, starts = list(article.places), [place.start for place in article.places]
    for number in article.tokens.among({name.lower() for name in firms}):
        code = firms.get(article.tokens.texts[number])
        if code is None:
            continue
        start, end = article.tokens.starts[number], article.tokens.ends[number]
        index = bisect_left(starts, start)
        beside = article.places[max(0, index - 1) : index + 1]
        if any(place.start <= start < place.end or (place.end <= start and start - place.end < 3) for place in beside):
            continue
        found.append(Place(start, end, code, "firm", False))
    return replace(article, places=Mentions(sorted(found, key=lambda place: place.start)))


def _firms(article: Article) -> dict[str, str]:
    """The first words of firms' names, with their country."""
    flat, firms = article.flat, dict[str, str]()
    for place in article.places:
        if place.form not in {"name", "demonym"} or len(firms) >= MOST:
            continue
        end = min(len(flat), place.end + 90)
        sort = OWNED if flat.startswith("'s ", place.end) else MADE if place.form == "demonym" else None
        match = sort.match(flat, place.end, end) if sort else None
        if match is not None:
            _add(firms, match["name"], place.code)
        if place.form == "demonym" and AFTER.match(flat, place.end, min(len(flat), place.end + 80)):
            apposed = APPOSED.search(flat[max(0, place.start - 90) : place.start])
            if apposed is not None:
                _add(firms, apposed["name"], place.code)
                _add(firms, apposed["short"] or "", place.code)
    for body in article.organisations:
        if body.type == "company" and body.country and len(firms) < MOST and economies()[body.country].takes_part:
            _add(firms, body.name.split()[0], body.country)
    named = {article.quote(place) for place in article.places} if firms else set[str]()
    return {name: code for name, code in firms.items() if name not in named}


def _add(firms: dict[str, str], name: str, code: str) -> None:
    """Remember a firm's country, unless its first word is one that many names begin with."""
    if len(name) >= SHORTEST and name not in word_set("no_firms"):
        firms.setdefault(name, code)
