"""Which way the goods of a ranking of partners go, and whose they are: "Peru's main export destinations"."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence

Role = tuple[str, str]
HEDGED = (
    r"(?: (?:a|an|the|total|overall|combined|of|about|some|over|nearly|almost|around|more|than|just|only|investments?"
    r"|exports?|imports?|shipments|sales|purchases|goods|products|trade|turnover|value|volume|worth|valued|at|to|reaching|share"
    r"|totall?ing|amounting|standing))* ?"
)
# Whose number it is: "Chile with 5 million", "Chile (5 million".
BESIDE = re.compile(rf"(?: \([A-Z]{{2,5}}\)|\))? (?:with|at){HEDGED}| \(|, (?:with|at){HEDGED}")
# Of a ranking of markets all are exports of the one whose markets they are; of suppliers, imports.
MARKETS = re.compile(
    r"\b(?:export(?:ing)? (?:destinations?|markets?|targets?|partners?)|destinations? (?:of|for)|countries for"
    r"|buyers of"
    r"|customers for"
    r"|(?:main|top|biggest|largest|leading|chief|principal|key|major) (?:buyers?|takers?|customers?|destinations?"
    r"|outlets?|markets?"
    r"|export markets?|purchasers?|clients?))\b"
)
SOURCES = re.compile(
    r"\b(?:(?:main|top|biggest|largest|leading|chief|principal|key|major) (?:suppliers?|sources?|providers?)"
    r"|sources? of (?:[a-z-]+ )?imports?|import(?:ing)? (?:sources?|partners?|suppliers?|origins?)"
    r"|export(?:ers|ing (?:nations|countries|states)) (?:to|of)|suppliers? (?:to|of))\b"
)
# Of a ranking of partners they are both.
PARTNERS = re.compile(r"\b(?:trade|trading|commercial) partners?\b")
FLOWS = {MARKETS: "export", SOURCES: "import", PARTNERS: "total"}
RANKING = frozenset(
    "partner partners countries destination destinations market markets target targets buyers customers source"
    " sources exporters"
    " supplier suppliers"
    " takers outlets purchasers clients buyer customer taker outlet nations".split()
)
# "Peru topped the list of Chile's imports", "ranked second among the takers of Chile's exports".
LISTING = frozenset("list ranking rankings ranked place position topped tops".split())
RANKED = re.compile(
    r" (?:(?:also|again|has|still) )?(?:topped|tops|headed|heads|led|leads|ranked|ranks|came|comes|was|is|remained)\b"
    r"[^.;\d]{0,30}?\b(?:list|rankings?|table|first|second|third|fourth|fifth|\d(?:st|nd|rd|th)|next)\b"
    r"| (?:(?:also|again) )?(?:topped|tops) (?:the )?"
    r"(?=[A-Z][A-Za-z. ]{2,24}?(?:'s?|an|ese|ish|ch) (?:(?!in\b)[a-z-]+ ){0,3}(?:exports|imports)\b)"
)
FLOW = re.compile(r"(?:'s?|\u2019s?)? (?:(?!and\b|or\b)[a-z-]+ ){0,3}(?P<flow>exports|imports)\b")
OWNS = re.compile(r"(?:'s?|\u2019s?) (?:[a-z-]+ ){0,4}")
# "Chile with 5 million of imports from Peru was the main destination": Peru's.
FLOWING = {
    "export": re.compile(r"\b(?:imports|purchases) from(?: the)? $"),
    "import": re.compile(r"\b(?:exports|sales|shipments) to(?: the)? $"),
}
OWNED_BY = re.compile(r"(?: (?:of|for|to))? (?:the )?")
# "It was followed by", "Next is", "Second on the list is".
GOES_ON = re.compile(
    r"(?:It|This|They|These|Next|Then|(?:In )?(?:[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth))"
    r"(?: (?:place|position|spot))?(?: (?:on|in) (?:the|this) (?:list|ranking))? (?:was|were|is|are|came|come|comes)\b"
)
# "Peru followed with", "Peru came in third with".
NEXT = re.compile(
    r" (?:follow(?:ed|s)\b(?! (?:suit|up|the|this|that|a)\b)"
    r"|(?:came|comes|ranked|ranks|was|is|stood|took|emerged|climbed|rose|moved|jumped|slipped|fell)\b[^.;,\d]{0,24}?"
    r"\b(?:next|second|third|fourth|fifth|sixth|\d(?:nd|rd|th))\b)"
)
SOON = 2


def role(article: Article, whose: Whose, sentence: Sentence, found: Sequence[Slots]) -> Role | None:
    """Which way the goods of a sentence's ranking go, and whose they are, or of the ranking that it goes on with."""
    words = article.words[sentence.start]
    near = whose.acting(sentence.start, sentence.end)
    told = None if LISTING.isdisjoint(words) else _listed(article, near)
    at = _ranking(article, sentence, sentence.start) if told is None and not RANKING.isdisjoint(words) else None
    if at is not None:
        flow = FLOWS[at.re]
        owner = _owner(article, near, at)
        last = found[0] if found and found[0].number.end < at.start() else whose.memory.last
        if owner is None and last is not None and last.flow == flow:
            owner = last.reporter  # "Peru sold 5 million tonnes; the main buyers were Chile with 2 million and"
        named = {one.code for one in near}
        owner = owner or whose.main or (whose.memory.reporter if whose.memory.reporter not in named else None)
        told = (flow, owner) if owner else None
    elif told is None:
        told = _recent(whose)
        if told is None or not _goes_on(article, sentence, near):
            return None
    whose.memory.ranking = (told, whose.memory.index)
    return told


