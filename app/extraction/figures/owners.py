"""Who stands before a term: its owner, or who does what a verb says."""

import re
from collections.abc import Sequence

from app.extraction.figures.apart import is_in_apposition
from app.extraction.figures.groups import in_row, is_ranking
from app.extraction.figures.terms import LENT, Term
from app.extraction.names.places import Place
from app.extraction.structs import replace

OWNING = re.compile(
    r"'?s?'?(?: (?!(?:to|from|with|of|in|for|by|on|at|is|are|was|were|has|have|had|will|would|could"
    r"|said|says|saw|ran|runs|that|which|who|as|than|into|its|their|between|the|a|an|but|while|if"
    r"|after|over|about|because|despite|amid|due|against|through|under|when|where|before|since|during|per"
    r"|or|so|including|excluding|expect(?:s|ed)?|forecasts?|predict(?:s|ed)?|projects|projected|estimates|estimated|sees?"
    r"|insist(?:s|ed)?|claim(?:s|ed)?|argue[sd]?|maintain(?:s|ed)|contend(?:s|ed)?|allege[sd]?|admit(?:s|ted)?"
    r"|hopes?|hoped|wants?|wanted|fears?|believes?|thinks?)\b)(?:[A-Za-z'&,-]+|[A-Z]{0,2}\d[\dA-Z]{0,5}"
    r"|(?:[A-Z]{0,3}\.?[$\u00a3\u20ac\u00a5] ?)?\d[\d.,]*(?:-[a-z]+)?)){0,6} "
)
# "Peru's 5 million dollars in exports".
OWNED_SUM = re.compile(
    r"'s (?:[a-z-]+ ){0,3}(?:[A-Z]{0,3}\.?[$\u00a3\u20ac\u00a5] ?)?\d[\d.,]*"
    r"(?:[ -]?(?:million|billion|trillion|mln|bln|bn|m))?(?:[ -][a-z]+)? (?:(?:in|worth of|of) )(?:[a-z-]+ ){0,3}"
)
JOINED = re.compile(r" ?[-/] ?| and (?:the )?")
OBJECT = re.compile(
    r"\b(?P<word>to|from|with|between|against|for|by|in|at|on|of|during"
    r"|outside|inside|within|beyond|across|into|through|than|including|excluding|towards?|under|behind|via|near)"
    r"(?: the)? $",
    re.IGNORECASE,
)
# "60 percent of Peru's tin is shipped to Asia".
OWNED_GOODS = re.compile(r"(?:'s?)? (?:[a-z-]+ ){1,4}(?:is|are|was|were|has been|have been|will be) (?:[a-z]+ )?")
# "Peru, which is struggling with a deficit".
RUNNING = re.compile(r", (?:which|that) (?:[a-z]+ ){1,6}(?:[a-z-]+ ){0,2}")
# "Trade with Peru, which posted its first surplus": the trade did.
TRADE_WITH = re.compile(
    r"\b(?:trade|exports?|imports?|turnover|shipments|sales|commerce|business|balance|account) (?:with|to"
    r"|from)(?: the)? $"
)
# "The EU, which saw its imports fall".
# So is "Peru, whose wine exports fell".
ITS_OWN = re.compile(r",? (?:(?:which|that|who) (?:[a-z]+ ){1,3}(?:its|their)|whose) (?:[a-z-]+ ){0,2}")
# "According to the Peruvian embassy, trade grew": who says so is no owner.
SOURCE = re.compile(r"\b[Aa]ccording to (?:the )?$")
# "Growers in Peru sold".
PRODUCERS = re.compile(
    r"\b(?:growers|farmers|producers|exporters|importers|manufacturers|makers|traders|planters|companies|firms"
    r"|refiners|breeders|fishermen|factories|mines|miners|buyers|dealers|plants|units|subsidiaries|affiliates|refineries"
    r"|smelters|mills)(?: (?:based|located|operating|headquartered))? (?:in|of|from|across)(?: the)? $"
)
# "Peru is the largest Latin American investor in Spain".
RANKED_NOUN = re.compile(
    r" (?:investors?|buyers?|suppliers?|customers?|partners?|importers?|exporters?|producers?|country|nation|state"
    r"|market"
    r"|member|trading)\b"
)
# "Peru is Chile's largest customer and bought": Peru did.
RANKED_FOR = re.compile(r"'s (?:[a-z-]+ ){1,4}(?:partner|market|customer|supplier|buyer|client|source) and ")
ITS = re.compile(r"\b(?:its|their) $")
# "Peru ran a 5 million dollar surplus".
HAVING = re.compile(
    r" (?:(?:also|had|has|again|still) )?(?:ran|runs|had|has|posted|posts|recorded|enjoyed|suffered|registered|reported"
    r"|saw|showed|incurred|logged|logs|booked|notched)(?: up)? (?:an?|its|the) (?:[^.;,:]|\.\d){0,40}"
)
# "Will provide Chile with a loan": the other one named ahead lends.
PROVIDED = re.compile(
    r"\b(?:provid(?:e[sd]?|ing)|suppl(?:y|ies|ied|ying)|furnish(?:es|ed)?|help(?:s|ed)?|assist(?:s|ed)?|reward(?:s|ed)?)"
    r"(?: the)? $"
)
WITH = re.compile(r" with (?:an? |some )?(?:[a-z-]+ ){0,4}")
NOUN_NEXT = re.compile(r" [a-z]")
WHICH = re.compile(r"(?:,| -{1,2})? (?:which|who) (?:[a-z]+ ){0,4}")
# "Peru and Chile, whose trade", not "Oman, Peru and Chile, whose trade", "exports to Peru and Chile".
MORE_THAN_TWO = re.compile(r"(?:,|\b(?:to|from|with|in|of)) (?:the )?$")
BETWEEN_THEM = re.compile(r" and (?:the )?[A-Z][A-Za-z. ]+, whose (?:[a-z-]+ ){0,2}")


