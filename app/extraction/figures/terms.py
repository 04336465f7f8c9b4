"""Words that say what is measured: exports, trade deficit, tariff, output. Trade ministries and free trade are none."""

import re

from app.extraction.article import Article, Mentions, within
from app.extraction.figures.bids import is_paid_for_firm
from app.extraction.figures.compounds import is_other
from app.extraction.figures.flow_words import flow_kind, goods_arrive, is_between
from app.extraction.figures.growth import WORDS, is_apposed, is_of_another
from app.extraction.figures.making import PAYING, is_pumped_up
from app.extraction.figures.mistaken import BEFORE, is_mistaken
from app.extraction.figures.outlays import works_costing
from app.extraction.figures.sums import APPOSED as APPOSED_SUM
from app.extraction.figures.sums import sum_begins
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
# "Peru's share in the Chilean market".
SHARE_IN = re.compile(r"\bshare (?:in|of) (?:the |its |their |this |that )?(?:[A-Za-z'.-]+ ){0,4}$")
FAR = 60


SOLD_TO = re.compile(
    r"(?: of [\w.,% -]{2,60}?)? (?:to (?:the )?(?:[a-z]+-[a-z]+ )?(?:[A-Z]|country\b|bloc\b|it\b|them\b)|there\b"
    r"|abroad\b|overseas\b)"
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
# "Exports to Peru, where sales fell": those to Peru.
WHERE = re.compile(r",? where (?:its |their )?$")
IN_BRACKETS = re.compile(r"[^.;:()]{0,40} \([^().;]{0,30}")
CLOSING = re.compile(r"[^().;]{0,30}\)")
BRACKET_NEAR = 72
# "Peruvian sales of 5 million compared with imports of 3 million" cross the border.
AGAINST_IMPORTS = re.compile(
    r"(?:[^.;]|\.\d){0,40}\b(?:against|compared (?:with|to)|while|and) (?:its |their |total )?(?:imports|purchases)\b"
)

# What one economy gives another: whoever lends is its reporter.
LENT = {"loan", "aid"}
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


def scan_terms(article: Article) -> Mentions[Term]:
    """All terms of an article, in order."""
    flat = article.flat
    opening = {sentence.start for sentence in article.sentences}
    titles = [(one.start, one.end) for one in article.sentences if one.kind == "headline"]
    found: list[Term] = []
    for start, end, row in scan_phrases("term", flat, article.tokens):
        kind = _kind(article, found, start, end, row)
        if kind is None:
            continue
        begin = works_costing(flat, end) if row["word"] == "cost" else None
        begin = start if begin is None else begin
        opens = None if any(first <= begin < last for first, last in titles) else begin in opening
        if _is_other(flat, found, row, begin, end, opens):
            continue
        if found and row["flow"] == "balance" and not row["balance"] and _is_vague(flat, found[-1], begin):
            found[-1] = replace(found[-1], indicator=row["indicator"])  # "the deficit in Peru's trade balance"
            continue
        if not _is_of_the_last(flat, found, row, begin, end):
            _add(flat, found, _term(flat, found, row, SORTS.get(kind, kind), (begin, end)))
    return Mentions(found)


def _kind(article: Article, found: list[Term], start: int, end: int, row: Row) -> str | None:
    """What sort of word it is; None where it means something else than what is measured."""
    flat, word, kind, before = article.flat, row["word"], row["kind"], article.flat[max(0, start - BEFORE) : start]
    if word in {"export", "import"}:
        single = flow_kind(flat, before, end)
        if single is None:
            return None
        kind = single
    told = ("market" in word or word.startswith("earn")) and _is_told_before(flat, found, start)
    if ("market" in word and kind == "skip" and told) or (kind == "between" and not is_between(article, end)):
        return None  # "banned imports, threatening an export market": that of the imports
    # "Copper earned Peru 5 million dollars".
    land = word.startswith("earn") and not told
    land = land and any(one.start == end + 1 for one in within(article.places, end, end + 30))
    sure = land or (word in PAYING and is_paid_for_firm(flat, end))
    mistaken = is_mistaken(flat, word, kind, start, end, sure=sure)
    if mistaken or (found and _is_remark(flat, found[-1], start, end)):
        return None
    to_market = word == "market" and found and found[-1].flow
    return None if to_market and TO_MARKET.fullmatch(flat, found[-1].end, start) else kind


def _is_other(flat: str, found: list[Term], row: Row, start: int, end: int, opens: bool | None) -> bool:
    """Whether the word is part of a name or of the term before; `opens` tells whether a sentence begins with it."""
    before = flat[max(0, start - BEFORE) : start]
    if not _is_shared(flat, row["word"], start) and is_other(flat, row["word"], before, start, end, opens):
        return True
    return bool(found) and _goes_on(flat, found[-1], row, start, end)


def _is_shared(flat: str, word: str, start: int) -> bool:
    """Whether it is a market of which somebody has a share."""
    return word == "market" and SHARE_IN.search(flat, max(0, start - FAR), start) is not None


def _is_vague(flat: str, last: Term, start: int) -> bool:
    """Whether the term before leaves open what is in surplus or deficit, and the word tells it."""
    return last.word in VAGUE and IN.fullmatch(flat, last.end, start) is not None


def _is_of_the_last(flat: str, found: list[Term], row: Row, start: int, end: int) -> bool:
    """Whether the word only says of what growth is told, or who a partner is."""
    word = row["word"]
    if word in WORDS and is_of_another(flat, found, start, end):
        return True
    return word in APPOSED and is_apposed(flat, found, start, end)


def _term(flat: str, found: list[Term], row: Row, kind: str, stretch: tuple[int, int]) -> Term:
    """The term that a word is, which may measure something else than by itself."""
    (start, end), word, indicator, flow = stretch, row["word"], row["indicator"], row["flow"] or None
    if word == "arrivals" and goods_arrive(flat, end):
        indicator, flow = "trade_value", "import"
    if is_pumped_up(flat, word, end):
        indicator, flow = "output", None
    if word in PAYING and is_paid_for_firm(flat, end):
        indicator, flow = "investment", "investment"
    if _is_shared(flat, word, start):
        indicator = "market_share"
    if word == "sales" and _is_sold_abroad(flat, found, start, end):
        indicator, flow = "trade_value", "export"
    return Term(start, end, indicator, flow, row["balance"], kind, word)


def _add(flat: str, found: list[Term], term: Term) -> None:
    """Take a term down; imports and exports together are one, of all trade."""
    last = found[-1] if found else None
    begin = sum_begins(flat, last, term.flow, term.start, term.end) if term.kind == "noun" else None
    if begin is None:
        found.append(term)
        return
    if found and found[-1].start == begin:
        found.pop()
    if not (found and found[-1].flow == "total" and APPOSED_SUM.fullmatch(flat, found[-1].end, begin)):
        found.append(Term(begin, term.end, term.indicator, "total", "", term.kind, "imports and exports"))


def _is_sold_abroad(flat: str, found: list[Term], start: int, end: int) -> bool:
    """Whether sales cross the border: "sales to Peru", "exports to Peru, where sales fell"."""
    told = SOLD_TO.match(flat, end) or WHERE.search(flat, max(0, start - BEFORE), start)
    return bool(told or AGAINST_IMPORTS.match(flat, end)) or _is_of_exports(flat, found, start, end)


def _is_of_exports(flat: str, found: list[Term], start: int, end: int) -> bool:
    """Whether sales of some goods make up the exports that the same sentence is about."""
    last = found[-1] if found else None
    if last is None or last.flow != "export" or AT_HOME.match(flat, end):
        return False
    if AMOUNT_IN.search(flat, max(last.end, start - 30), start):
        return True
    return GOODS_IN.search(flat, last.end, start) is not None and BREAK.search(flat, last.end, start) is None


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
