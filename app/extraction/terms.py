"""Words that say what is measured: exports, trade deficit, tariff, output. Trade ministries and free trade are none."""

import re
from dataclasses import dataclass

from app.extraction.article import Article
from app.extraction.phrases import scan_phrases

COMPOUND = re.compile(
    r"[ -](?:minist\w+|agreements?|pacts?|accords?|deals?|talks|missions?|unions?|blocs?|wars?|frictions?"
    r"|disputes?|ties|relations\w*"
    r"|officials?|representatives?|barriers?|sanctions?|bills?|acts?|polic\w+|partners?|routes?"
    r"|fairs?|forums?|shows?|negotiat\w+"
    r"|restrictions?|protectionis\w+|liberali[sz]ation|facilitation|cooperation|issues?|tensions?"
    r"|conflicts?|exhibitions?|associations?"
    r"|bod(?:y|ies)|secretar\w+|envoys?|offices?|rules?|legislation|law|laws|patterns?|practices?"
    r"|organi[sz]ations?|commission\w*|agents?"
    r"|zones?|areas?|regimes?|links?|world|news|council|curbs?|chief|delegation|treaty|treaties"
    r"|concessions?|status|figures (?:on|due)"
    r"|controls?|licen[cs]es?|markets?|cooperation|protocol|data|show|sector|unionists?|centres?"
    r"|centers?|house|gains|expansion|routes"
    r"|trains?|corridors?|infrastructure|infrastructures|expo|friendly|off|offs|ally|growth rate of)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:free|fair|unfair|world|border|foreign exchange|horse|slave|department of|board of|of foreign"
    r"|in order|put in|law and|ministry of|on foreign)[ -]$",
    re.IGNORECASE,
)
VERBAL = re.compile(
    r"\b(?:to|will|would|could|can|may|might|not|they|we|should|must|firms|companies|which|who|and) $", re.IGNORECASE
)
NOUNS_OF = re.compile(
    r" (?:of|to|from|value|volume|growth|growths|number|figures?|increase|rise|surge|drop|fall|decline)\b"
)
BETWEEN = re.compile(r" between [A-Za-z'. ]{0,40}(?:exports|imports)(?: and (?:its |their )?(?:exports|imports))?")
OTHER_CAPITAL = re.compile(r"(?:,| (?:goods|city|punishment|gains?|markets?|flows?|region|of [A-Z]|[A-Z]))")
COINED = re.compile(r" (?:swaps?|markets?|reserves?|cris[ei]s|polic|terms|peg|zone|area|bonds?|value of)")
ARTICLE = re.compile(r"\bthe $|'s $|its $", re.IGNORECASE)
GUARDED = {
    "cost",
    "costs",
    "market",
    "tax",
    "fine",
    "package",
    "capital",
    "shares",
    "budget",
    "order",
    "deal",
    "deals",
    "orders",
    "contract",
    "plant",
    "project",
    "factory",
    "railway",
    "pipeline",
    "transit",
    "credit",
    "credits",
    "commerce",
    "loss",
    "charge",
    "aid",
    "supply",
    "grant",
}


SOLD_TO = re.compile(r"(?: of [\w.,% -]{2,60}?)? to (?:the )?[A-Z]")
PROPER_AFTER = re.compile(r" (?:and |for |of )?[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
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


def _is_proper(flat: str, start: int, end: int) -> bool:
    """Whether the word is a part of a name: "the Commerce Department", "the American Trade Coalition"."""
    return flat[start].isupper() and flat[start + 1].islower() and PROPER_AFTER.match(flat, end) is not None


def scan_terms(article: Article) -> list[Term]:
    """All terms of an article, in order."""
    flat = article.flat
    found: list[Term] = []
    for start, end, row in scan_phrases("term", flat, article.tokens):
        word, kind = row["word"], row["kind"]
        indicator, flow = row["indicator"], row["flow"]
        before = flat[max(0, start - 24) : start]
        if kind == "skip" or (word == "capital" and OTHER_CAPITAL.match(flat, end)):
            continue
        if word in {"export", "import"}:
            kind = "verb" if VERBAL.search(before) else "noun"
            if kind == "noun" and not NOUNS_OF.match(flat, end):
                continue
        if kind == "money" and (not ARTICLE.search(before) or COINED.match(flat, end)):
            continue
        if word in {
            "trade",
            "commerce",
            "foreign trade",
            "bilateral trade",
            "import",
            "export",
            "tariff",
            "quota",
            "investment",
            "credit",
            "transit",
            "freight",
            "debt",
        } and COMPOUND.match(flat, end):
            continue
        if BEFORE.search(before) or _is_proper(flat, start, end):
            continue
        if word == "sales" and SOLD_TO.match(flat, end):
            indicator, flow = "trade_value", "export"
        if kind == "noun" and word in GUARDED and VERBAL.search(before):
            continue
        if word == "growth" and re.match(
            r" (?:in|of) (?!(?:about|around|some|nearly|at|more|less|over|\d|no|up|between)\b|\d)", flat[end : end + 12]
        ):
            continue
        if word == "growth" and found and start - found[-1].end <= 1 and found[-1].indicator != "gdp":
            continue
        if found and found[-1].word in {"gap", "imbalance"} and BETWEEN.fullmatch(flat, found[-1].end, end):
            continue  # the gap between exports and imports is one term
        found.append(Term(start, end, indicator, flow or None, row["balance"], kind, word))
    return found
