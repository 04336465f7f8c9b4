"""What an earlier sentence told and this one takes up again: "The list includes", "It fell to", "The figure was"."""

import re

from app.extraction.article import Article
from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import Memory, Slots
from app.extraction.numbers.scanning import Number

AIMED = re.compile(r"\b(?:target|goal|aim|objective|forecast|projection)s? (?:of|is|was|at|to) (?:[a-z]+ ){0,2}$")
ANAPHORIC = re.compile(
    r"[\"']?(?:The|This|That|These|Those|It|They|Such)(?: [a-z]+)?(?: (?:list|total|figures?|amounts?"
    r"|sum|package|order|number|purchases|goods))?\b"
)
TAKEN = re.compile(
    r"(?:(?:In|During|Over|From|For|By|At|On|Between|Since|As of|But|And) [^.;]{0,60}?,? (?:however,? )?)?"
    r"(?:It|They|This|That|The (?:figure|total|number|amount|volume|value|sum|increase|rise|growth|result|drop|fall"
    r"|decline|decrease|gain))(?:,? however,)?"
    r"(?: [a-z]+){0,5} (?:was|is|were|reached|rose|fell|grew|stood at|translated into"
    r"|translates into|marks|marked|reflects|reflected|equals|represents|represented|meant|compared with"
    r"|compares with|amounted to|climbed|jumped|dropped|accounts for|accounted for|makes up|made up|up|down|an increase"
    r"|a rise|a fall|a drop|to|from|by|than|of"
    r"|against|about|slumped|surged|soared|plunged|declined|increased|decreased|shrank|expanded|hit|topped|exceeded"
    r"|totalled|totaled|came to|were|slipped|gained|added|slid|tumbled|widened|narrowed)(?: [a-z]+){0,3} ",
    re.IGNORECASE,
)
INCLUDING = re.compile(r"\b(?:includ|consist|compris|cover)\w*\b")
GOODS_OF = re.compile(r" (?:worth )?of (?!(?:the|its|their|last|this)\b)[a-z]")
SHARE_OF = re.compile(r" of\b")


def referred(
    article: Article, memory: Memory, number: Number, how: Measure | None, start: int, index: int
) -> Slots | None:
    """The figure of a sentence before that "The list", "It" or "This" takes up again."""
    last = memory.last
    if last is None or index - last.sentence > 3:
        return None
    if (
        how is not None
        and how.rule == "share"
        and (last.flow in {"export", "import", "total"} or last.indicator == "cargo_volume")
        and index - last.sentence <= 1
        and not SHARE_OF.match(article.flat, number.end)
    ):
        return last
    if number.unit == last.unit and AIMED.search(article.flat, start, number.start):
        return last
    if article.flat[start : number.start] and any(
        TAKEN.fullmatch(article.flat, start, at) for at in {number.start, number.core}
    ):
        return last  # "topped" may be a hedge of the number
    if (
        last.flow not in {"export", "import"}
        or not ANAPHORIC.match(article.flat, start)
        or number.sort not in {"money", "quantity", "elliptic"}
    ):
        return None
    return last if GOODS_OF.match(article.flat, number.end) else None


def takes_up(flat: str, start: int, at: int) -> bool:
    """Whether the words before a number list parts of what the last sentence told: "This includes"."""
    return ANAPHORIC.match(flat, start) is not None and INCLUDING.search(flat, start, at) is not None
