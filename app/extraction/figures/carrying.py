"""Numbers in a row share what they measure: "from A to B, up C percent", "5 percent to Japan and 7 to Korea"."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.groups import is_ranking
from app.extraction.figures.in_turn import PARTED
from app.extraction.figures.in_turn import TAKING as TAKER
from app.extraction.figures.origins import origin
from app.extraction.figures.parallel import takes_place
from app.extraction.figures.slots import Slots
from app.extraction.names.places import Place
from app.extraction.numbers.scanning import Number

LINK = re.compile(
    r"(?:(?:up|down|sharply up|higher|lower) )?(?:to|from|up|down|by|at|than|against|compared (?:with"
    r"|to)|versus|which [a-z]+ by)"
    r"(?: (?:a|an|the|record|new|of|just|only))* $"
)
RESPECTIVELY = re.compile(r",? respectively\b", re.IGNORECASE)
OVERALL = re.compile(r"\b(?:[Tt]he (?:total|overall|global)|an overall)\b[^.,;]{0,30}$")
BESIDE = re.compile(
    r"(?:(?:'s?)? worth)?(?: (?:drop|fall|rise|increase|jump|gain|decline|surge|growth|plunge|slump|decrease"
    r"|rebound|leap)"
    r"(?: in (?:shipments|sales|exports|imports|deliveries|purchases))?)?(?: of (?:them|these|those|that|it|the"
    r" (?:total|produce|products?|commodity|grain|crop|fruit|fuel|goods|same)))?"
    r"(?: (?:on|for) (?:(?!and\b|but\b)[a-z]+ ){0,2}[a-z]+)?"
    r"(?:,? (?:went|goes|go|going|came|comes|coming|(?:was|were|is|are|being) (?:sold|shipped|sent|exported)))?"
    r" (?:to|from|with|made in|produced in)(?: the)? "
)
# "And 25,000 tonnes of soybeans to Taiwan".
OF_GOODS = re.compile(r" of [a-z-]+(?: [a-z-]+){0,2} (?:to|from)(?: the)? ")
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
# "Deficits with Peru (5 billion), Chile (3 billion) and Cuba".
BRACKET = re.compile(r"(?:\)?(?:,| and|, and)|\b(?:after|behind|with|to|from)) (?:the )?$")
# "Followed by the EU with a trade of 4 million, and Cuba at 3 million".
NEXT_RANK = re.compile(r" (?:at|with) (?:(?:about|some|nearly|over|almost|around) )?")
# "19 percent on Chinese shoes and 16 percent on Vietnamese ones".
ON = re.compile(r" (?:on|for)(?: the| all)? ")
TRADING = re.compile(r"\b(?:(?P<out>exports|shipments|sales|supplies)|imports|purchases)\b")
# "While those bound for Peru jumped 8 percent".
TOWARDS = re.compile(rf"\b(?:to|from|with|into|(?:bound|destined|headed|heading|meant|intended) for)(?: {EPITHET})* $")
SHARE = re.compile(r"'s? (?:[a-z]+ )?share\b")
THAT_OF = re.compile(r"\b(?:that|those) of (?:the )?$")
OF_WHOM = re.compile(r" of (?:them|whom)(?: (?:were|are|being))? ")
OWNER = re.compile(r"\b(?:in|for|by)(?: the)? $|(?:and|while|but) (?:the )?$")


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
    after = _following(article, number, end)
    if after is not None and number.sort in {"quantity", "count"}:
        goods = OF_GOODS.fullmatch(article.flat, number.end, after.start)
        return after if goods or BESIDE.fullmatch(article.flat, number.end, after.start) else None
    return after if after and BESIDE.fullmatch(article.flat, number.end, after.start) else None


def _following(article: Article, number: Number, end: int) -> Place | None:
    """The first economy that is named right after a number."""
    return next((place for place in within(article.places, number.end, min(end, number.end + 40)) if place.acts), None)


def carry_sides(  # noqa: PLR0911, PLR0912, PLR0915 - one place of the sides after the other
    article: Article, slots: Slots, previous: Slots, start: int, end: int
) -> None:
    """The sides of the number before, unless the words between or after name others."""
    flat, number = article.flat, slots.number
    slots.reporter, slots.partner, slots.commodity = previous.reporter, previous.partner, previous.commodity
    slots.parties = previous.parties
    ones = _following(article, number, end) if number.sort == "percent" else None
    if ones is not None and ones.form == "demonym" and OF_WHOM.fullmatch(flat, number.end, ones.start):
        slots.partner, slots.end = ones.code, ones.end  # "36 percent of them Chileans"
        return
    after = beside(article, number, end)
    if after is not None and after.code != slots.reporter:
        slots.partner, slots.end = after.code, after.end
        return
    taxed = _following(article, number, end)
    on = taxed is not None and taxed.form == "demonym" and ON.fullmatch(flat, number.end, taxed.start)
    if taxed and on and previous.indicator == "tariff_rate" and taxed.code != slots.reporter:
        slots.partner, slots.end = taxed.code, taxed.end
        return
    source = origin(article, number) if slots.flow == "import" else None
    if source is not None:
        slots.partner = source if source != slots.reporter else slots.partner
        return
    listed = [place for place in within(article.places, previous.term.end, previous.number.start) if place.acts]
    if len(listed) == 2 and RESPECTIVELY.match(flat, number.end) and listed[1].code != slots.reporter:
        slots.partner, slots.start = listed[1].code, previous.start
        return
    between = [
        place
        for place in within(article.places, start, number.start)
        if place.acts and not flat.endswith("including ", start, place.start) and not is_ranking(flat, place)
    ]
    if not between:
        if previous.term.balance != "pair" and OVERALL.search(flat, start, number.start):
            slots.partner = None
        return
    place = between[-1]
    if slots.measure.code == "share_pct" and place.code == slots.reporter and len(between) > 1:
        # "Peru was the chief market for Chile's exports with 27 percent"
        slots.partner = between[-2].code if between[-2].code != slots.reporter else slots.partner
        return
    if slots.measure.rule == "of which" and previous.flow == "total" and place.code in {slots.reporter, slots.partner}:
        # "Trade of both was 5 billion, Peruvian exports accounting for 70 percent of it"
        slots.partner = slots.partner if place.code == slots.reporter else slots.reporter
        slots.reporter = place.code
        if traded := TRADING.search(flat, start, number.start):
            slots.flow = "export" if traded["out"] else "import"
        return
    if flat.startswith(" (", place.end) and place.end + 2 == number.start and BRACKET.search(flat, start, place.start):
        whose = [one for one in within(article.places, previous.start, previous.number.start) if one.acts]
        if whose and whose[-1].code == previous.reporter and flat.startswith(" (", whose[-1].end):
            slots.reporter = place.code  # whose imports each is told
        else:
            slots.partner = place.code
        return
    if previous.flow is not None and takes_place(article, place, slots, previous):
        return
    if slots.flow in PARTED and place.code != slots.reporter and TAKER.fullmatch(flat, place.end, number.start):
        slots.partner = place.code
        return
    before = flat[max(start, place.start - 12) : place.start]
    row = previous.partner is None and flat[place.end : number.start] == ", " and slots.flow is not None
    if row and flat.endswith(("; ", "; and "), start, place.start):
        slots.reporter = place.code  # "Deficits were reported for Peru, 5 million; Cuba, 3 million"
        return
    its = flat[place.end : number.start] == "'s " and place.code not in {previous.reporter, previous.partner}
    if its and flat.endswith("followed by ", start, place.start) and slots.flow in PARTED:
        if previous.flow == "import":
            slots.reporter = place.code  # "Peru bought 5 tonnes, followed by Chile's 3 tonnes"
        else:
            slots.partner = place.code
        return
    if NEXT_RANK.fullmatch(flat, place.end, number.start) and "followed by" in flat[previous.start - 80 : place.start]:
        if slots.flow == "investment":  # investors are ranked
            slots.reporter = place.code
        elif place.code != slots.reporter:
            slots.partner = place.code
        return
    shared = slots.measure.code == previous.measure.code == "share_pct" and previous.partner is not None
    if shared and place.code != slots.reporter and flat[place.end : number.start] == " ":
        slots.partner = place.code  # "took 39 percent of Peru's exports and Chile 11 percent"
        return
    if THAT_OF.search(before):
        slots.reporter = place.code  # "while that of Peru fell to 3 percent"
        return
    doing = slots.term.kind == "verb" and previous.parties is not None and previous.parties[0] < slots.term.start
    other = place.code not in {slots.partner, slots.reporter} and slots.flow in {"export", "import"}
    if doing and other and flat[place.end : number.start] == " ":
        slots.reporter = place.code  # "Peru bought 5 million dollars worth, Chile 3 million"
        return
    preposition = TOWARDS.search(flat, max(start, place.start - 60), place.start)
    row = slots.measure.rule == "share row" and previous.partner is not None and slots.flow is not None
    if slots.measure.rule == "of which" or ((row or preposition) and place.code != slots.reporter):
        slots.partner = place.code
    elif place.code == slots.partner and slots.flow == "total":
        return  # whose official speaks of what is between both
    elif place.code != slots.reporter and SHARE.match(flat, place.end) and previous.measure.code == "share_pct":
        slots.partner = place.code  # "while the EU's share was 14 percent"
    elif (
        place.code != slots.reporter
        and previous.partner
        and "reporter assumed" in previous.reasons
        and not flat.startswith("'", place.end)
        and OWNER.search(before)
    ):
        slots.partner = place.code  # "Shipments to Peru rose 4 percent, and Chile was down 6 percent"
    elif place.code != slots.reporter and (flat[place.end : place.end + 1] == "'" or OWNER.search(before)):
        slots.reporter = place.code
        slots.partner = (
            previous.reporter
            if previous.partner == place.code and previous.flow != "total"
            else (None if previous.partner == place.code else previous.partner)
        )
