"""Numbers in a row share what they measure: "from A to B, up C percent", "5 percent to Japan and 7 to Korea"."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.slots import Slots
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number

LINK = re.compile(
    r"(?:(?:up|down|sharply up|higher|lower) )?(?:to|from|up|down|by|at|than|against|compared (?:with"
    r"|to)|versus|which [a-z]+ by)"
    r"(?: (?:a|an|the|record|new|of|just|only))* $"
)
BESIDE = re.compile(
    r"(?:(?:'s?)? worth)?(?: (?:drop|fall|rise|increase|jump|gain|decline|surge|growth|plunge|slump|decrease"
    r"|rebound|leap)"
    r"(?: in (?:shipments|sales|exports|imports|deliveries|purchases))?)?(?: of (?:them|these|those|that|it|the"
    r" (?:total|produce|products?|commodity|grain|crop|fruit|fuel|goods|same)))?"
    r"(?: (?:on|for) (?:(?!and\b|but\b)[a-z]+ ){0,2}[a-z]+)?"
    r"(?:,? (?:went|goes|go|going|came|comes|coming|(?:was|were|is|are|being) (?:sold|shipped|sent|exported)))?"
    r" (?:to|from|with|made in|produced in|(?<=sold )in)(?: the)? "
)
# "And 25,000 tonnes of soybeans to Taiwan".
OF_GOODS = re.compile(r" of [a-z-]+(?: [a-z-]+){0,2} (?:to|from)(?: the)? ")
# "And the least, 2 tonnes, to Cuba".
APPOSED = re.compile(r", (?:to|from)(?: the)? ")
ROW_END = re.compile(r"(?:,| and|, and) (?:about |some |nearly )?$")
ROW_PLACE = re.compile(r" (?:to|from|with|by|in)(?: the)? [A-Z]")
OF_THEM = re.compile(
    r" of (?:(?:them|these|those|that|it)\b|(?:this|that|these|the said) (?:amount|total|volume|sum|value|figure"
    r"|turnover|trade"
    r"|number|quantity)\b|(?:this|the (?:total|amount|volume|value|whole|sum))(?=[,.;:)]|$"
    r"| (?:and|but|in|while|last|this|was|from|to)\b))"
)
# "Germany alone took 22 percent", "about 80 percent goes to Europe".
TAKING = re.compile(
    r"\b(?:took|takes?|taking|absorb(?:s|ed|ing)|bought|buys?|buying|received|receives?|supplie[sd]|supplying"
    r"|accounted for|accounts for|accounting for)(?: (?:about|some|nearly|over|only|just|around|almost|more than))* $"
)
GOING = re.compile(
    r",? (?:goes|go|went|going|f[ae]lls? (?=on\b)|(?:is|are|was|were) accounted (?=for by)|comes?|came|coming|(?:is"
    r"|are|was|were|being) (?:sold|shipped|sent|exported|bound))"
    r" (?:to|from|for|on)\b"
)
OF_ELSE = re.compile(r" (?:of|more|less|fewer|higher|lower)\b")
OF_WHICH = re.compile(r", of which\b")
# "Sold 5 tonnes, against 3 for Chile": another one's, with nobody told.
CONTRASTED = re.compile(r"(?:against|versus|compared (?:with|to))(?: (?:about|some|only|just|nearly))* $")
OTHERS = "another's"
GENITIVE = re.compile(r"'s?(?=[.,;)]| and\b| in (?:\d|[A-Z]))")


def is_part(flat: str, number: Number, previous: Slots, start: int) -> bool:
    """Whether a percentage is a part of the figure before: "of which China took 40 percent", "53 percent of them"."""
    if number.sort != "percent":
        return False
    if OF_WHICH.search(flat, start, number.start) or OF_THEM.match(flat, number.end) or GOING.match(flat, number.end):
        return True
    if TAKING.search(flat, start, number.start) and not OF_ELSE.match(flat, number.end):
        return True
    # A row of parts goes on: "53 percent of them from Brazil and 34 percent from Chile".
    row = previous.measure.rule == "of which" and ROW_END.search(flat, max(start, number.start - 12), number.start)
    return bool(row) and ROW_PLACE.match(flat, number.end, number.end + 12) is not None


def link(flat: str, start: int, at: int) -> int:
    """Where the words begin that tie a number to the one before: "to", "up", "from"."""
    match = LINK.search(flat[max(start, at - 40) : at])
    return at - len(match.group()) if match else at


def beside(article: Article, number: Number, end: int) -> Place | None:
    """The place that belongs to a number of a row alone: "and 60,000 tonnes from Chile"."""
    after = following(article, number, end)
    apposed = article.flat.endswith(", ", 0, number.start)
    if apposed and after is not None and APPOSED.fullmatch(article.flat, number.end, after.start):
        return after
    if after is not None and number.sort in {"quantity", "count"}:
        goods = OF_GOODS.fullmatch(article.flat, number.end, after.start)
        return after if goods or BESIDE.fullmatch(article.flat, number.end, after.start) else None
    return after if after and BESIDE.fullmatch(article.flat, number.end, after.start) else None


def following(article: Article, number: Number, end: int) -> Place | None:
    """The first economy that is named right after a number, before an offset."""
    return next((place for place in within(article.places, number.end, min(end, number.end + 40)) if place.acts), None)


def owner_behind(article: Article, slots: Slots, previous: Slots, end: int) -> bool:
    """Whether the words behind a number name whose it is: "and 21 percent of Chile's", "against 3 for Chile"."""
    flat, number = article.flat, slots.number
    one = following(article, number, end)
    others = one is not None and one.form == "name" and flat[number.end : one.start] in {" for ", " for the "}
    # "Compared with 5 for Chile, 3 for Oman and 2 for Kenya".
    one_more = OTHERS in previous.reasons and flat[previous.end : number.start] in {", ", " and ", ", and "}
    contrasted = one_more or CONTRASTED.search(flat, previous.number.end, number.start) is not None
    if one and others and contrasted and slots.measure.code != "share_pct":
        slots.reporter, slots.partner, slots.end = one.code, None, one.end
        slots.reasons.append(OTHERS)
        return True
    if one is None or flat[number.end : one.start] not in {" of ", " of the "} or not GENITIVE.match(flat, one.end):
        return False
    told = [place for place in within(article.places, previous.number.end, number.start) if place.acts]
    if told and told[0].code == previous.partner:
        slots.partner = one.code
    else:
        slots.reporter = one.code
    return True


def at_one_time(found: Sequence[Slots]) -> None:
    """Let amounts of others, set against one, be of its time: "5 in 2017, compared with 3 for Chile and 2 for Oman"."""
    for at, slots in enumerate(found):
        if OTHERS in slots.reasons and slots.period is None:
            rest = [one for one in (*found[at + 1 :], *reversed(found[:at])) if one.flow == slots.flow]
            slots.period = next((one.period for one in rest if one.period), None)