def owner(  # noqa: PLR0911 - one sort of owner after the other
    flat: str, before: Sequence[Place], term: Term
) -> tuple[str | None, list[str], int]:
    """Who stands before the term: "A's exports", "Chinese steel exports", "A-B trade", or the subject of a verb."""
    # "Rotterdam, Europe's busiest port, handled"; "prices that fell worldwide, cut sales".
    before = [one for one in before if not (is_ranking(flat, one) or _is_adverb(flat, one))]
    if not before:
        return None, [], term.start
    if (
        len(before) > 1
        and before[-1].form == "bloc"
        and ITS.search(flat, max(0, before[-1].start - 8), before[-1].start)
    ):
        before = before[:-1]  # "its OPEC quota"
        return before[-1].code, [], before[-1].start
    last = before[-1]
    gap = flat[last.end : term.start]
    if gap.startswith("-bound "):  # "Peru's Chile-bound shipments"
        code, others, first = owner(flat, before[:-1], replace(term, start=last.start))
        return code, [last.code, *others], min(first, last.start)
    if term.kind == "verb":
        return _actor(flat, before, term)
    if (
        term.indicator in LENT
        and WITH.match(gap)
        and PROVIDED.search(flat, max(0, last.start - 20), last.start)
        and len(before) > 1
    ):
        return before[-2].code, [last.code], before[-2].start
    if term.flow == "balance" and RUNNING.fullmatch(gap):
        traded = TRADE_WITH.search(flat, max(0, last.start - 30), last.start) is not None
        return (None, [], term.start) if traded else (last.code, [], last.start)
    if (
        term.flow == "total"
        and len(before) > 1
        and BETWEEN_THEM.fullmatch(flat, before[-2].end, term.start)
        and not MORE_THAN_TWO.search(flat, max(0, before[-2].start - 12), before[-2].start)
    ):
        return before[-2].code, [last.code], before[-2].start
    if ("its " in gap[-32:] or "whose " in gap) and ITS_OWN.fullmatch(gap):
        return last.code, [], last.start
    if (
        term.flow == "balance"
        and HAVING.fullmatch(gap)
        and not OBJECT.search(flat, max(0, last.start - 16), last.start)
    ):
        return last.code, [], last.start
    # "Exports to Peru and imports from Peru": not its imports.
    sent = gap.startswith(" and ") and OBJECT.search(flat, max(0, last.start - 16), last.start) is not None
    if OWNED_SUM.fullmatch(gap):
        return last.code, [], last.start
    if sent or not OWNING.fullmatch(gap) or ("," in gap and SOURCE.search(flat, max(0, last.start - 24), last.start)):
        return None, [], term.start
    other = before[-2] if len(before) > 1 else None
    between = flat[other.end : last.start] if other is not None and other.code != last.code else ""
    if other is not None and (  # "Peru's American sales" as well
        between == "'s " or (JOINED.fullmatch(between) and ("and" not in between or term.flow == "total"))
    ):
        return other.code, [last.code], other.start
    return last.code, [], last.start


def _is_adverb(flat: str, place: Place) -> bool:
    """Whether "worldwide" only says where: no noun follows."""
    return place.code == "WLD" and flat.endswith("wide", 0, place.end) and NOUN_NEXT.match(flat, place.end) is None


def _beginning(flat: str, before: Sequence[Place], place: Place) -> int:
    """Where a name begins, with that of its country: "agreed with Chile's Enap to sell"."""
    owners = (one.start for one in before if one.code == place.code and flat[one.end : place.start] == "'s ")
    return next(owners, place.start)


def _actor(flat: str, before: Sequence[Place], term: Term) -> tuple[str | None, list[str], int]:
    """Who does what a verb says: the nearest place before it that is no object, which may then be the partner."""
    partners: list[str] = []
    joint = JOINED.fullmatch(flat, before[-2].end, before[-1].start) if len(before) > 1 else None
    if joint and (term.flow == "total" or (term.indicator == "cargo_volume" and "and" not in joint.group())):
        return before[-2].code, [before[-1].code], before[-2].start  # "A and B traded goods", "the A-B pipeline moved"
    for place in reversed(before):
        if (
            (place.form == "region" and RANKED_NOUN.match(flat, place.end))
            or is_ranking(flat, place)
            or is_in_apposition(flat, place.start, place.end)
            or RANKED_FOR.match(flat, place.end)
        ):
            continue
        if in_row(flat, place, max(0, place.start - 60)):
            continue
        begin = _beginning(flat, before, place)
        match = OBJECT.search(flat[max(0, begin - 16) : begin])
        if term.flow == "export" and OWNED_GOODS.fullmatch(flat, place.end, term.start):
            return place.code, partners, place.start
        if WHICH.fullmatch(flat, place.end, term.start):
            return place.code, partners, place.start
        joined = flat.startswith(" and ", place.end)  # "bought mills in Chile and sold" is told of the buyer
        if match is not None and not joined and PRODUCERS.search(flat, max(0, place.start - 40), place.start):
            return place.code, partners, place.start
        doing = match is not None and match["word"] == "with" and flat[place.end : term.start] == " "
        if match is None or (doing and term.word.endswith("ing")):
            return place.code, partners, place.start
        if match["word"] in {"with", "from"} and not partners and flat[place.end : term.start].strip() in {"to", ""}:
            partners.append(place.code)
    return None, partners, term.start
