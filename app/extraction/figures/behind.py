"""The places behind a trade term, read one after the other: with whom "to A", "from A and B", "with A" say it is."""

import re
from dataclasses import dataclass

from app.extraction.figures.apart import is_of_next, is_sort, without_worth
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.groups import is_one_of_many, is_ranking
from app.extraction.figures.terms import Term
from app.extraction.lexicons import word_set
from app.extraction.names.places import Place

PREPOSITION = re.compile(
    r"(?:^|[ (])(?P<word>[Tt]o|[Ff]rom|[Oo]n|[Ww]ith|[Bb]etween|among|[Oo]f|into|[Bb]y|[Aa]nd|[Ii]n|[Aa]t|via|,"
    r"|[Aa]gainst|[Ff]or|versus|or|[Ww]ithin)"
    rf"(?: {EPITHET})* $"
)
STOPPED = re.compile(
    r"[;:?!]|\.(?!\d)|(?<!-)\b(?:of (?:them|which)|rose|fell|grew|was|were|is|are|reached|hit|totalled|totaled"
    r"|stood|said|could|will|would|has|have|had|while|but|which|accounted|amounted|increased|decreased|climbed|jumped"
    r"|widened|narrowed|dropped|declined|surged|suffer(?:s|ed)?|benefit(?:s|ed)?|recovered|imported|exported|that"
    r"|going|followed|bound|destined"
    r"|used|driven|boosted|buoyed|hit|hurt|favou?red|led|helped|fuell?ed|spurred|needed|lifted|aided|dented|consumed"
    r"|second only|next only|surpassing|exceeding|trailing|gained|won|became|began|started|joined|visited|declared"
    r"|because|although|though|whereas|when|where|who|whose|unless"
    r"|in (?:accordance|compliance|line|keeping|conformity))\b"
)
# "Deficits were reported for Peru".
REPORTED = re.compile(
    r" (?:was|were) (?:also )?(?:reported|recorded|posted|registered|noted|seen) (?:for|by|in)(?: the)? "
)
# "With Italy taking a fifth" tells of a part.
DOING = re.compile(r" (?:alone |itself )?(?:accounting|taking|buying|absorbing|supplying|receiving|making|providing)\b")
RANKING = re.compile(r"\b(?:largest|biggest|top|leading|main|major|foremost|highest|most)\b[^.;:]{0,60}$")
SPEAKING = re.compile(r" (?:[A-Za-z]+ ){1,4}(?:said|says|reported|announced|estimated|estimates|showed|shows)\b")
SOURCE = ("ccording to ", "ccording to the ")  # who says so is no partner
# "Exports to Peru, reopened to Chilean wine in 2013, surged".
REMARK_AHEAD = re.compile(r"^, [a-z]{3,}(?:ed|ing) ")
# "Agreed to end subsidies after six days of talks in Hong Kong": whose they are is not told.
# "Imports, mainly to Peru and Chile, averaged": so much of them only.
MOSTLY = re.compile(r"^[^,;]*, (?:mainly|mostly|chiefly|largely|primarily) to(?: the)? $")
MET = re.compile(r"\b(?:talks|meetings?|summit|negotiations|conference|session|ceremony) (?:in|at) (?:the )?$")
# "Exported 5 tonnes, including 2 tonnes to Peru": those are the part's.
PART = re.compile(r"\b(?:including|of which|among them)\b[^,;.]*\d")
# "5 tonnes to Peru in 2017 and 3 tonnes to Chile": the next one is of the next amount.
AMOUNT = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")
# "From Asian countries and 3 million from African ones": that is the next figure's.
NEXT = re.compile(r" (?:and|,) [^\d]{0,3}\d")
TYING, WITH = {"to", "from", "with"}, {"with", "against", "versus"}
# "Exports to Peru's largest customer, Chile", "imports from Peru's neighbour": Peru's, be it named or not with whom.
TIED = re.compile(
    r"'s? (?:[a-z-]+ ){0,4}(?:partner|neighbou?r|customer|market|buyer|supplier|rival|ally|destination|source)\b"
    r"(?!s)(?P<named>,? (?:the )?(?=[A-Z]))?"
)
RELYING = ("depend", "rel", "count", "lean")
GIVEN = {"loan", "aid", "contract_value", "debt", "remittances"}
BE = re.compile(r"\b(?:was|were|is|are|been|being|be)(?: [a-z]+ly)? $")
ITS = re.compile(r"\b(?:its|their)(?: [a-z]+)? $")
# Beyond so many places a list is one of everybody.
MOST = 6


