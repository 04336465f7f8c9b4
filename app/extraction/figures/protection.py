"""Numbers about tariffs, bans and quotas: the rate, the goods under it, the share freed; whose border, whose goods."""

import re
from itertools import pairwise

from app.extraction.article import Article, within
from app.extraction.figures.apart import without_examples
from app.extraction.figures.imposers import relative_imposer
from app.extraction.lexicons import word_set
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number
from app.extraction.structs import struct
from app.extraction.text.segments import Sentence

BARRIER = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|(?:import|anti-?dumping) tax(?:es)?|lev(?:y|ies)|quotas?|bans?|import licen[cs]es"
    r"|(?:limits?|ceilings?|caps?)(?= (?:of|at|to) (?:[a-z]+ ){0,3}\d)"
    r"|zero-tariff|import restrictions|safeguards?|surcharges?|surtax(?:es)?|dumping margins?|duty[- ]free"
    r"|tariff[- ]free|preferential (?:access|treatment|terms)|zero[- ]duty"
    r"|(?:sanctions|countermeasures|penalties|retaliation)(?= (?:worth|totall?ing|valued at))"
    r"|(?:sanctions|countermeasures|penalties|retaliation|fines)(?= (?:on|against)\b)"
    r"|taxing(?= (?:[a-z]+ ){0,3}(?:[A-Z]{0,2}\$|\u20ac|\u00a3)?\d))\b",
    re.IGNORECASE,
)
REACH = 130
ANOTHER = re.compile(r"\d ?(?:percent|per cent|pct|%)")
CLAUSE_END = re.compile(
    r"[;:]|,? (?:while|whereas|but|once|unless) |, (?:and|which|after|before|in) | to (?:allow|let|give|help|protect) "
)
SHARE = re.compile(
    r" (?:of (?:the |all |its |total |their |imported )*(?!(?:last|this)\b)"
    r"|(?:commodities|goods|products|items|tariff lines|in terms of)\b)"
)
COUNTED_AS = re.compile(
    r"\b(?:account(?:ed|ing|s)? for|represent(?:ed|ing|s)?|makes? up|made up|compris\w+|constitut\w+) (?:[a-z]+ ){0,2}$"
)
EXPORTS = re.compile(r"(?:'s?)?(?: [a-z]+){0,2} exports\b")
MUTUAL = re.compile(r"\b(?:traded goods|bilateral trade|two-way trade|goods traded|trade between|mutual|each)\b")
JOINT = re.compile(r" and (?:the (?:[a-z]+ )?)?")
# The goods that a barrier meets: "exports of tin to Peru have been hit by tariffs of 5 percent".
EXPORTS_TO = re.compile(r"\b(?:exports|shipments|sales|goods)(?: of [a-z]+)? (?:to|into|entering)(?: the)? ")
# "After Mexico last month imposing tariffs": no subject, yet who does it.
IMPOSING = re.compile(
    r"(?:'s)?(?: (?:last|this) [a-z]+| [a-z]+ly| also)? (?:imposing|slapping|levying|raising|introducing|placing"
    r"|putting|adding|announcing|imposition|introduction)\b"
)
HIT = re.compile(r"\b(?:hit|face[sd]?|facing|subject|pay|pays|paid|attract\w*|incur\w*|under)\b")
# "Peruvian shoes face duties of 5 percent in Chile".
AT = re.compile(r"\b(?:in|into|entering|by)(?: the)? $")
# "A tariff of 10 percent on imports to Peru".
ENTERING = re.compile(r"\b(?:imports|goods|products|shipments)(?: [a-z]+)? (?:in)?to (?:the )?$")
ASKED = re.compile(r"\b(?:ask(?:ed|s|ing)?|urg(?:ed|es|ing)|press(?:ed|es|ing)?|want(?:ed|s)?) $")
ON = re.compile(
    r"\bon(?: (?:a|an|about|some|nearly|over|more than|up to|the|remaining|another|an|additional|further|roughly|around"
    r"|(?:\d[\d,]* )?"
    r"(?:[A-Z][A-Za-z.]+ )?[a-z-]+(?: and [a-z-]+)?(?: from [A-Z][A-Za-z.]+)?(?: [a-z]+)? (?:worth|valued at)))* $"
)
SANCTIONS = re.compile(
    r"\b(?:tariffs|duties|sanctions|countermeasures|counter-measures|levies|penalties|surcharges|retaliation)"
    r"(?: (?:on|against) (?:the )?[A-Z][A-Za-z. ]{1,30}?)?(?: (?:are|is|were|was))?"
    r" (?:worth|totall?ing|valued at|amounting to)(?: (?:about|some|nearly|over|more than|up to|around|almost"
    r"|a total of))* $"
)
# "Imposed 3 billion dollars in retaliatory duties", not "took in 3 billion dollars in duties".
IN_SANCTIONS = re.compile(
    r"(?: worth)? (?:in|of) (?:[A-Z][A-Za-z.]+ )?(?:[a-z-]+ ){0,3}(?:tariffs|duties|sanctions|countermeasures|levies"
    r"|penalties|surcharges"
    r"|retaliation|fines)\b"
)
INFLICTING = re.compile(
    r"\b(?:impos(?:e[ds]?|ing)|slap(?:s|ped|ping)?|lev(?:y|ied|ies|ying)|plac(?:e[ds]?|ing)|hit(?:s|ting)?"
    r"|fac(?:e[sd]?|ing)|threaten(?:s|ed|ing)?|announc(?:e[ds]?|ing)|puts?|putting|seek(?:s|ing)?|sought"
    r"|apply|applied|applies|introduc(?:e[ds]?|ing)|authori[sz](?:e[ds]?|ing)|approv(?:e[ds]?|ing)|right to|with)"
    r"(?: (?:[A-Z][A-Za-z.]+|about|some|nearly|over|more|than|up|to|around|almost|an?|the|further|additional"
    r"|another))* $"
)
# "Duties that hit 3 billion dollars worth of Peruvian goods".
MEETING = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|affect(?:s|ed|ing)?|hit(?:s|ting)?|target(?:s|ed|ing)?|tax(?:es|ed|ing)?|appl(?:y|ies"
    r"|ied)"
    r" to|imposed against|subject)(?: (?:about|some|nearly|over|more than|up to|another|an|additional|further|roughly"
    r"|around|almost|goods worth|products worth))* $"
)
# "Duties that cover Peruvian goods worth 3 billion dollars".
MET_GOODS = re.compile(
    r"\b(?:cover(?:s|ed|ing)?|affect(?:s|ed|ing)?|hit(?:s|ting)?|target(?:s|ed|ing)?|appl(?:y|ies|ied) to)"
    r" (?:[A-Za-z.'-]+ ){0,5}(?:goods|imports|exports|products|shipments|trade|items)"
    r"(?: from (?:the )?[A-Z][A-Za-z. ]{2,24})? (?:worth|valued at)"
    r"(?: (?:about|some|nearly|over|more than|up to|around|almost|a total of|an estimated))* $"
)
# "A tariff of 10 percent on all other imports": on those of nobody in particular.
OTHERS = re.compile(
    r"(?: (?:or|and) (?:more|higher))? (?:on|for|against)(?: (?:imports|goods|products|everything|exports|those|all))*"
    r"(?: (?:from|of|in))?(?: (?:all|most|the|many|its|their|our|imports|goods|products|of|from))*"
    r" (?:(?:other|remaining)(?: [a-z-]+)? (?:imports?|goods|products|countries|nations|economies|partners|trading"
    r" partners|exporters|suppliers)|(?:all|every|most)(?: [a-z-]+)? (?:imports?|countries|country|nations|economies"
    r"|trading partners)|imports (?:in general|from (?:everywhere|anywhere)))\b(?! (?:from|of|in) (?:the )?[A-Z])"
)
# "Peru charges Chile a tariff of 3 percent".
CHARGING = re.compile(r"(?: (?:also|still|now|currently|already))? (?:charg(?:es?|ed)|slap(?:s|ped)) (?:the )?")
GOODS = re.compile(
    r"(?:'s)? (?:worth )?(?:of|in) (?:[A-Za-z.-]+ ){0,4}?(?:goods|imports?|exports?|products?|items|trade"
    r"|shipments|sales"
    r"|merchandise|commodities)\b| worth of [A-Z][A-Za-z.]+ [a-z]{3}"
)
OWNED = re.compile(r"\b(?:of|by)(?: the)? $")
SENT = re.compile(
    r"\b(?:from|on|against|for|of all|of|imported|to)(?: (?:the|all|imported|other|major|certain|many|some|most"
    r"|\d[\d,]*))* $"
)
MADE_THERE = re.compile(
    r"\b(?:imported|made|manufactured|produced|[Pp]roducts|[Gg]oods|originating)(?: [a-z]+)? (?:from|in) (?:the )?$"
)
# "Tariffs on goods worth 5 million that Peru imposed".
IMPOSED = re.compile(
    r"(?: (?:worth )?of [^,.;]{2,40}| [a-z]+)? (?:that|which) (?:the )?(?=[A-Z][^,.;]{2,30}"
    r" (?:imposed|levied|slapped|introduced|put|placed|announced)\b)"
)


