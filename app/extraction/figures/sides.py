"""Whose figure it is, and with whom: reporter and partner of a trade term from the words around it."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.behind import STOPPED, Behind
from app.extraction.figures.groups import is_one_of_many
from app.extraction.figures.owners import owner
from app.extraction.figures.terms import Term
from app.extraction.names.places import Place
from app.extraction.structs import struct

LEFT, RIGHT = 90, 110
# Exports of "goods and services" are those of the national accounts, with all.
ALL_TRADED = " and service"
# A reporter and a partner.
Two = tuple[str | None, str | None]
PASSIVE = re.compile(r"(?: (?:directly|mainly|mostly))? by (?:the )?")
BOTH = re.compile(
    r"\b(?:two|both) (?:countries|nations|sides|neighbou?rs|economies|states|peoples|parties|governments|partners)\b"
    r"|(?<=[Tt]he )(?:countries|neighbou?rs) (?:traded|exchanged)\b"
    r"|\bbetween the (?:neighbou?rs|countries|nations|sides|partners)\b|\bbetween (?:the two|both)(?! (?!(?:ha[sd]|have"
    r"|is|are|was|were|in|for|at|by|to|on|last|this|from|and|during|amounted|could|will|would|can|may|should)\b)[a-z])"
    r"|\b(?:each other|between them|bilateral|two-way|mutual|(?:with|to|from) (?:its"
    r"|the) (?:[a-z-]+ )?neighbou?r|(?:with|to|from) (?:its|the country's) (?:[a-z-]+ ){0,2}"
    r"(?:partner|market|customer|supplier|buyer|rival))\b",
    re.IGNORECASE,
)
# One of these stands in each, in lower case.
OF_BOTH = (
    "two",
    "both",
    "each other",
    "between the",
    "bilateral",
    "mutual",
    "neighbo",
    "countries ",
    " its ",
    "country's ",
)
# "Peru's imports from the country", "sales to the kingdom": the other one of the two.
COUNTRY = (
    r" (?:(?:the|that|this) (?:[a-z-]+ )?(?:country|nation|kingdom|republic|sultanate|emirate|neighbou?r)"
    r"|(?:that|this) (?:[a-z]+ )?(?:market|destination|bloc|partner|economy))\b"
)
THE_OTHER = {
    "import": re.compile(r"(?: of [a-z]+(?: [a-z]+)?)? from" + COUNTRY),
    "export": re.compile(r"(?: of [a-z]+(?: [a-z]+)?)? to" + COUNTRY),
    "total": re.compile(r" with" + COUNTRY),
    "balance": re.compile(r" with" + COUNTRY),
}
OVERALL = re.compile(
    r"\b(?:total|overall|global|world|worldwide|foreign) (?:[a-z]+ )?$|\bwith the (?:rest of the )?world\b",
    re.IGNORECASE,
)
# "The bulk of the $11 billion Peruvian deficit": of that with everybody.
PART_OF = re.compile(
    r"\b(?:chunk|bulk|part|portion|proportion|share|most|half|third|quarter|fifth) of (?:the|its|their|a) "
    r"[^A-Za-z ]{0,3}\d[\d.,]*(?: (?:million|billion|trillion|mln|bln))?[^,;]{0,24}$"
)
# "Sold Peru 5 million more, bringing total sales to 7 million": in all, but to the same.
BRINGING = re.compile(
    r"\b(?:bring|tak|push|lift|rais|boost|increas)(?:ing|es) (?:the |its |their )?(?:total|overall) (?:[a-z]+ )?$"
)

HAD_BY = re.compile(r",? (?:that |which )?(?:the )?")
RUNNING_WITH = re.compile(
    r" (?:now |still |currently )?(?:(?:is|was|has been|had been|have been|are|were) )?(?:now |still |currently )?"
    r"(?:running|runs?|ran|has|have|had|posted|posts|recorded|suffered|racked up|built up) (?:up )?with (?:the )?"
)


@struct(frozen=True, slots=True)
class Sides:
    """Reporter and partners as the words around a term tell; `both` where the term is of the article's two countries.

    `start` is where the stretch that names the owner begins.
    """

    reporter: str | None
    partners: tuple[str, ...]
    both: bool
    start: int
    end: int
    overall: bool = False
    many: bool = False  # several do it together: "imports by Peru, Chile and Cuba"

    @property
    def partner(self) -> str | None:
        """The only partner, or None."""
        return self.partners[0] if len(self.partners) == 1 else None


def sides(article: Article, term: Term, start: int, end: int) -> Sides:
    """The sides of a term, from the words between two offsets around it."""
    flat = article.flat
    start, end = max(start, term.start - LEFT), min(end, term.end + RIGHT)
    before = [place for place in within(article.places, start, term.start) if place.acts]
    after = [place for place in within(article.places, term.end, end) if place.form not in {"city", "province"}]
    both = term.balance == "pair" or _near_both(flat, term, start, end)
    both = both or (term.flow in THE_OTHER and THE_OTHER[term.flow].match(flat, term.end) is not None)
    overall = OVERALL.search(flat, max(start, term.start - 18), term.start) is not None
    overall = overall and BRINGING.search(flat, max(start, term.start - 40), term.start) is None
    overall = overall or PART_OF.search(flat, max(0, term.start - 70), term.start) is not None
    overall = overall or (term.flow in {"export", "import"} and ALL_TRADED in term.word)
    if not (before or after):
        return Sides(None, (), both, term.start, term.end, overall)  # as of most terms: nobody is named near
    if term.flow == "balance" and len(after) > 1 and _is_run_with(flat, term, after):
        return Sides(after[0].code, (after[1].code,), False, term.start, after[1].end)
    reporter, partners, first = owner(flat, before, term)
    if after and term.kind == "verb" and PASSIVE.fullmatch(flat, term.end, after[0].start):
        # as of Chilean goods that are imported by Peru
        partners = [reporter] if reporter and term.flow == "import" and reporter != after[0].code else partners
        reporter = None
    behind = Behind(flat, term, start, after, reporter, partners, both, last=term.end)
    behind.read()
    reporter, many = behind.reporter, behind.many
    if term.kind == "verb" and term.flow in {"export", "import"} and before and before[-1].code == reporter:
        many = many or is_one_of_many(flat, before)
    others = tuple(dict.fromkeys(one for one in behind.partners if one != reporter))
    return Sides(reporter, others, behind.both, first, behind.last, overall, many)


def _is_run_with(flat: str, term: Term, after: list[Place]) -> bool:
    """Whether those named behind are who has it and with whom: "the deficit that Peru is running with Oman"."""
    had = HAD_BY.fullmatch(flat, term.end, after[0].start)
    return had is not None and RUNNING_WITH.fullmatch(flat, after[0].end, after[1].start) is not None


def _near_both(flat: str, term: Term, start: int, end: int) -> bool:
    """Whether "the two countries" belongs to the term: no verb between."""
    begin = max(start, term.start - 12)
    small = flat[begin:end].lower()
    if not any(map(small.__contains__, OF_BOTH)) or (match := BOTH.search(flat, begin, end)) is None:
        return False
    if begin > term.start - 12:  # so do the words just ahead of the sentence
        match = BOTH.search(flat, max(0, term.start - 12), end)
    return match is not None and (match.start() < term.start or not STOPPED.search(flat[term.end : match.start()]))
