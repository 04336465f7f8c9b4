"""Words that say what is measured: exports, trade deficit, tariff, output. Trade ministries and free trade are none."""

import re
from collections.abc import Callable

from app.extraction.article import Article, Mentions, within
from app.extraction.figures.bids import is_no_bid, is_paid_for_firm
from app.extraction.figures.compounds import is_other
from app.extraction.figures.flow_words import CLOSED, VERBAL, flow_kind, goods_arrive, is_between, is_market_worth
from app.extraction.figures.growth import WORDS, is_apposed, is_of_another
from app.extraction.figures.making import PAYING, is_no_making, is_pumped_up
from app.extraction.figures.ordered import is_no_order
from app.extraction.figures.outlays import is_no_cost, is_no_spending
from app.extraction.figures.rate_words import is_no_duty
from app.extraction.figures.sums import APPOSED as APPOSED_SUM
from app.extraction.figures.sums import sum_begins
from app.extraction.lexicons import word_set
from app.extraction.structs import replace, struct
from app.extraction.text.phrases import Row, scan_phrases

BETWEEN = re.compile(r" between [A-Za-z'. ]{0,40}(?:exports|imports)(?: and (?:its |their )?(?:exports|imports))?")
# "A surplus of exports over imports".
OVER = re.compile(r" of (?:its |their )?(?:exports|imports)(?: over (?:its |their )?(?:exports|imports))?")
# What may only say who a partner is: "Exports to Peru, the top market for Thai shipments, fell".
APPOSED = {"economy", "shipments", "exports", "imports", "goods", "sales", "trade"}
VAGUE = {"surplus", "deficit", "gap", "shortfall"}
# "The rebate on exports of tin": what it is paid on.
ON = re.compile(r" (?:on|for) (?:(?:all|its|their|the|most|some) )?(?:[a-z]+ )?")
IN = re.compile(r" (?:in|on|of) (?:(?:[A-Z][a-z]+'s|its|their|the|overall|bilateral|two-way) )?")
COINED = re.compile(r" (?:swaps?|markets?|reserves?|cris[ei]s|polic|terms|peg|zone|area|bonds?|value of)")
# "Peru's share in the Chilean market".
SHARE_IN = re.compile(r"\bshare (?:in|of) (?:the |its |their |this |that )?(?:[A-Za-z'.-]+ ){0,4}$")
FAR = 60
ARTICLE = re.compile(r"\bthe $|'s $|its $", re.IGNORECASE)


SOLD_TO = re.compile(
    r"(?: of [\w.,% -]{2,60}?)? (?:to (?:the )?(?:[a-z]+-[a-z]+ )?(?:[A-Z]|country\b|bloc\b|it\b|them\b)|there\b)"
)
# "Peru-Chile trades stood at 5 million", not "the firm trades in gold".
TRADES = re.compile(
    r" (?:between|with|stood|stand|reached|reach|hit|amounted|surpass\w*|exceed\w*|rose|fell|grew|increased|decreased"
    r"|totall?ed|were|was|have|worth|volume|valued)\b"
)
# "Exports to the U.S. market rose": the exports did.
TO_MARKET = re.compile(r" (?:of [a-z ]{2,30} )?(?:to|into|in|on|for) (?:the )?(?:U\.S\.|[^,.;]){2,30} ")
# "The decline in exports was due to a slump in coffee sales".
GOODS_IN = re.compile(
    r"\b(?:in|of|by|as|to|on|with|from) (?:(?:higher|lower|strong|weak|weaker|stronger|better|rising|falling) )?"
    r"(?!(?:domestic|local|home|retail|total|overall|net|group|company|online|car|its|the)\b)[a-z-]+(?: [a-z-]+){0,2} $"
)
# "Exports reached 40 markets, bringing 5 million dollars in sales".
AMOUNT_IN = re.compile(r"\d (?:million|billion|mln|bn|trillion)(?: [a-z]+)? (?:in|of|worth of) $")
AT_HOME = re.compile(r" (?:at home|(?:in|on|to) the (?:domestic|local|home)|domestically|locally)\b")
BREAK = re.compile(r"[;:]|[.!?] [A-Z]|[^.;]{120}")
# "The dollar was recently buying 1.02 euros".
BUYS = {"bought", "buys", "buy", "buying"}
MONEY = re.compile(
    r"\b(?:dollar|pound|euro|yen|currency|rupee|franc|peso|yuan|sterling|greenback|rouble|ruble|rand|real|lira|krona|krone)"
    r",? (?:[a-z]+ ){0,3}$"
)
IN_BRACKETS = re.compile(r"[^.;:()]{0,40} \([^().;]{0,30}")
CLOSING = re.compile(r"[^().;]{0,30}\)")
BRACKET_NEAR = 72
# "Gas supplies to Peru reached 5 tonnes", not "secure gas supplies".
MOVING = re.compile(
    r" (?:from|to|via|through|reached|rose|fell|grew|dropped|were|amounted|totall?ed|stood|increased|decreased)\b"
)
DOING = re.compile(r"\b(?:which|who|that|it|he|she|company|firm|bank|also|stock|currency|share|bond) $", re.IGNORECASE)
# "Peruvian sales of 5 million compared with imports of 3 million" cross the border.
AGAINST_IMPORTS = re.compile(
    r"(?:[^.;]|\.\d){0,40}\b(?:against|compared (?:with|to)|while|and) (?:its |their |total )?(?:imports|purchases)\b"
)