@struct(frozen=True, slots=True)
class Border:
    """Whose border it is and whose goods: `imposer` and `target`, either may be unknown; `exports` where the article
    tells it as the target's exports, `mutual` where both free their trade."""

    imposer: str | None
    target: str | None
    exports: bool
    mutual: bool


def barrier_near(article: Article, number: Number, sentence: Sentence) -> re.Match[str] | None:
    """The nearest word for a barrier to trade in the number's clause, None if there is none."""
    if word_set("barriers").isdisjoint(article.words[sentence.start]):
        return None
    flat = article.flat
    start, end = max(sentence.start, number.start - REACH), min(sentence.end, number.end + REACH)
    nearest: re.Match[str] | None = None
    for match in BARRIER.finditer(flat, start, end):
        between = flat[min(match.end(), number.end) : max(match.start(), number.start)]
        if CLAUSE_END.search(between):
            continue
        if nearest is None or _distance(match, number) <= _distance(nearest, number):
            nearest = match
    return nearest


def _distance(match: re.Match[str], number: Number) -> int:
    return max(match.start() - number.end, number.start - match.end())


def is_share_freed(article: Article, number: Number) -> bool:
    """Whether a percentage is a part of the goods: "tariffs on 90 percent of all products"."""
    flat = article.flat
    return (
        number.sort == "percent"
        and SHARE.match(flat, number.end) is not None
        and COUNTED_AS.search(flat[max(0, number.start - 40) : number.start]) is None
    )


