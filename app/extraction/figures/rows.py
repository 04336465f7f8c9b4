"""Rows of changes that go on, "wheat rose 5 percent, cars 7 percent", and where what was measured is left."""

import re
from collections.abc import Sequence

from app.extraction.figures.measures import Measure
from app.extraction.figures.slots import AMOUNTS, Slots
from app.extraction.numbers.scanning import Number
from app.extraction.structs import replace

FAR = 140
# "..., and both expect the figure to reach 7 million": of the number before, however far.
THE_FIGURE = re.compile(r"\bthe (?:figure|amount|volume|value|number|sum|total)(?: [a-z]+){1,5} $")
MOVED = (
    r"increased|decreased|declined|dropped|jumped|climbed|surged|gained|expanded|slipped|slumped|plunged|reached|rose"
    r"|fell|grew|soared|tumbled|dipped|eased|shrank|advanced|lost|rocketed|leapt|contracted|plummeted|edged|sank|slid"
)
# "Wheat exports rose 5 percent, passenger cars 7 percent and beef gained 9 percent".
GOODS_ROW = re.compile(
    r"(?:,| and|, and|;|,? while|,? but) (?:(?:those|that|exports|imports|sales|shipments) )?"
    r"(?:of |in )?(?P<goods>(?:(?!(?:to|from|in|on|at|as|by|with|than|for|or|of|while|but|which|that|the|an?|its"
    r"|their|was|were|is|are|had|has|up|down|it|they|respectively|year|years|month|quarter|more|less|another|only|just"
    rf"|about|some|nearly|almost|over|around|versus|against|compared|followed|accounted|exceeded|{MOVED}"
    r"|includ[a-z]+|excluding|rising|falling|growing|making|accounting|compris[a-z]+|[a-z]+ly)\b)"
    rf"[a-z][a-z-]+ ){{1,6}})(?:(?:was|were) )?(?:(?:up|down|{MOVED}) )?(?:by )?(?:(?:about|some|nearly|almost) )?"
)
# "Growth in exports of fridges (12 percent), screens and telephones (7 percent)".
IN_BRACKETS = re.compile(
    r"\)(?:,? and|,) (?:[A-Za-z][A-Za-z -]{1,30}, ){0,4}(?:(?:of|in) )?(?P<goods>[a-z][a-z-]+(?: [a-z-]+){0,3}) \("
)
# "China's sales rose 5 percent, Peru's 3 percent and Chile 2 percent".
NAME_ROW = re.compile(
    r"(?:[^.;,\d]{0,40}(?: in (?:19|20)\d\d)?)(?:,|,? and|,? while|;|:)(?: that of"
    r"| those of)?(?: the)? [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2}"
    r"(?:'s?|\u2019s?)? (?:(?:by|up|down) )?(?:(?:about|some|nearly|almost|only|just|an?|over) )*"
)
APART = re.compile(
    r";(?! (?:the|its|their) (?:aim|target|goal|figure|total|plan|number|forecast)\b"
    r"| (?:in [^.;,]{3,20} )?(?:they|it) (?:was|were|rose|fell|had|stood|reached|came|grew)\b)"
)
# "Japan with 5 million; Peru with 3 million".
# "; Peru's rose from 3 million", "; and Peru, 3 million"; "; 3 million tonnes of tin".
NEXT_IN_ROW = re.compile(
    r"; (?:and )?(?:the )?(?:[A-Z][A-Za-z. ]{2,30}(?: with| at| \(|,|'s? (?:rose|fell|grew|went (?:up|down)|increased"
    r"|decreased|climbed|dropped|declined|jumped)(?: (?:from|to|by))?))(?: (?:about|some|nearly|over))? ?"
)
MORE_GOODS = re.compile(r"\d[\d.,]* (?:(?:mln|million|billion) )?(?:metric )?[a-z]+ of [a-z]")
# "And the government raised a $2 billion bond" begins anew.
ANEW = re.compile(r"\b(?:and|while|but) (?:the|a|an|its) [a-z]+ (?:[a-z]+ )?[a-z]+ed (?:a|an|the) $")
# "Fell 24 percent by volume to 5 million tons and by 35 percent by value".
BY_ALSO = re.compile(
    r"(?:[^.;,\d]{0,12}|,? (?:year|month|quarter)[- ](?:on|over)[- ](?:year|month|quarter))(?: in [^.;,]{3,40})?"
    r",? (?:and|but) by (?:(?:about|some|nearly|almost) )?"
)
AND = re.compile(r",? and (?:(?:about|some|nearly|almost|just|only) )?")


def goes_on_by(flat: str, start: int, at: int) -> bool:
    """Whether a percentage tells the next change of a row, of other goods or "by value" after "by volume"."""
    return row_goods(flat, start, at) is not None or BY_ALSO.fullmatch(flat, start, at) is not None


def base_too(
    here: Sequence[Slots], number: Number, how: Measure | None, flat: str
) -> tuple[Slots, Measure | None] | None:
    """What a number of another unit is compared with: "5 tons for 3 dollars, up from 4 tons and 2 dollars"."""
    last = here[-1]
    if (
        number.sort == "elliptic"
        and len(here) > 1
        and last.measure.from_base
        and AND.fullmatch(flat, last.number.end, number.start)
    ):
        other = here[-2]
        return (other, replace(how, from_base=True)) if how and other.unit != last.unit else None
    if number.sort not in AMOUNTS or number.unit in {None, last.unit}:
        return None
    joined = last.measure.from_base and AND.fullmatch(flat, last.number.end, number.start) is not None
    if how is None or not (how.from_base or joined):
        return None
    same = next((one for one in reversed(here) if one.unit == number.unit and one.number.sort == number.sort), None)
    if same is None or (same.term is not last.term and last.measure.code.startswith("change")):
        return None  # "Peru's exports rose to 9 million, Chile's rose 50 percent, from 6 million": that is Chile's
    if same.term is last.term and same.flow == last.flow:
        same = replace(same, reporter=last.reporter, partner=last.partner, parties=last.parties)
    return same, replace(how, from_base=True)


def begins_anew(flat: str, start: int, at: int) -> bool:
    """Whether the words from a number to the next one, at `at`, leave what the first measured."""
    if row_goods(flat, start, at) is not None or NAME_ROW.fullmatch(flat, start, at):
        return False
    if at - start > FAR and THE_FIGURE.search(flat, start, at) is None:
        return True
    apart = APART.search(flat, start, at)
    goods = apart is not None and flat[apart.start() : at] in {"; ", "; and "} and MORE_GOODS.match(flat, at)
    return (apart is not None and not goods and NEXT_IN_ROW.fullmatch(flat, apart.start(), at) is None) or ANEW.search(
        flat, start, at
    ) is not None


def row_goods(flat: str, start: int, at: int) -> str | None:
    """The goods of the next one in a row of changes: "..., passenger cars 7 percent"."""
    row = GOODS_ROW.fullmatch(flat, start, at) or IN_BRACKETS.fullmatch(flat, start, at)
    return row["goods"].strip() if row is not None else None