# What kinds are that only tell mistakes apart.
SORTS = {
    "bid": "noun",
    "deal": "noun",
    "made": "verb",
    "rate": "noun",
    "plural": "noun",
    "between": "noun",
    "supplies": "noun",
    "cost": "noun",
    "spending": "verb",
}


@struct(frozen=True, slots=True)
class Term:
    """A mention of what a figure can measure.

    `balance` is surplus or deficit, or `pair` for two-way trade, `growth` for a rate of growth, `cut` for tariff cuts.
    """

    start: int
    end: int
    indicator: str
    flow: str | None
    balance: str
    kind: str
    word: str


def scan_terms(article: Article) -> Mentions[Term]:  # noqa: PLR0912, PLR0915 - one mistake after the other
    """All terms of an article, in order."""
    flat = article.flat
    opening = {sentence.start for sentence in article.sentences}
    titles = [(one.start, one.end) for one in article.sentences if one.kind == "headline"]
    found: list[Term] = []
    for start, end, row in scan_phrases("term", flat, article.tokens):
        word, kind, before = row["word"], row["kind"], flat[max(0, start - 24) : start]
        if word in {"export", "import"}:
            single = flow_kind(flat, before, end)
            if single is None:
                continue
            kind = single
        if ("market" in word and kind == "skip" and _is_told_before(flat, found, start)) or (
            kind == "between" and not is_between(article, end)
        ):
            continue  # "banned imports, threatening an export market": that of the imports
        priced = word in PAYING and is_paid_for_firm(flat, end)
        # "Copper earned Peru 5 million dollars".
        land = word.startswith("earn") and not _is_told_before(flat, found, start)
        land = land and any(one.start == end + 1 for one in within(article.places, end, end + 30))
        if (kind in MISTAKEN and not (priced or land) and MISTAKEN[kind](flat, word, before, end)) or (
            word in BUYS and MONEY.search(flat, max(0, start - 40), start)
        ):
            continue
        if word == "supply" and flat[end : end + 1] in CLOSED and LACKING.search(before):
            continue  # "a deficit in supply"
        if word == "produce" and PRODUCE.search(before):
            continue
        if found and _is_remark(flat, found[-1], start, end):
            continue
        if word == "market" and found and found[-1].flow and TO_MARKET.fullmatch(flat, found[-1].end, start):
            continue
        titled = any(first <= start < last for first, last in titles)
        shared = word == "market" and SHARE_IN.search(flat, max(0, start - FAR), start) is not None
        if (not shared and is_other(flat, word, before, start, end, None if titled else start in opening)) or (
            found and _goes_on(flat, found[-1], row, start, end)
        ):
            continue
        if (
            found
            and found[-1].word in VAGUE
            and row["flow"] == "balance"
            and not row["balance"]
            and IN.fullmatch(flat, found[-1].end, start)
        ):
            found[-1] = replace(found[-1], indicator=row["indicator"])  # "the deficit in Peru's trade balance"
            continue
        if (word in WORDS and is_of_another(flat, found, start, end)) or (
            word in APPOSED and is_apposed(flat, found, start, end)
        ):
            continue
        indicator, flow = row["indicator"], row["flow"] or None
        if word == "arrivals" and goods_arrive(flat, end):
            indicator, flow = "trade_value", "import"
        if is_pumped_up(flat, word, end):
            indicator, flow = "output", None
        if priced:
            indicator, flow = "investment", "investment"
        if shared:
            indicator = "market_share"
        if word == "sales" and (
            SOLD_TO.match(flat, end)
            or WHERE.search(before)
            or AGAINST_IMPORTS.match(flat, end)
            or _is_of_exports(flat, found, start, end)
        ):
            indicator, flow = "trade_value", "export"
        kind = SORTS.get(kind, kind)
        begin = sum_begins(flat, found[-1] if found else None, flow, start, end) if kind == "noun" else None
        if begin is not None:
            if found and found[-1].start == begin:
                found.pop()
            if not (found and found[-1].flow == "total" and APPOSED_SUM.fullmatch(flat, found[-1].end, begin)):
                found.append(Term(begin, end, indicator, "total", "", kind, "imports and exports"))
            continue
        found.append(Term(start, end, indicator, flow, row["balance"], kind, word))
    return Mentions(found)


