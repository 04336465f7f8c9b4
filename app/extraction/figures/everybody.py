"""Trade with no single partner: "foreign sales", "shipped abroad", "imports from neighbouring countries"."""

import re
from collections.abc import Collection

from app.extraction.article import Article, within
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.text.segments import Sentence

FOREIGN = re.compile(r"\b(?:foreign|overseas|international)\b")
WORLDWIDE = re.compile(r"\b(?:world|global)\b")
# "In all" sums up the goods that the only partner so far took, or is of all.
IN_ALL = re.compile(r"(?:In all|Overall|In total|Altogether|All told)\b")
IN_THE_WORLD = re.compile(
    r"(?:Worldwide|Globally|Internationally"
    r"|(?:On a (?:global|worldwide)|Around the|Across the|Throughout the) (?:basis|scale|world|globe))\b"
)
# "Exported 300 tonnes, of which a third went to Peru": the whole went to more.
PARTED = re.compile(
    r"[^.;,]{0,40},? (?:of|out of) (?:which|it|them) (?:the )?[A-Z][A-Za-z. ]{1,30}? (?:[Ss]upplied|provided|took"
    r"|bought|accounted for) "
    r"|"
    r"[^.;,]{0,40},? (?:of|out of) (?:which|it|them) (?:[^.;]|\.\d){0,60}?"
    r"\b(?:went|goes?|came|comes?|headed|shipped|sold|sent|exported|imported|bought|taken|destined|bound)\b"
    r"|(?:[^.;]|\.\d){0,90}?, with (?:the )?[A-Z][A-Za-z. ]{2,30}? (?:alone )?(?:taking|accounting|buying|absorbing"
    r"|making up|receiving|supplying|providing|contributing)\b"
    r"|(?:[^.;]|\.\d){0,90}?, with (?:the )?[A-Z][A-Za-z. ]{2,25}'s? (?:[a-z]+ )?share\b"
    r"|(?:(?! and )[^.;,]){0,30}, (?:about |some )?[$\u20ac\u00a3]?\d[\d.,]*[a-z]*(?: [a-z]+){0,2} of (?:it|them"
    r"|which|that)\b"
    r"|(?:[^.;]|\.\d){0,90}?, with (?:those|exports|imports|shipments|sales|orders|deliveries|purchases) (?:to|from) "
    r"|(?:(?! and )[^.;,\d]){0,30}, (?:about |some )?(?:\d[\d.]* ?(?:%|percent|per cent|pct)|half|a third"
    r"|a quarter|most|many) of"
    r" (?:them|which|these)\b"
)
OF_THEM = re.compile(r" of (?:which|it|them|that|these)\b")
# "Had to import a total of 900 tonnes".
SUMMED = re.compile(r"^ (?:an?|some|about)? ?(?:overall |combined |grand )?total of\b")
# What is shipped "abroad" or "to all destinations" is told of no single partner.
ABROAD = re.compile(
    r"[^,;()]{0,40}? (?:abroad|overseas|worldwide|globally|internationally|to (?:all|various|foreign) [a-z]+"
    r"|from (?:abroad|overseas|non-[A-Z]+ [a-z]+)|(?:to|around) the (?:rest of the )?world|to \d+ countries"
    r"|(?:on|in|from) (?:the )?(?:open|world|international|global|spot|foreign) markets?)\b"
)
# "Trade with neighbouring countries", "exports to 15 African states", "imports from all regions".
SEVERAL = re.compile(
    r"(?: of [a-z-]+(?: [a-z-]+)?)? (?:with|to|from|in) (?!(?:the |these |both |its |their )*(?:two|both)\b)"
    r"(?:(?:\d+|[A-Za-z-]+) ){0,3}"
    r"(?:countries|nations|states|economies|markets|regions|partners|neighbou?rs|members|destinations|continents)\b"
    r"| with the rest\b"
)
# "Exports reached 142 countries, totalling 5 million dollars".
REACHING = re.compile(
    r" (?:reach|cover|serv|enter|went to|go to|goes to|span)(?:s|ed|es|ned)? (?:[a-z]+ )?\d+ (?:[a-z]+ )?"
    r"(?:countries|nations|states|markets|destinations|economies)\b"
)
# "Trade of private enterprises", "exports by small firms": a part of the country's.
PART = re.compile(r" (?:of|by) (?:[a-z-]+ ){1,3}(?:enterprises|companies|firms|businesses|manufacturers)\b")
# A name after "with" that was not understood: no partner is to be guessed in its place.
STRANGER = re.compile(
    r"(?: of [a-z-]+)? (?:with|to|from) (?:the )?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b)(?=[A-Z][a-z]{3})"
)


