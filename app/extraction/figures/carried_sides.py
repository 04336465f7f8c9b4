"""Whose a number is that goes on from the one before: the same sides, unless the words between or after name others."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.carrying import beside, following, owner_behind
from app.extraction.figures.epithets import EPITHET
from app.extraction.figures.groups import is_ranking
from app.extraction.figures.in_turn import PARTED
from app.extraction.figures.in_turn import TAKING as TAKER
from app.extraction.figures.origins import origin
from app.extraction.figures.slots import Slots
from app.extraction.names.places import Place

RESPECTIVELY = re.compile(r",? respectively\b", re.IGNORECASE)
OVERALL = re.compile(r"\b(?:(?:[Tt]he|its|their) (?:total|overall|global)|an overall)\b[^.,;]{0,30}$")
# "Deficits with Peru (5 billion), Chile (3 billion) and Cuba".
BRACKET = re.compile(r"(?:\)?(?:,| and|, and)|\b(?:after|behind|with|to|from)(?: only)?) (?:the )?$")
# "Followed by the EU with a trade of 4 million, and Cuba at 3 million".
NEXT_RANK = re.compile(r" (?:at|with) (?:(?:about|some|nearly|over|almost|around) )?")
# "19 percent on Chinese shoes and 16 percent on Vietnamese ones".
ON = re.compile(r" (?:on|for)(?: the| all)? ")
TRADING = re.compile(r"\b(?:(?P<out>exports|shipments|sales|supplies)|imports|purchases)\b")
# "While those bound for Peru jumped 8 percent".
TOWARDS = re.compile(rf"\b(?:to|from|with|into|(?:bound|destined|headed|heading|meant|intended) for)(?: {EPITHET})* $")
SHARE = re.compile(r"'s? (?:[a-z]+ )?share\b")
# So far before its number stands the name of which another takes the place.
BACK = 140
ROW = re.compile(r"(?:,|;|\band|\bwhile|\bbut|\bwith) (?:the )?$")
BARE = re.compile(
    r"(?: (?:(?:was|were) )?(?:up|down|by|to|at|with|about|some|nearly|almost|over|around|just|only|an?|a further))* "
)
THAT_OF = re.compile(r"\b(?:that|those) of (?:the )?$")
OF_WHOM = re.compile(r" of (?:them|whom)(?: (?:were|are|being))? ")
# "3 percent went to Cuba, compared with 88 percent for Peru".
AGAINST = re.compile(r" (?:for|to|from|with) (?:the )?")
# "While those to the United States and the European Union (EU) fell 3 percent".
OF_THOSE = re.compile(r"\b(?:those|that) (?:to|from|with) (?:(?:the|and|of|\(?[A-Z][\w.]*\)?),? )*$")
OWNER = re.compile(r"\b(?:in|for|by)(?: the)? $|(?:and|while|but) (?:the )?$")


def carry_sides(article: Article, slots: Slots, previous: Slots, start: int, end: int) -> None:
    """The sides of the number before, unless the words from `start` to the number or on to `end` name others."""
    flat, number = article.flat, slots.number
    slots.reporter, slots.partner, slots.commodity = previous.reporter, previous.partner, previous.commodity
    slots.parties = previous.parties
    if owner_behind(article, slots, previous, end) or _named_behind(article, slots, previous, end):
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
    elif not any(rule(article, slots, previous, start, place) for rule in RULES):
        _by_words_ahead(article, slots, previous, start, place)


def _named_behind(article: Article, slots: Slots, previous: Slots, end: int) -> bool:
    """Whether the words behind the number name its partner, which it then has."""
    flat, number = article.flat, slots.number
    ones = following(article, number, end)
    demonym = ones is not None and ones.form == "demonym"
    if ones is not None and demonym and number.sort == "percent" and OF_WHOM.fullmatch(flat, number.end, ones.start):
        slots.partner, slots.end = ones.code, ones.end  # "36 percent of them Chileans"
        return True
    after = beside(article, number, end)
    if after is not None and after.code != slots.reporter:
        slots.partner, slots.end = after.code, after.end
        return True
    on = ones is not None and demonym and ON.fullmatch(flat, number.end, ones.start)
    duty = on and previous.indicator == "tariff_rate"
    shared = ones is not None and slots.measure.code == "share_pct" and AGAINST.fullmatch(flat, number.end, ones.start)
    if ones and (duty or shared) and ones.code != slots.reporter:
        slots.partner, slots.end = ones.code, ones.end
        return True
    source = origin(article, number) if slots.flow == "import" else None
    if source is not None:
        slots.partner = source if source != slots.reporter else slots.partner
        return True
    listed = [place for place in within(article.places, previous.term.end, previous.number.start) if place.acts]
    if len(listed) == 2 and RESPECTIVELY.match(flat, number.end) and listed[1].code != slots.reporter:
        slots.partner, slots.start = listed[1].code, previous.start
        return True
    return False


# Each looks at the last economy that is named between the numbers, and tells whether that settles the sides.


def _part_of_trade(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> bool:
    """One way of a trade of both: "trade was 5 billion, Peruvian exports accounting for 70 percent of it"."""
    sides = {slots.reporter, slots.partner}
    if slots.measure.rule != "of which" or previous.flow != "total" or place.code not in sides:
        return False
    slots.partner = slots.partner if place.code == slots.reporter else slots.reporter
    slots.reporter = place.code
    if traded := TRADING.search(article.flat, start, slots.number.start):
        slots.flow = "export" if traded["out"] else "import"
    return True


def _in_brackets(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> bool:
    """The number in brackets behind a name of a row: "deficits with Peru (5 billion), Chile (3 billion) and Cuba"."""
    flat = article.flat
    opened = flat.startswith(" (", place.end) and place.end + 2 == slots.number.start
    if not opened or not BRACKET.search(flat, start, place.start):
        return False
    whose = [one for one in within(article.places, previous.start, previous.number.start) if one.acts]
    if whose and whose[-1].code == previous.reporter and flat.startswith(" (", whose[-1].end):
        slots.reporter = place.code  # whose imports each is told
    else:
        slots.partner = place.code
    return True


def _takes_place(article: Article, slots: Slots, previous: Slots, _start: int, place: Place) -> bool:
    """A bare name of a row in the place of the one before: "exports to Peru rose 5 percent, Chile by 4 percent"."""
    flat, at = article.flat, previous.number.start
    row = previous.flow is not None and ROW.search(flat, previous.number.end, place.start)
    if not row or not BARE.fullmatch(flat, place.end, slots.number.start):
        return False
    sides = {previous.reporter, previous.partner} - {None}
    named = [one for one in within(article.places, max(0, at - BACK), at) if one.acts and one.code in sides]
    # A country's name stands for another country's, not for "Peruvian" goods.
    alike = [one for one in named if (one.form == "demonym") == (place.form == "demonym")] or named
    if not alike or place.code in sides:
        return False
    if alike[-1].code == previous.partner:
        slots.partner = place.code
    else:
        slots.reporter = place.code
    return True


def _takes_goods(article: Article, slots: Slots, _previous: Slots, _start: int, place: Place) -> bool:
    """Who takes the goods now: "Peru bought 5 tonnes, Chile took 3"."""
    taken = slots.flow in PARTED and place.code != slots.reporter
    if not taken or not TAKER.fullmatch(article.flat, place.end, slots.number.start):
        return False
    slots.partner = place.code
    return True


def _after_semicolon(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> bool:
    """A row parted by semicolons: "deficits were reported for Peru, 5 million; Cuba, 3 million"."""
    flat = article.flat
    row = previous.partner is None and flat[place.end : slots.number.start] == ", " and slots.flow is not None
    if not row or not flat.endswith(("; ", "; and "), start, place.start):
        return False
    slots.reporter = place.code
    return True


def _followed_by(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> bool:
    """The next of a ranking: "followed by Chile's 3 tonnes", "followed by the EU with 4 million, and Cuba at 3"."""
    flat, at = article.flat, slots.number.start
    its = flat[place.end : at] == "'s " and place.code not in {previous.reporter, previous.partner}
    if its and flat.endswith("followed by ", start, place.start) and slots.flow in PARTED:
        if previous.flow == "import":
            slots.reporter = place.code  # "Peru bought 5 tonnes, followed by Chile's 3 tonnes"
        else:
            slots.partner = place.code
        return True
    if not NEXT_RANK.fullmatch(flat, place.end, at) or "followed by" not in flat[previous.start - 80 : place.start]:
        return False
    if slots.flow == "investment":  # investors are ranked
        slots.reporter = place.code
    elif place.code != slots.reporter:
        slots.partner = place.code
    return True


def _right_ahead(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> bool:
    """A name right ahead of its number: "took 39 percent of Peru's exports and Chile 11", "that of Peru fell to 3"."""
    bare = article.flat[place.end : slots.number.start] == " "
    shared = slots.measure.code == previous.measure.code == "share_pct" and previous.partner is not None
    if shared and place.code != slots.reporter and bare:
        slots.partner = place.code
        return True
    if THAT_OF.search(_ahead(article, start, place)):
        slots.reporter = place.code
        return True
    doing = slots.term.kind == "verb" and previous.parties is not None and previous.parties[0] < slots.term.start
    other = place.code not in {slots.partner, slots.reporter} and slots.flow in {"export", "import"}
    if not (doing and other and bare):
        return False
    slots.reporter = place.code  # "Peru bought 5 million dollars worth, Chile 3 million"
    return True


def _of_those(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> bool:
    """The same trade with another: "with those to the European Union (EU) falling 3 percent"."""
    told = OF_THOSE.search(article.flat[start : place.start]) and place.code != slots.reporter
    if not told or previous.flow not in PARTED | {"total"}:
        return False
    slots.partner = place.code
    return True


RULES = (
    _of_those,
    _part_of_trade,
    _in_brackets,
    _takes_place,
    _takes_goods,
    _after_semicolon,
    _followed_by,
    _right_ahead,
)


def _by_words_ahead(article: Article, slots: Slots, previous: Slots, start: int, place: Place) -> None:
    """Give the number the economy named last as the side that the words ahead of the name tell, if they do."""
    flat, before = article.flat, _ahead(article, start, place)
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


def _ahead(article: Article, start: int, place: Place) -> str:
    """The few letters ahead of a name, as far as the stretch between the numbers goes."""
    return article.flat[max(start, place.start - 12) : place.start]
