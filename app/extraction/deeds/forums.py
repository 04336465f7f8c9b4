"""Forums by name: conferences, fairs and regular meetings that have a proper name."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.names.person import Person
from app.extraction.structs import struct

# Bounded, and begun at the start of a word only: a megabyte of digits is no name.
WORD = r"(?:[A-Z0-9][\w'.]{0,40}(?:-[A-Z0-9]\w{0,40}){0,4})"
KINDS = "Forum Expo Exposition Fair Conference Symposium Summit Dialogue".split()
KIND, HELD = rf"(?:{'|'.join(KINDS)})", frozenset(map(str.lower, KINDS))
# What a month or weekday opens is its time, not its name.
DATED = (
    r"(?:(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\d)"
)
NAME = re.compile(
    rf"(?<![\w'.-])(?:{WORD} (?:(?:and|of|for|on) (?={WORD}))?){{1,7}}"
    rf"{KIND}\b"
    rf"(?: (?:for|on|of) (?!{DATED})(?:{WORD})(?: (?:and |of )?{WORD}){{0,4}})?"
    r"(?: (?:19|20)\d\d\b)?"
    rf"|(?<![\w'.-]){KIND} (?:for|on|of) (?!{DATED})(?:{WORD})(?: (?:and |of |for )?{WORD}){{1,4}}"
)
OPENERS = re.compile(r"(?:The|At|During|In|On|This|A|An|After|Before|For) ")
NOT_NAMES = re.compile(r"(?:News|Press|Party|Peace) Conference")


@struct(frozen=True, slots=True)
class Forum:
    """A forum named in the text; `name` is the fullest one in the article."""

    start: int
    end: int
    name: str


def scan_forums(article: Article, people: Sequence[Person]) -> list[Forum]:
    """Every named forum, and its shorter mentions, in order. Headlines in capitals name none."""
    names: list[Forum] = []
    for sentence in article.sentences:
        if sentence.kind != "body" or HELD.isdisjoint(article.words[sentence.start]):
            continue
        for match in NAME.finditer(article.flat, sentence.start, sentence.end):
            start = match.start()
            while opener := OPENERS.match(article.flat, start, match.end()):
                start = opener.end()
            end = match.end() - (article.flat[match.end() - 1] == ".")
            name = article.flat[start:end]
            if (
                " " in name
                and not NOT_NAMES.search(name)
                and not any(p.start < match.end() and start < p.end for p in people)
            ):
                known = next((one.name for one in names if one.name.startswith(name)), name)
                names.append(Forum(start, end, known))
    return names