# "Average daily exports" are those to everybody.
DAILY = re.compile(r"\b(?:average daily|daily average) (?:[a-z]+ )?$")
# "Exports passed 5 billion dollars, with Peru being the top destination".
FOREMOST = re.compile(
    r",? with (?:the )?[A-Z][A-Za-z. ]{2,30}? (?:being|as|remaining|topping|ranking|leading) (?:[a-z]+ ){0,3}"
    r"(?:top|largest|biggest|main|major|first|leading|list|destinations?|buyers?|markets?|suppliers?|partners?)\b"
)
# "All 12 republics of the former Union will have to import", "coffee producers currently earn": nobody in particular.
CROWD = re.compile(
    r"(?:^|[,;(] ?|\bthat |\bsaid )(?!.*\b(?:two|both)\b)"
    r"(?:(?:[Aa]ll|[Tt]he|[Mm]any|[Mm]ost|[Ss]ome|[Ss]everal|[Oo]ther|[Tt]hese|[Tt]hose) )?"
    r"(?:\d+ |[a-z]+ ){0,2}(?:republics|countries|nations|producers|growers|exporters|importers|economies|members)"
    r"(?: of [A-Za-z' ]{3,40}?)?(?: as a group| together| combined)?,?(?: (?:which|who|that))?(?: [a-z]+){0,4} $"
)
# "The trade of 22 industrial nations grew": of no single one.
CROWD_OF = re.compile(
    r" (?:of|by|among|for) (?!(?:the )?(?:two|both|its|their)\b)(?:(?:the|all|most|many|other|some) )*(?:\d+ )?"
    r"(?:[a-z-]+ ){0,3}(?:countries|nations|states|economies|members)\b"
)


def is_worldwide(article: Article, slots: Slots, sentence: Sentence, end: int, partners: Collection[str]) -> bool:
    """Whether the words around a number tell of no single partner: "foreign sales", "shipped abroad".

    `partners` are those of which the text has told so far.
    """
    flat, number = article.flat, slots.number
    if slots.term.kind == "verb" and SUMMED.match(flat[slots.term.end : number.start + 16]):
        return True
    # Not "a contract for 5 million, 85 percent of which is a loan".
    traded = slots.term.flow is not None
    if traded and _may_be_parted(flat[number.end : sentence.end]) and PARTED.match(flat, number.end, sentence.end):
        return True
    return (
        FOREIGN.search(article.quote(number)) is not None
        or WORLDWIDE.search(flat, min(slots.term.end, number.start), number.start) is not None
        or IN_THE_WORLD.match(flat, sentence.start) is not None
        or (IN_ALL.match(flat, sentence.start) is not None and not (number.sort == "quantity" and len(partners) == 1))
        or SEVERAL.match(flat, slots.term.end) is not None
        or DAILY.search(flat, max(sentence.start, slots.term.start - 24), slots.term.start) is not None
        or SEVERAL.match(flat, number.end, end) is not None
        or PART.match(flat, slots.term.end) is not None
        or REACHING.match(flat, slots.term.end) is not None
        or _is_stranger(article, slots.term.end)
        or FOREMOST.match(flat, number.end) is not None
        or ABROAD.match(flat, number.end, min(end, number.end + 60)) is not None
    )


def _may_be_parted(rest: str) -> bool:
    """Whether what any tale of parts holds stands behind a number."""
    return ", with " in rest or OF_THEM.search(rest) is not None


def _is_stranger(article: Article, at: int) -> bool:
    """Whether a term is followed by a name with a preposition that is no economy's."""
    match = STRANGER.match(article.flat, at)
    return match is not None and not within(article.places, match.end(), match.end() + 30)


def is_of_crowd(flat: str, term: Term, start: int) -> bool:
    """Whether a trade is that of many, nobody in particular: "the 12 republics will import", "trade of 22 nations"."""
    if term.kind == "verb":
        told = flat[max(start, term.start - 110) : term.start]
        return term.flow in {"export", "import"} and CROWD.search(told) is not None
    return CROWD_OF.match(flat, term.end) is not None