def _is_of_exports(flat: str, found: list[Term], start: int, end: int) -> bool:
    """Whether sales of some goods make up the exports that the same sentence is about."""
    last = found[-1] if found else None
    if last is None or last.flow != "export" or AT_HOME.match(flat, end):
        return False
    if AMOUNT_IN.search(flat, max(last.end, start - 30), start):
        return True
    return GOODS_IN.search(flat, last.end, start) is not None and BREAK.search(flat, last.end, start) is None


def _is_no_rate(flat: str, _word: str, before: str, end: int) -> bool:
    """A money has a rate where it stands alone with its article."""
    return ARTICLE.search(before) is None or COINED.match(flat, end) is not None


LACKING = re.compile(r"\b(?:in|of) (?:(?:the|its|domestic|local|global|world) )?(?:[A-Za-z]+ ){0,2}$")
# "Exports to Peru, where sales fell": those to Peru.
WHERE = re.compile(r",? where (?:its |their )?$")
# "Farm produce" is nobody's doing.
PRODUCE = re.compile(r"\b(?:farm|agricultural|fresh|dairy|garden|other|organic|local|its|such|of) $")


def _is_done(_flat: str, word: str, before: str, _end: int) -> bool:
    """What somebody will "order" is no order."""
    return word in word_set("guarded") and VERBAL.search(before) is not None


# By the kind of a term, what its word means otherwise.
MISTAKEN: dict[str, Callable[[str, str, str, int], bool]] = {
    "skip": lambda flat, word, before, end: word.startswith("exporter") or not is_market_worth(flat, before, end),
    "cost": lambda *told: _is_done(*told) or is_no_cost(*told),
    "spending": is_no_spending,
    "made": is_no_making,
    "bid": is_no_bid,
    "deal": lambda flat, _word, before, end: is_no_order(flat, before, end),
    "money": _is_no_rate,
    "noun": _is_done,
    "rate": is_no_duty,
    "supplies": lambda flat, _word, before, end: before.endswith(" for ") or MOVING.match(flat, end) is None,
    "plural": lambda flat, _word, before, end: TRADES.match(flat, end) is None or DOING.search(before) is not None,
}


def _is_told_before(flat: str, found: list[Term], start: int) -> bool:
    """Whether the words right before, of the same sentence, name a flow."""
    return bool(found) and found[-1].flow in {"export", "import"} and BREAK.search(flat, found[-1].end, start) is None


def _is_remark(flat: str, last: Term, start: int, end: int) -> bool:
    """Whether the word stands in brackets right after a term: "imports from Chile (forward cargo) fell"."""
    if start - last.end >= BRACKET_NEAR or IN_BRACKETS.fullmatch(flat, last.end, start) is None:
        return False
    return CLOSING.match(flat, end) is not None


def _goes_on(flat: str, last: Term, row: Row, start: int, end: int) -> bool:
    """Whether the word belongs to the term before it: "export growth", "the gap between exports and imports"."""
    if row["word"] == "growth":
        return start - last.end <= 1 and last.indicator != "gdp"
    if last.flow == "balance" and OVER.fullmatch(flat, last.end, end):
        return True
    if last.indicator == "tax_rate" and row["flow"] in {"export", "import"} and ON.fullmatch(flat, last.end, start):
        return not flat.startswith((", which", " which", " that"), end)
    if last.word in {"gap", "imbalance"} and BETWEEN.fullmatch(flat, last.end, end):
        return True
    return last.flow == "balance" and row["flow"] == "total" and IN.fullmatch(flat, last.end, start) is not None