def is_on_others(article: Article, number: Number, barrier: re.Match[str]) -> bool:
    """Whether a rate holds for whoever is not named: "10 percent on all other imports"."""
    return OTHERS.match(article.flat, max(number.end, barrier.end())) is not None


def is_under(article: Article, number: Number) -> bool:
    """Whether money is the worth of goods under a barrier: "tariffs on 200 billion dollars of goods"."""
    flat = article.flat
    before = flat[max(0, number.start - 100) : number.start]
    if number.sort != "money":
        return False
    if SANCTIONS.search(before[-64:]) or MET_GOODS.search(before):
        return True
    before = before[-64:]
    if IN_SANCTIONS.match(flat, number.end) and INFLICTING.search(before):
        return True
    met = MEETING.search(before) is not None and GOODS.match(flat, number.end) is not None
    return met or ON.search(before) is not None


def border(  # noqa: PLR0912 - one rule after the other
    article: Article, number: Number, barrier: re.Match[str], sentence: Sentence, subject: Place | None
) -> Border:
    """Whose border, whose goods."""
    flat = article.flat
    clause_end = CLAUSE_END.search(flat, number.end, sentence.end)
    last = min(sentence.end, number.end + REACH, clause_end.start() if clause_end else sentence.end)
    # Of the next rate in a row the goods stand behind it: "and 30 percent for nails from Peru".
    row = flat.startswith((" for ", " on "), number.end) and ANOTHER.search(flat, barrier.end(), number.start)
    first = number.end if row else min(number.end, barrier.end())
    after = without_examples(flat, [place for place in within(article.places, first, last) if place.acts], first)
    imposer, target, exports = None, None, False
    for place in after:
        before = flat[max(sentence.start, place.start - 28) : place.start]
        if ASKED.search(before) or ENTERING.search(before):
            imposer = place.code
        elif OWNED.search(before) and place.form in {"name", "bloc"} and place.start < number.start:
            imposer = imposer or place.code
        elif place.start >= barrier.end() or place.start >= number.end:
            exporting = EXPORTS.match(flat, place.end) is not None
            if target is None and (
                exporting or SENT.search(before) or place.form == "demonym" or MADE_THERE.search(before)
            ):
                target, exports = place.code, exporting
            elif exports and before.rstrip().endswith(("to", "to the")):
                imposer = place.code
    sent = EXPORTS_TO.search(flat, sentence.start, barrier.start())
    if sent is not None and imposer is None and HIT.search(flat, sent.end(), barrier.start()):
        to = [place for place in within(article.places, sent.end(), sent.end() + 24) if place.acts]
        imposer, exports = (to[0].code, True) if to else (None, exports)
        target = subject.code if subject and to and subject.code != imposer else target
    if (imposed := IMPOSED.match(flat, max(number.end, barrier.end()), sentence.end)) is not None:
        by = [place for place in within(article.places, imposed.end(), imposed.end() + 30) if place.acts]
        imposer = by[0].code if by else imposer
        target = None if target == imposer else target
    imposer = imposer or relative_imposer(article, sentence, barrier.start())
    if subject is None and imposer is None:
        acting = [one for one in within(article.places, sentence.start, barrier.start()) if one.acts]
        imposer = next((one.code for one in reversed(acting) if IMPOSING.match(flat, one.end)), None)
    for place, whom in pairwise(within(article.places, sentence.start, barrier.start())):
        if place.acts and whom.acts and CHARGING.fullmatch(flat, place.end, whom.start):
            imposer, target = place.code, whom.code
    for place in within(article.places, max(sentence.start, barrier.start() - 16), barrier.start()):
        if flat[place.end : barrier.start()].strip(" 's") == "" and place.acts:
            imposer = imposer or place.code
    for place in within(article.places, sentence.start, min(number.start, barrier.start())):
        if (
            target is None
            and place.acts
            and MADE_THERE.search(flat[max(sentence.start, place.start - 40) : place.start])
        ):
            target = place.code
    if subject is not None and target is None and HIT.search(flat, subject.end, max(subject.end, number.start)):
        met = (one.code for one in after if AT.search(flat, max(sentence.start, one.start - 12), one.start))
        return Border(imposer or next((code for code in met if code != subject.code), None), subject.code, False, False)
    if imposer is None and target is not None and HIT.search(flat, sentence.start, number.start):
        there = (one.code for one in after if AT.search(flat, max(sentence.start, one.start - 12), one.start))
        imposer = next((code for code in there if code != target), None)
    if imposer is None and subject is not None and subject.code != target:
        imposer = subject.code
    return Border(imposer, target, exports, _mutual(article, number, sentence, last))


def _mutual(article: Article, number: Number, sentence: Sentence, last: int) -> bool:
    if MUTUAL.search(article.flat, number.end, last):
        return True
    codes = [place for place in within(article.places, sentence.start, number.start) if place.acts]
    joined = [JOINT.fullmatch(article.flat, a.end, b.start) is not None for a, b in pairwise(codes)]
    return bool(joined) and joined[-1]