@dataclass
class Behind:
    """What the places behind a term tell, `many` where it is by several together; `last` is where that ends."""

    flat: str
    term: Term
    start: int
    places: list[Place]
    reporter: str | None
    partners: list[str]
    both: bool
    last: int
    many: bool = False
    # The word that joined the last place, where that ended, and what stood before goods that a place only sorts.
    word: str = ""
    previous: int = 0
    sort: str = ""

    def read(self) -> None:
        """Read them as far as they belong to the term."""
        self.previous = self.term.end
        for index, place in enumerate(self.places[:MOST]):
            if not self._takes(index, place):
                break

    def _takes(self, index: int, place: Place) -> bool:
        """Whether reading goes on behind a place."""
        between, self.sort = self.sort or without_worth(self.flat[self.previous : place.start]), ""
        adjoining = self.previous == self.term.end
        if is_sort(self.flat, place):
            self.sort = between
            return True
        if self.term.flow == "balance" and self.reporter is None and REPORTED.fullmatch(between):
            self.reporter = place.code
            return self._goes_on(place)
        mostly = self.term.flow == "import" and MOSTLY.search(between)
        if mostly or _ends(between) or (index and (AMOUNT.search(between) or NEXT.search(between))):
            return False
        if adjoining and between in {" ", " the "} and _is_object(self.term, place, self.reporter):
            self.partners = [*self.partners, place.code]
            return self._goes_on(place)
        return not is_of_next(between, adjoining) and self._joins(index, place, PREPOSITION.search(between))

    def _joins(self, index: int, place: Place, match: re.Match[str] | None) -> bool:
        """Whether a preposition joins a place to the term, and reading goes on."""
        if match is None:
            return False
        if is_ranking(self.flat, place):
            self.both = self.both or match["word"] != ","  # "imports from the region's largest economy"
            return match["word"] != "," and self._goes_on(place)  # "from Peru, the biggest producer": that is Peru
        joint = match["word"].lower()  # titles have capitals
        if (joint == "in" and _is_scope(self.flat, place, self.start, self.term)) or _opens_aside(
            self.flat, place, joint
        ):
            return False
        if joint not in {"and", ",", "or"}:
            self.word = joint
        elif self.word == "by" and place.code != self.reporter:
            self.many = is_one_of_many(self.flat, self.places[: index + 1]) or self.many
        if index == 0 and self.word in TYING and (tied := TIED.match(self.flat, place.end)) is not None:
            self._tie(place, tied)
            return False
        if _is_paying(self.flat, self.term, self.word, place, self.start):
            self.partners = [*self.partners, place.code]
        else:
            self.reporter, self.partners = _placed(self.term, self.word, place, self.reporter, self.partners)
        return self._goes_on(place)

    def _tie(self, place: Place, tied: re.Match[str]) -> None:
        self.reporter, self.both, self.last = self.reporter or place.code, not tied["named"], place.end
        if tied["named"] and len(self.places) > 1 and self.places[1].start == tied.end():
            self.partners, self.last = [*self.partners, self.places[1].code], self.places[1].end

    def _goes_on(self, place: Place) -> bool:
        self.last = self.previous = place.end
        return True


def _ends(between: str) -> bool:
    """Whether the words before a place end what is said of the term."""
    if STOPPED.search(between) or between.endswith(SOURCE):
        return True
    return any(pattern.search(between) for pattern in (REMARK_AHEAD, PART, MET))


def _is_object(term: Term, place: Place, reporter: str | None) -> bool:
    """Whether a place right behind a verb is its object: "sold Russia 5 tonnes", "owes Jordan 350 million"."""
    bought = term.flow == "import" and term.kind == "verb" and place.form == "demonym" and place.code != reporter
    return bought or term.word in word_set("giving")


def _opens_aside(flat: str, place: Place, joint: str) -> bool:
    """Whether a place tells of something else.

    "To Chile, Peru's top trading partner", "to Chile, the Peruvian trade ministry said", "with Italy taking a fifth".
    """
    if joint == "with":
        return DOING.match(flat, place.end) is not None
    return joint == "," and (flat.startswith("'s", place.end) or SPEAKING.match(flat, place.end) is not None)


def _is_paying(flat: str, term: Term, word: str, place: Place, start: int) -> bool:
    """Whether a place pays for what is sold: "Saab doubled its sales in China", "export earnings from Peru"."""
    if term.indicator == "sales" and word == "in":
        return ITS.search(flat, max(start, term.start - 16), term.start) is not None
    if term.word in {"sold", "marketed"} and word in {"in", "on"}:
        return BE.search(flat, max(0, term.start - 16), term.start) is not None  # "5 tonnes were sold in Peru"
    taken = word == "from" and term.flow == "export" and term.word.removeprefix("export ") in word_set("takings")
    return taken and not flat.startswith(" to ", place.end)


def _is_scope(flat: str, place: Place, start: int, term: Term) -> bool:
    """Whether a region only bounds a ranking: "the second largest destination for Peruvian investment in Asia"."""
    return place.form in {"region", "world"} and RANKING.search(flat, start, term.start) is not None


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
    sold = term.indicator == "capacity" and word == "to"
    if term.flow is None and word in {"in", "of", "to", "for", "at", "within"} and reporter is None and not sold:
        return code, partners
    if word == "of" and inward and place.form in {"demonym", "name"}:
        return reporter, [*partners, code]
    return reporter, partners
