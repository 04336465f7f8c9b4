"""Who is ranked beside a number: "followed by Japan with 5 million and Peru (3 million)"; what all give in sum."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.rank_roles import BESIDE, HEDGED, role
from app.extraction.figures.sharers import SEVERAL
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.figures.whose import Whose
from app.extraction.names.places import Place
from app.extraction.text.segments import Sentence

RANKS = (
    r"(?:followed(?: by| with)?|trailed by|ahead of|ranked|ranks|ranking|came|comes|coming|topped|tops|headed"
    r"|heads|led|leads"
    r"|second|third|fourth|fifth|largest"
    r"|biggest|top|leading|runner-up|next|first|main|major)"
)
# What a sentence takes up where it ranks the next one: "Japan came second with 5 million".
NEXT = re.compile(rf"\b{RANKS}\b(?:[^.;\d]|\.\d|\d[.,]?\d){{0,120}}(?: with| at|,| \(){HEDGED}$")
# "Chile was the biggest buyer, having purchased 5 million".
TOOK = (
    r"(?:providing|provided|supplying|supplied|purchas(?:ing|ed)|buying|bought|tak(?:ing|en)|import(?:ing|ed)"
    r"|absorb(?:ing|ed)|ship(?:ping|ped)|send(?:ing)?|sent|selling|sold|accounting for|receiv(?:ing|ed))"
)
RANKED = re.compile(
    rf",? (?:(?:has|have|had|also) )?(?:was|is|were|came|comes|ranked|ranks|stood|remained|remains|became|become"
    rf"|emerged"
    rf"|climbed|moved|jumped|slipped|followed|follows|topped|tops|headed|heads)\b(?:[^.;,()\d]|\b(?:19|20)\d\d\b){{0,80}}?"
    rf"(?:,? (?:with|at)|,? (?:having |after )?{TOOK}"
    r"|, which (?:amounted|was valued|were valued|was worth|were worth|reached|totall?ed"
    rf"|stood)){HEDGED}"
)
# "Followed by Japan 5 million, Peru 3 million and Cuba 2 million": the next of a row that is ranked.
ROW = re.compile(r"(?:\b(?:followed|trailed) by|,|;|\band)(?: (?:the|then))? $")
# "Among Peru's markets, Chile showed the highest increase, 5 percent" or "a 5 percent rise".
GROWN = re.compile(
    r",? (?:alone )?(?:saw|seen|showed|shows|posted|posts|recorded|records|registered|had|enjoyed|marked|experienced"
    r"|achieved) (?:the|an?) (?:(?:most|[a-z]{2,9}est|sharp|strong|record|year-on-year) )*"
    r"(?:(?:increase|rise|growth|gain|decline|drop|fall|decrease|jump)(?: of|,|, with|, at) )?$"
)
# "Chile was Peru's top market, with the country sending goods worth 5 million", "with imports rising by 5 percent".
RANKED_WITH = re.compile(
    r" (?:(?:has|had|also|again) )?(?:was|is|were|remained|remains|became|become|emerged)\b[^.;()\d]{3,90}?,? with "
    r"(?:[^.;,()\d]{0,70} )?(?:amounting to|worth|valued at|totall?ing|reaching|by|to|of|at|rising|up|down)"
    r"(?: (?:a|an|about|some|over|nearly|almost|around|just|only))* ?"
)
INTRODUCED = re.compile(rf"\b{RANKS}\b", re.IGNORECASE)
TAKEN = re.compile(r"\b(?:recipients?|destinations?|beneficiar(?:y|ies))\b")
# A part of the same one: "5 million (10 percent)", "5 million, accounting for 10 percent".
PART = re.compile(
    r",? (?:or|\(|\(?(?:accounting for|making up|constituting|representing))(?: (?:about|some|nearly))* ?"
)
ALL = re.compile(
    r"\b(?:total|overall|altogether|disbursed|disbursement|registered|newly|foreign investors|foreign businesses"
    r"|countries and territories)\b",
    re.IGNORECASE,
)
# "Peru's No. 1 investor", "Peru's largest source of FDI".
INVESTOR = re.compile(r"(?:'s?|\u2019s?) (?:[A-Za-z.\d-]+ ){0,5}(?:investors?|source of (?:FDI|foreign|investment))\b")
# "The biggest investor in Peru with 5 million": not Peru.
OBJECT = re.compile(r"\b(?:in|into|to|from|(?P<past>after|behind)|(?<!ahead )of)(?: the)? $")
# "2 million tonnes of goods worth 5 million": of the same one.
WORTH_TOO = re.compile(
    r"(?: of [a-z-]+(?: [a-z-]+){0,3})?(?: from [A-Z][a-z]+)?,? (?:worth|valued at)(?: (?:about|some|over|nearly))* ?"
)
WITH = re.compile(rf"With{HEDGED}")
LEADING = re.compile(r"(?: (?:of|share)\b[^,;.]{0,40})?, (?:the )?")
FLOWS = {"investment", "export", "import", "total"}


def is_next(flat: str, start: int, at: int, last: Slots) -> bool:
    """Whether the words before a number rank somebody after the one of the figure before."""
    return last.flow in FLOWS and NEXT.search(flat, max(start, at - 150), at) is not None


def rank_sides(article: Article, whose: Whose, sentence: Sentence, found: Sequence[Slots]) -> None:
    """Give each number of a ranking the place beside it, and what no one alone gave to all."""
    before: Slots | None = None
    told = role(article, whose, sentence, found)
    for slots in found:
        sold = told is not None and slots.indicator == "sales"
        if slots.flow not in FLOWS and not sold:
            continue
        if slots.flow == "investment" and _is_host(article, slots, sentence):
            slots.reporter, slots.partner = slots.partner, slots.reporter
        place = _fronting(article, slots, sentence) if told is not None else None
        place = place or _beside(article, slots, sentence, told is not None, before is not None)
        if place is not None and told is not None and slots.flow != "investment" and place.code != told[1]:
            own = told[0] == "total" and slots.flow in {
                "export",
                "import",
            }  # "the main partner with exports of 5 million"
            slots.flow, slots.reporter, slots.partner = slots.flow if own else told[0], told[1], place.code
            slots.indicator = "trade_value" if sold else slots.indicator
            before = slots
        elif sold:
            continue
        elif place is not None:
            _assign(article, whose, slots, place, sentence, found)
            before = slots
        elif before is not None and WORTH_TOO.fullmatch(article.flat, before.number.end, slots.number.start):
            slots.flow, slots.reporter, slots.partner = before.flow, before.reporter, before.partner
            before = slots
        elif before is not None and (
            PART.fullmatch(article.flat, before.number.end, slots.number.start) or _goes_on(article, before, slots)
        ):
            slots.flow, slots.reporter, slots.partner = before.flow, before.reporter, before.partner
        elif slots.flow == "investment":
            _sum(article, whose, slots, sentence)


def _goes_on(article: Article, before: Slots, slots: Slots) -> bool:
    """Whether a number after that of a ranked one tells more of the same: "against 3 million, a rise of 5 percent"."""
    alike = slots.term is before.term and "carried" in slots.reasons
    if SEVERAL.search(article.flat, before.number.end, slots.number.start):
        return False
    return alike and not within(article.places, before.number.end, slots.number.start)


def _beside(article: Article, slots: Slots, sentence: Sentence, ranked: bool, row: bool) -> Place | None:
    """The economy right before a number that a ranking tells with it; of a row that has begun also bare ones."""
    near = [
        one for one in within(article.places, max(sentence.start, slots.start - 120), slots.number.start) if one.acts
    ]
    opens = ranked and not row and near and RANKED_WITH.fullmatch(article.flat, near[0].end, slots.number.start)
    if ranked and near and slots.measure.code == "change_pct":
        grown = GROWN.match(article.flat, near[-1].end, slots.number.start) is not None
        return near[-1] if grown else near[0] if opens else None
    if slots.number.sort not in AMOUNTS and slots.measure.code != "share_pct":
        return None
    for place in reversed(near):
        gap = place.end, slots.number.start
        if RANKED.fullmatch(article.flat, *gap) and INTRODUCED.search(article.flat, *gap):
            return place
        if BESIDE.fullmatch(article.flat, *gap) and not _is_object(article.flat, place):
            return place if ranked or INTRODUCED.search(article.flat, sentence.start, place.start) else None
        if ranked and row and gap[1] - gap[0] == 1 and ROW.search(article.flat, sentence.start, place.start):
            return place
    return near[0] if opens and INTRODUCED.search(article.flat, near[0].end, slots.number.start) else None


def _is_object(flat: str, place: Place) -> bool:
    """Whether others invest there or come after it; "after Peru (5 million)" tells of Peru what stands in brackets."""
    found = OBJECT.search(flat, max(0, place.start - 12), place.start)
    return found is not None and not (found["past"] and flat.startswith(" (", place.end))


def _fronting(article: Article, slots: Slots, sentence: Sentence) -> Place | None:
    """Whose the number is with which a sentence opens: "With 76 percent of total exports, the EU leads"."""
    if WITH.fullmatch(article.flat, sentence.start, slots.number.start) is None:
        return None
    after = next((one for one in within(article.places, slots.number.end, sentence.end) if one.acts), None)
    named = after is not None and LEADING.fullmatch(article.flat, slots.number.end, after.start)
    return after if named else None


def _is_host(article: Article, slots: Slots, sentence: Sentence) -> bool:
    """Whether the reporter only has investors: "Japan was Peru's top investor with 5 million"."""
    if slots.partner is None:
        return False
    for place in within(article.places, sentence.start, slots.number.start):
        if place.code == slots.reporter and INVESTOR.match(article.flat, place.end):
            return True
    return False


def _assign(
    article: Article, whose: Whose, slots: Slots, place: Place, sentence: Sentence, found: Sequence[Slots]
) -> None:
    """Give a number the place beside it: investors and who takes their money, partners of the one told before."""
    investing = slots.flow == "investment"
    if slots.measure.code == "share_pct" and not investing:  # "the main markets were Chile with 5 percent"
        slots.partner = place.code if place.code != slots.reporter else slots.partner
        return
    sides = {slots.reporter, slots.partner}
    if not investing and place.code in sides and len(sides - {None}) > 1:
        return  # its own words told both
    earlier = [one for one in found if one.number.end < slots.number.start and one.flow == slots.flow and one.reporter]
    last = earlier[-1] if earlier else whose.memory.last
    if not investing and last is not None and slots.flow in {"export", "import"} and not last.partner:
        slots.reporter, slots.partner = place.code, None  # one exporter after the other
        return
    if not investing and last is not None and last.term.kind == "verb" and last.flow == slots.flow:
        if place.code not in {last.reporter, last.partner}:
            slots.reporter, slots.partner = place.code, last.partner  # one buyer or seller after the other
        return
    taken = not investing or TAKEN.search(article.flat, sentence.start, sentence.end) is not None
    known = [last.reporter, last.partner] if last is not None else []
    known = [code for code in (known if taken else known[::-1]) if code and code != place.code]
    there = whose.main if whose.main in known else known[0] if known else whose.main
    if there is not None and there != place.code:
        slots.reporter, slots.partner = (there, place.code) if taken else (place.code, there)


def _sum(article: Article, whose: Whose, slots: Slots, sentence: Sentence) -> None:
    """What all investors gave a country: no one of them is its partner."""
    named = {place.code for place in whose.acting(sentence.start, sentence.end)}
    if (
        whose.pair is not None
        or named - {whose.main}
        or (slots.partner is not None and whose.main not in {slots.reporter, slots.partner})
    ):
        return
    if ALL.search(article.flat, sentence.start, sentence.end):
        slots.reporter, slots.partner = whose.main, None
