"""What an earlier sentence told and this one takes up again: "The list includes", "It fell to", "The figure was"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.in_turn import in_turn, taker
from app.extraction.figures.measures import Measure
from app.extraction.figures.ranks import is_next
from app.extraction.figures.slots import AMOUNTS, Memory, Slots
from app.extraction.figures.taken_up import takes_up_within
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

# "Economists had expected 5 billion": of what the last sentence told first.
FORESEEING = re.compile(
    r"(?:[Ee]conomists|[Aa]nalysts|[Ff]orecasters|[Tt]raders|[Ee]xperts|[Tt]he markets?|[Mm]arkets|Wall Street|[Tt]he"
    r" consensus|[Ii]nvestors)\b[^.;,\d]{0,60} (?:had|were|was|have|on average)? ?(?:been )?(?:expect(?:ed|ing)"
    r"|forecast(?:ing)?|predict(?:ed|ing)|pencilled in|tipp(?:ed|ing)|look(?:ed|ing) for|project(?:ed|ing)"
    r"|anticipat(?:ed|ing)|bet(?:ting)? on|hop(?:ed|ing) for)(?: (?:a|an|the|monthly|annual|rise|fall|gain|drop|growth"
    r"|increase|decline|of|gap|surplus|deficit|only|just|about|around|some))* $"
)
# "The ministry has forecast 5 tonnes for 2017": of what was told right before by the same unit.
FORETELLING = re.compile(
    r"\b(?:forecasts?|forecasting|projects?|projected|estimates?|estimated|predicts?|predicted|sees|foresees|foresaw"
    r"|anticipates?|anticipated|slated|targets?|targeted|pencilled in|tipped|tips|reckons?|expects?|expected"
    r"|looks? for|(?:puts?|set|sets) (?:it|them|the (?:figure|total|number|volume)) at)"
    r"(?: (?:an?|the|total|of|about|some|only|just|over|around|nearly|almost|up|to|between|as|much|at|least|more"
    r"|than))* $"
)
# "Those to Peru fell 3 percent" after "exports to Chile rose".
THOSE = re.compile(r"(?:And |But |While )?(?:Those|That) (?:to|from|with|bound for) (?:the )?[A-Z][^.;\d]{2,60} ")
NEXT_RANKED = 2
# The measure of what was told without a number.
TOLD = "told"
AIMED = re.compile(r"\b(?:target|goal|aim|objective|forecast|projection)s? (?:of|is|was|at|to) (?:[a-z]+ ){0,2}$")
ANAPHORIC = re.compile(
    r"[\"']?(?:The|This|That|These|Those|It|They|Such)(?: [a-z]+)?(?: (?:list|total|figures?|amounts?"
    r"|sum|package|order|number|purchases|goods))?\b"
)
TAKEN = re.compile(
    r"[\"']?(?:(?:Last|This) (?:year|month|quarter|week),? (?:- [^-]{2,40} - )?|A year (?:earlier|ago|before),? )?"
    r"(?:(?:In|During|Over|From|For|By|At|On|Between|Since|As of|But|And) [^.;]{0,60}?,? (?:however,? )?"
    r"|(?:But|And|Yet) )?"
    r"(?:It|They|This|That|(?:Last|This) (?:year|month|quarter|season)'s (?:figure|total|number|amount|volume|value)"
    r"|The (?:(?:same|overall|total|combined) )?(?:figure|total|number|amount|volume|value"
    r"|sum|increase|rise|growth|result"
    r"|drop|fall|decline|decrease|gain|index|indicator|turnover|flow|flows))(?:,? however,)?"
    r"(?: [a-z]+){0,5} (?:was|is|were|reached|rose|fell|grew|stood at|translated into"
    r"|translates into|marks|marked|shows|showed|reflects|reflected|equals|represents|represented|meant|compared with"
    r"|compares with|amounted to|climbed|jumped|dropped|accounts for|accounted for|makes up|made up|up|down|an increase"
    r"|a rise|a fall|a drop|to|from|by|than|of"
    r"|against|about|slumped|surged|soared|plunged|declined|increased|decreased|shrank|expanded|hit|topped|exceeded"
    r"|totalled|totaled|came to|slipped|gained|added|slid|tumbled|widened|narrowed|touch|reach|hit)(?: [a-z]+){0,3} ",
    re.IGNORECASE,
)
# After "tin exports rose 5 percent": "Petroleum products reached 3 million".
GOODS_TOO = re.compile(
    r"(?P<goods>(?!(?:The|It|They|This|That|These|Those|He|She|We|You|But|And|In|On|At|For|By|Of|From|To|With|While|As|Its"
    r"|Their|Our|Meanwhile|However|Also|Other|Another|Some|Most|Last|All|Both|Total|Overall|Growth|Trade|Government"
    r"|Officials|Analysts|Economists|Prices|Shares|Stocks|Output|Production|Sales|Inflation|Tourism|Traffic)\b)"
    r"[A-Z][a-z]+(?: (?:(?:and|or) )?(?!(?:rose|fell|grew|were|was|prices|has|had)\b)[a-z][a-z-]+){0,4})"
    r"(?:,[^.;]{2,90},)? "
    r"(?:(?:also )?(?:(?:was|were) (?:up|down)|gained|lost|added|slipped|dipped|edged (?:up|down)|advanced|tumbled"
    r"|shrank"
    r"|expanded|slid|sank|rose|fell|grew|increased|decreased|climbed|jumped|dropped|declined|surged|slumped|plunged|soared"
    r"|reached|totall?ed|were worth|were valued at|amounted to|came to)"
    r"|(?:made|saw|showed|recorded) an? (?:[a-z]+ ){0,2}(?:increase|rise|fall|drop|decline), (?:rising|falling))"
    r"(?: (?:by|to|about|around|a|the|some|over|nearly|sharply|slightly|only|just|[a-z]+ly))* "
)
INCLUDING = re.compile(r"\b(?:includ|consist|compris|cover)\w*\b")
GOODS_OF = re.compile(r" (?:worth )?of (?!(?:the|its|their|last|this)\b)[a-z]")
SHARE_OF = re.compile(r" of\b")
# "The chamber wants to take the total to 5 billion".
RAISED = re.compile(
    r"\b(?:brings|brought|takes|took|pushes|pushed|lifts|lifted|raises|raised|take|taking|raise|raising|lift|lifting|boost|boosting|bring|bringing|increase|increasing|push|pushing|expand"
    r"|expanding) (?:(?P<whole>the (?:total|turnover))(?: for [^.;,\d]{3,40}| so far)?|the (?:figure|volume|amount"
    r"|number|value)|it|this|that|them)"
    r"(?: up)? to"
    r"(?: (?:about|some|over|more|than|at|least|around|nearly))* $"
)
# "Some 5 million of it is meant for roads".
OF_IT = re.compile(r" of (?:it|them|which|the (?:sum|total|amount|money)|this (?:sum|total|amount|money))\b")


# "The decline, a 15 percent drop from last year".
THE_CHANGE = re.compile(
    r"The (?:decline|drop|fall|rise|increase|gain|growth|surge|jump|decrease|expansion|plunge|slump), (?:an?|the) "
    r"(?:[a-z]+ )?"
)


# "The previous high was 5 million", "The highest was 5 million in 2017".
HEIGHT = re.compile(
    r"(?:The|Its|Their) (?:(?:previous|last|earlier|old|prior|former|existing|all-time) )?"
    r"(?:high|record|peak|low|best|worst|highest|lowest|largest|biggest|smallest)"
    r"(?: (?:[a-z-]+ ){0,3}(?:figure|level|surplus|deficit|total|amount|month|year|volume|value|point|number|gap))?"
    r"(?: (?:ever|so far|on record|of all time|recorded|registered|achieved))?,?"
    r"(?: (?:was|is|of|stood at|came|had been|has been|set|reached|in|at)| [A-Z][a-z]+| \d{4}| last| this| year"
    r"| month)* "
)


def referred(  # noqa: PLR0911, PLR0912 - one way to take up after the other
    article: Article, memory: Memory, number: Number, how: Measure | None, start: int, index: int
) -> Slots | None:
    """The figure of a sentence before that "The list", "It" or "This" takes up again."""
    last = memory.last or _told_first(memory, number)
    if last is None or index - last.sentence > 3:
        return None
    if FORESEEING.search(article.flat, start, number.start):
        sorts = AMOUNTS if number.sort == "elliptic" else {number.sort}
        alike = (one for one in memory.latest if one.number.sort in sorts and not one.measure.from_base)
        return next(alike, None)
    if (
        number.sort in AMOUNTS
        and (number.unit == last.unit or last.measure.rule == TOLD)
        and index - last.sentence <= NEXT_RANKED
        and FORETELLING.search(article.flat, start, number.start)
    ):
        return last
    if (
        how is not None
        and how.rule == "share"
        and (last.flow in {"export", "import", "total"} or last.indicator == "cargo_volume")
        and index - last.sentence <= 1
        and not SHARE_OF.match(article.flat, number.end)
    ):
        return last
    if (
        how is not None
        and how.rule == "change"
        and how.end > number.end
        and article.flat[start : number.start] == "This "
    ):
        return last  # "This 5 percent rise"
    if how is not None and how.code.startswith("change") and THE_CHANGE.fullmatch(article.flat, start, number.start):
        return last
    if (
        number.sort in AMOUNTS
        and index - last.sentence <= NEXT_RANKED
        and is_next(article.flat, start, number.start, last)
    ):
        return last
    if index - last.sentence <= 2 and (other := in_turn(article, last, number, start)) is not None:
        return other
    if index - last.sentence <= 1 and (part := taker(article, last, number, start)) is not None:
        return part
    if number.sort in AMOUNTS and number.unit in {None, last.unit} and OF_IT.match(article.flat, number.end):
        return last
    if number.sort in AMOUNTS and number.unit in {None, last.unit}:
        raised = RAISED.search(article.flat, start, number.start)
        if raised is not None and raised["whole"] and last.flow in {"export", "import"} and last.partner:
            return replace(last, flow="total", term=replace(last.term, flow="total", balance="pair", word="trade"))
        if raised is not None:
            return last
    if index - last.sentence <= 1 and takes_up_within(article, last, number, how, start):
        return _told_since(memory, last)
    if number.sort in AMOUNTS | {"percent"} and HEIGHT.fullmatch(article.flat, start, number.start):
        return last
    if number.unit == last.unit and AIMED.search(article.flat, start, number.start):
        return last
    if last.flow in {"export", "import", "total"} and THOSE.fullmatch(article.flat, start, number.start):
        return last
    if article.flat[start : number.start] and any(
        TAKEN.fullmatch(article.flat, start, at) for at in {number.start, number.core}
    ):
        return _told_since(memory, last)  # "topped" may be a hedge of the number
    if index - last.sentence == 1 and goods_too(article, last, start, number.start):
        return last
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


def goods_before(memory: Memory, slots: Slots) -> str | None:
    """The goods spoken of right before, where what is weighed names none: "Tin exports fell. Imports were 5 tonnes"."""
    last = memory.last
    weighed = slots.indicator == "trade_volume" and slots.number.sort == "quantity"
    if last is None or not weighed or last.flow not in {"export", "import"} or memory.index - last.sentence > 1:
        return None
    return last.commodity


def goods_too(article: Article, last: Slots, start: int, at: int) -> str | None:
    """The goods that a sentence is about right after the exports or imports of others were told."""
    if last.flow not in {"export", "import"} or last.commodity is None or within(article.places, start, at):
        return None
    told = GOODS_TOO.fullmatch(article.flat, start, at)
    return told["goods"].lower() if told is not None else None


def _told_first(memory: Memory, number: Number) -> Slots | None:
    """What the sentence before the first figure was about: "Peru's exports rose. They jumped 3 percent in May"."""
    if memory.told is None:
        return None
    term, reporter, partner, index = memory.told
    how = Measure("level", None, number.start, number.end, TOLD)
    balance = term.balance if term.balance in {"surplus", "deficit"} else None
    told = Slots(number, term, how, term.indicator, term.flow, balance, number.start, number.end)
    told.reporter, told.partner, told.sentence = reporter, partner, index
    return told


def _told_since(memory: Memory, last: Slots) -> Slots:
    """The last figure, or what was told without a number since: "Peru's exports grow. In 2020 they were 5 million"."""
    if memory.told is None or memory.told[3] <= last.sentence:
        return last
    term, reporter, partner, index = memory.told
    if memory.index - index > 1:
        return last
    balance = term.balance if term.balance in {"surplus", "deficit"} else None
    told = replace(last, term=term, indicator=term.indicator, flow=term.flow, balance=balance, sentence=index)
    told.reporter, told.partner, told.commodity, told.parties = reporter, partner, None, None
    return told
