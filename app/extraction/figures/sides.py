"""Whose figure it is, and with whom: reporter and partner of a trade term from the words around it."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.apart import is_of_next, is_sort, without_worth
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.groups import is_one_of_many, is_ranking
from app.extraction.figures.owners import owner
from app.extraction.figures.terms import Term
from app.extraction.lexicons import word_set
from app.extraction.names.places import Place
from app.extraction.structs import struct

LEFT, RIGHT = 90, 110
# A reporter and a partner.
Two = tuple[str | None, str | None]
PREPOSITION = re.compile(
    r"(?:^|[ (])(?P<word>[Tt]o|[Ff]rom|[Oo]n|[Ww]ith|[Bb]etween|among|[Oo]f|into|[Bb]y|[Aa]nd|[Ii]n|[Aa]t|via|,"
    r"|[Aa]gainst|[Ff]or|versus|or)"
    rf"(?: {EPITHET})* $"
)
STOPPED = re.compile(
    r"[;:?!]|\.(?!\d)|(?<!-)\b(?:of (?:them|which)|rose|fell|grew|was|were|is|are|reached|hit|totalled|totaled"
    r"|stood|said|could|will|would|has|have|had|while|but|which|accounted|amounted|increased|decreased|climbed|jumped"
    r"|widened|narrowed|dropped|declined|surged|suffer(?:s|ed)?|benefit(?:s|ed)?|recovered|imported|exported|that"
    r"|going|followed|bound|destined"
    r"|used|driven|boosted|buoyed|hit|hurt|favou?red|led|helped|fuell?ed|spurred|needed|lifted|aided|dented|consumed"
    r"|second only|next only|surpassing|exceeding|trailing)\b"
)
# "Deficits were reported for Peru".
REPORTED = re.compile(
    r" (?:was|were) (?:also )?(?:reported|recorded|posted|registered|noted|seen) (?:for|by|in)(?: the)? "
)
PASSIVE = re.compile(r"(?: (?:directly|mainly|mostly))? by (?:the )?")
# "With Italy taking a fifth" tells of a part.
DOING = re.compile(r" (?:alone |itself )?(?:accounting|taking|buying|absorbing|supplying|receiving|making|providing)\b")
RANKING = re.compile(r"\b(?:largest|biggest|top|leading|main|major|foremost|highest|most)\b[^.;:]{0,60}$")
SPEAKING = re.compile(r" (?:[A-Za-z]+ ){1,4}(?:said|says|reported|announced|estimated|estimates|showed|shows)\b")
SOURCE = ("ccording to ", "ccording to the ")  # who says so is no partner
# "Exports to Peru, reopened to Chilean wine in 2013, surged".
REMARK = re.compile(r", [a-z]{3,}(?:ed|ing) ")
# "Exported 5 tonnes, including 2 tonnes to Peru": those are the part's.
PART = re.compile(r"\b(?:including|of which|among them)\b[^,;.]*\d")
# "5 tonnes to Peru in 2017 and 3 tonnes to Chile": the next one is of the next amount.
AMOUNT = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")
TYING, WITH = {"to", "from", "with"}, {"with", "against", "versus"}
# "Exports to Peru's largest customer, Chile", "imports from Peru's neighbour": Peru's, be it named or not with whom.
TIED = re.compile(
    r"'s? (?:[a-z-]+ ){0,4}(?:partner|neighbou?r|customer|market|buyer|supplier|rival|ally|destination|source)\b"
    r"(?!s)(?P<named>,? (?:the )?(?=[A-Z]))?"
)
BOTH = re.compile(
    r"\b(?:two|both) (?:countries|nations|sides|neighbou?rs|economies|states|peoples|parties|governments|partners)\b"
    r"|(?<=[Tt]he )(?:countries|neighbou?rs) (?:traded|exchanged)\b"
    r"|\bbetween the (?:neighbou?rs|countries|nations|sides|partners)\b|\bbetween (?:the two|both)(?! (?!(?:ha[sd]|have"
    r"|is|are|was|were|in|for|at|by|to|on|last|this|from|and|during|amounted|could|will|would|can|may|should)\b)[a-z])"
    r"|\b(?:each other|between them|bilateral|two-way|mutual|(?:with|to|from) (?:its"
    r"|the) (?:[a-z-]+ )?neighbou?r)\b",
    re.IGNORECASE,
)
# One of these stands in each, in lower case.
OF_BOTH = ("two", "both", "each other", "between the", "bilateral", "mutual", "neighbo", "countries ")
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
ITS = re.compile(r"\b(?:its|their)(?: [a-z]+)? $")
RELYING = ("depend", "rel", "count", "lean")
GIVEN = {"loan", "aid", "contract_value", "debt", "remittances"}
OVERALL = re.compile(
    r"\b(?:total|overall|global|world|worldwide|foreign) (?:[a-z]+ )?$|\bwith the (?:rest of the )?world\b",
    re.IGNORECASE,
)
# "From Asian countries and 3 million from African ones": that is the next figure's.
NEXT = re.compile(r" (?:and|,) [^\d]{0,3}\d")
# "Sold Peru 5 million more, bringing total sales to 7 million": in all, but to the same.
BRINGING = re.compile(
    r"\b(?:bring|tak|push|lift|rais|boost|increas)(?:ing|es) (?:the |its |their )?(?:total|overall) (?:[a-z]+ )?$"
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


def sides(  # noqa: PLR0912, PLR0915 - one place after the other
    article: Article, term: Term, start: int, end: int
) -> Sides:
    """The sides of a term, from the words between two offsets around it."""
    flat = article.flat
    start, end = max(start, term.start - LEFT), min(end, term.end + RIGHT)
    before = [place for place in within(article.places, start, term.start) if place.acts]
    after = [place for place in within(article.places, term.end, end) if place.form not in {"city", "province"}]
    reporter, partners, first = owner(flat, before, term)
    if after and term.kind == "verb" and PASSIVE.fullmatch(flat, term.end, after[0].start):
        # as of Chilean goods that are imported by Peru
        partners = [reporter] if reporter and term.flow == "import" and reporter != after[0].code else partners
        reporter = None
    both = term.balance == "pair" or _near_both(flat, term, start, end)
    both = both or (term.flow in THE_OTHER and THE_OTHER[term.flow].match(flat, term.end) is not None)
    last, previous, word, many, sort = term.end, term.end, "", False, ""
    for index, place in enumerate(after[:6]):
        between, sort = sort or without_worth(flat[previous : place.start]), ""
        if is_sort(flat, place):
            sort = between
            continue
        if term.flow == "balance" and reporter is None and REPORTED.fullmatch(between):
            reporter, last, previous = place.code, place.end, place.end
            continue
        if (
            STOPPED.search(between)
            or between.endswith(SOURCE)
            or REMARK.match(between)
            or PART.search(between)
            or (index and AMOUNT.search(between))
        ):
            break
        if index and NEXT.search(between):
            break
        # "Sold Russia 5 tonnes", "owes Jordan 350 million".
        bought = term.flow == "import" and term.kind == "verb" and place.form == "demonym" and place.code != reporter
        if previous == term.end and between in {" ", " the "} and (bought or term.word in word_set("giving")):
            partners = [*partners, place.code]
            last = previous = place.end
            continue
        if is_of_next(between, previous == term.end):
            break
        if is_ranking(flat, place) and (ranked := PREPOSITION.search(between)):
            if ranked["word"] == ",":
                break  # "from Peru, the world's biggest producer": that is Peru
            both, last, previous = True, place.end, place.end  # "imports from the region's largest economy"
            continue
        match = PREPOSITION.search(between)
        joint = match["word"].lower() if match is not None else ""  # titles have capitals
        if match is None or (joint == "in" and _is_scope(flat, place, start, term)):
            break
        if joint == "with" and DOING.match(flat, place.end):
            break
        if joint == "," and (flat.startswith("'s", place.end) or SPEAKING.match(flat, place.end)):
            break  # "to Chile, Peru's top trading partner", "to Chile, the Peruvian trade ministry said"
        if joint not in {"and", ",", "or"}:
            word = joint
        elif word == "by" and place.code != reporter:
            many = is_one_of_many(flat, after[: index + 1]) or many
        tied = TIED.match(flat, place.end) if index == 0 and word in TYING else None
        if tied is not None:
            reporter, both, last = reporter or place.code, not tied["named"], place.end
            if not tied["named"] or len(after) == 1 or after[1].start != tied.end():
                break
            partners, last = [*partners, after[1].code], after[1].end
            break
        if term.indicator == "sales" and word == "in" and ITS.search(flat, max(start, term.start - 16), term.start):
            partners, last, previous = [*partners, place.code], place.end, place.end
            continue  # "Saab doubled its sales in China"
        taken = word == "from" and term.flow == "export" and term.word.removeprefix("export ") in word_set("takings")
        if taken and not flat.startswith(" to ", place.end):
            partners, last, previous = [*partners, place.code], place.end, place.end
            continue  # "export earnings from Peru" are paid by it
        reporter, partners = _placed(term, word, place, reporter, partners)
        last = previous = place.end
    overall = OVERALL.search(flat, max(start, term.start - 18), term.start) is not None
    overall = overall and BRINGING.search(flat, max(start, term.start - 40), term.start) is None
    if term.kind == "verb" and term.flow in {"export", "import"} and before and before[-1].code == reporter:
        many = many or is_one_of_many(flat, before)
    others = tuple(dict.fromkeys(one for one in partners if one != reporter))
    return Sides(reporter, others, both, first, last, overall, many)


def _is_scope(flat: str, place: Place, start: int, term: Term) -> bool:
    """Whether a region only bounds a ranking: "the second largest destination for Peruvian investment in Asia"."""
    return place.form in {"region", "world"} and RANKING.search(flat, start, term.start) is not None


def _near_both(flat: str, term: Term, start: int, end: int) -> bool:
    """Whether "the two countries" belongs to the term: no verb between."""
    begin = max(start, term.start - 12)
    small = flat[begin:end].lower()
    if not any(map(small.__contains__, OF_BOTH)) or (match := BOTH.search(flat, begin, end)) is None:
        return False
    if begin > term.start - 12:  # so do the words just ahead of the sentence
        match = BOTH.search(flat, max(0, term.start - 12), end)
    return match is not None and (match.start() < term.start or not STOPPED.search(flat[term.end : match.start()]))


def _placed(  # noqa: PLR0911, PLR0912 - one preposition after the other
    term: Term, word: str, place: Place, reporter: str | None, partners: list[str]
) -> tuple[str | None, list[str]]:
    """Reporter and partners after reading one more "to A", "from A", "with A", "between A and B"."""
    code = place.code
    inward = term.flow == "import"
    if word in {"between", "among"}:
        return (reporter, [*partners, code]) if reporter else (code, partners)
    # "Its imports from Peru exceeded exports" are those with Peru.
    if word in ({"from", "to"} if term.kind == "excess" else WITH) and term.flow in {"total", "balance"}:
        return reporter, [*partners, code]
    if word in {"with", "to", "into"} and not inward and term.flow in {"export", "investment", "total"}:
        return reporter, [*partners, code]
    if word == "in" and term.flow == "investment":
        return reporter, [*partners, code]
    if inward and (word == "from" or (word == "on" and term.word.startswith(RELYING))):
        return reporter, [*partners, code]
    if term.indicator == "debt" and word == "by" and reporter:
        return reporter, [*partners, code]
    if word in {"to", "in", "into"} and term.indicator == "tourism" and reporter and not partners:
        return code, [reporter]  # "Chinese visitors to Peru"
    if word == "from" and term.indicator == "tourism":
        return reporter, [*partners, code]
    if word in {"from", "by", "of"} and reporter is None and not inward:
        return code, partners
    there = ("in", "at") if term.word in word_set("arriving") else ()
    if word in {"to", "into", "by", *there} and inward and reporter is None:
        return code, partners
    if term.indicator == "remittances" and word == "to" and reporter is None:
        return code, partners
    if term.indicator == "remittances" and word in {"in", "from"} and reporter and not partners:
        return reporter, [code]  # "remittances of Peruvians in Chile"
    if term.flow == "balance" and word == "for" and reporter is None:
        return code, partners
    if term.indicator in GIVEN and word == "to":
        return reporter, [*partners, code]
    if term.flow is None and word in {"in", "of", "to", "for", "at"} and reporter is None:
        return code, partners
    if word == "of" and inward and place.form in {"demonym", "name"}:
        return reporter, [*partners, code]
    return reporter, partners