def ranked_trade(article: Article, whose: Whose, number: Number, sentence: Sentence) -> Term | None:
    """The trade that only a ranking tells, behind its list or before: "Chile with 5 million leads", "Next is Cuba"."""
    known = _recent(whose)
    if number.sort not in AMOUNTS or (known is None and RANKING.isdisjoint(article.words[sentence.start])):
        return None
    places = [one for one in within(article.places, sentence.start, number.start) if one.acts]
    if not places or BESIDE.fullmatch(article.flat, places[-1].end, number.start) is None:
        return None
    at = _ranking(article, sentence, number.end)
    if at is not None:
        flow, word = FLOWS[at.re], at.group().lower()
    elif known is not None and _goes_on(article, sentence, whose.acting(sentence.start, sentence.end)):
        flow, word = known[0], "ranking"
    else:
        return None
    return Term(number.core, number.end, "trade_value", flow, "", "noun", word)


def _recent(whose: Whose) -> Role | None:
    """What the ranking of the last sentences was, with which another one may go on."""
    known, index = whose.memory.ranking
    return known if whose.memory.index - index <= SOON else None


def _ranking(article: Article, sentence: Sentence, start: int) -> re.Match[str] | None:
    """The words that say what is ranked, from an offset of a sentence on."""
    return next((match for one in FLOWS if (match := one.search(article.flat, start, sentence.end))), None)


def _owner(article: Article, near: Sequence[Place], at: re.Match[str]) -> str | None:
    """Whose markets or suppliers they are: "Peru's main buyers", "the third market of Peru"."""
    for one in near:
        if one.end < at.end() and OWNS.match(article.flat, one.end, at.end()):
            return one.code
        if at.end() <= one.start and OWNED_BY.fullmatch(article.flat, at.end(), one.start):
            return one.code
        flowing = FLOWING.get(FLOWS[at.re])
        if flowing is not None and flowing.search(article.flat, max(0, one.start - 20), one.start):
            return one.code
    return None


def _listed(article: Article, near: Sequence[Place]) -> Role | None:
    """The trade of one economy in whose list another is ranked: "Peru topped the list of Chile's exports"."""
    for owner in near:
        flow = FLOW.match(article.flat, owner.end)
        if flow is not None and any(one.code != owner.code and RANKED.match(article.flat, one.end) for one in near):
            return flow["flow"].removesuffix("s"), owner.code
    return None


def _goes_on(article: Article, sentence: Sentence, near: Sequence[Place]) -> bool:
    """Whether a sentence tells who comes next in the ranking of the last one."""
    if GOES_ON.match(article.flat, sentence.start):
        return True
    opens = near and article.flat[sentence.start : near[0].start].strip('"') in {"", "The "}
    return bool(opens) and NEXT.match(article.flat, near[0].end) is not None
