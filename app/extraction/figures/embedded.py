"""Terms inside a relative clause: what the main verb after it tells is not about them."""

import re

from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

MAIN_VERB = (
    r"(?:(?:also|have|has|had|were|was|[a-z]+ly) )*"
    r"(?:rose|fell|grew|up|down|increased|decreased|climbed|jumped|dropped|declined|surged|soared|slumped|plunged|tumbled"
    r"|dipped|shrank|expanded|advanced|gained|rebounded|reached|hit|stood|totall?ed|amounted|came|remained|widened"
    r"|narrowed|worsened|improved|deteriorated|swelled|ballooned|eased|slipped|slowed|accelerated|doubled|tripled|risen"
    r"|fallen|grown|exceeded|topped|surpassed|worth|valued|estimated|expected)\b"
)
# Where a clause between commas or dashes ends and the main verb goes on: "..., rose sharply by".
CLOSED = re.compile(rf"(?P<mark>,| [-_]{{1,2}}) {MAIN_VERB}")
# "Border trade, including transit trade, stood at": the whole did.
INCLUDING = re.compile(r",? (?:including|excluding|not counting|not including)(?: [a-z-]+){0,3} ")
GOES_ON = re.compile(rf",? {MAIN_VERB}")
# "Exports of radios were hurt by a late deal in 2016, and sank": the exports did.
HIT_BY = re.compile(
    r"(?: of [a-z-]+)? (?:was|were|is|are|has been|have been) [a-z]+ by (?:an?|the|its) (?:[a-z-]+ ){0,3}"
)
AND_FELL = re.compile(rf"[^.;,]{{0,30}}, (?:and|but) {MAIN_VERB}")
# An apposition is such a clause too: "exports to Peru, the gate of its trade with Chile, rose".
CLAUSE = re.compile(
    r", (?:which|who|whose|where|with which|(?:once |now |long |still )?(?:the|an?|its|their) [a-z-]+)\b"
)
# What is put in to say why: "output, boosted by demand for dates, rose".
BECAUSE = re.compile(
    r", (?:[a-z]+ly )?(?:[a-z]+ed|hit|hurt|led|driven|fed|held (?:back|down)|weighed down)"
    r"(?: (?:up|back|down|mainly|largely|partly|mostly|in part|sharply))? by "
)
DASH = re.compile(r" [-_]{1,2} ")

# "Peru's output, most of it sold by Chilean firms, averages 5 tonnes": the output does.
MOST_OF_IT = re.compile(r", (?:most|much|all|half|some|part) of (?:it|them|which) ")

# "Quotas hurt growers, who earn 5 million": the sum is theirs.
DOING = re.compile(
    r", (?:who|which) (?:[a-z]+ ){0,3}(?:earns?|earned|employs?|employed|own|owns|owned|spends?|spent|pays?|paid"
    r"|owes?|owed|makes?|made|has|have|had|raises?|raised|need|needs|needed)"
    r"(?: (?:about|some|nearly|almost|over|around|more|than|up|to|a|total|of))* $"
)


def outside(flat: str, before: list[Term], number: Number) -> list[Term]:
    """The terms before a number without those inside a relative clause that ends right before the main verb.

    "Exports to Peru, which has become the first market for exports, rose 5 percent" tells of the first.
    """
    if before and DOING.search(flat, before[-1].end, number.start):
        return []
    if len(before) > 1 and MOST_OF_IT.match(flat, before[-2].end, before[-1].end):
        return before[:-1] if "," in flat[before[-1].end : number.start] else before
    if len(before) > 1 and before[-2].flow is not None:
        for between, goes_on in ((INCLUDING, GOES_ON), (HIT_BY, AND_FELL)):
            told = goes_on.match(flat, before[-1].end, number.start) is not None
            if told and between.fullmatch(flat, before[-2].end, before[-1].start):
                return before[:-1]
    if len(before) < 2 or (closed := CLOSED.search(flat, before[-1].end, number.start)) is None:
        return before
    dash = closed["mark"].strip()
    for index, term in enumerate(before[:-1]):
        gap = term.end, before[index + 1].start
        opened = (CLAUSE if dash == "," else DASH).search(flat, *gap)
        if (opened is not None and term.flow is not None) or (dash == "," and BECAUSE.search(flat, *gap)):
            return before[: index + 1]
    return before
