"""Duties, prices and rates within borders: figures beside which nobody is named, so that the article tells whose."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.sides import Sides
from app.extraction.figures.slots import TRADED, Slots
from app.extraction.figures.whose import Whose
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies

# What an economy has within its borders, and how near before it is named.
AT_HOME, NEAR = {"inflation", "unemployment", "interest_rate", "retail_sales"}, 260
# "Sold oil to Peru at 28 dollars a barrel", "charged 28 dollars to Peruvian buyers", "a discount on sales to Peru".
SELLING = re.compile(
    r"\b(?:sell(?:s|ing)?|sold|export(?:s|ed|ing)?|suppl(?:y|ies|ied|ying)|ship(?:s|ped|ping|ments)?|sales"
    r"|deliver(?:s|ed|ing|ies)?|charg(?:es?|ed|ing))\b(?:[^.;]|\.\d){0,70}? to (?:its |the )?$"
)
BUYING = re.compile(
    r"\b(?:buy(?:s|ing)?|bought|import(?:s|ed|ing)?|purchas(?:es?|ed|ing)|pa(?:id|ys?|ying))\b"
    r"(?:(?: [a-z]+){0,2} |(?:[^.;]|\.\d){0,60}? from (?:the )?)$"
)
# "Peru pays 95 dollars a tonne for Chilean ore", "Chile will pay Peru 95 dollars a tonne".
FOR_GOODS = re.compile(r" (?:for|to) (?:the )?(?:[a-z]+ )?$")
PAYING, NEAR_GOODS = frozenset("pay pays paid paying".split()), 40
PAYEE = re.compile(r"\bpa(?:id|ys?|ying) (?:the )?$")
LEAST = re.compile(r"\b(?:minimum|floor|reference|threshold|base|trigger)(?: import)? prices? ")


def home(article: Article, slots: Slots) -> str | None:
    """Whose inflation or wages are told: of the country named last, be it by its capital."""
    at = slots.number.start
    if slots.indicator == "price":
        money = (slots.number.unit or "")[:2]  # a code of ISO 4217 begins with the country's of ISO 3166
        issuers = (code for code in article.economies if economies()[code].alpha2 == money)
        return next((code for code in issuers if money != "US"), None)
    near = within(article.places, max(0, at - NEAR), at) if slots.indicator in AT_HOME else []
    return near[-1].code if near and economies()[near[-1].code].type == "country" else None


def is_unit_price(slots: Slots) -> bool:
    """Whether a price is that of goods by weight, whose sides no word beside it tells."""
    return slots.indicator == "price" and slots.number.sort == "price" and "reporter assumed" in slots.reasons


def is_barred(article: Article, slots: Slots, sentence: Sentence) -> bool:
    """Whether it is a duty, or the least price at which goods may come in."""
    if slots.indicator == "tariff_rate":
        return True
    return slots.indicator == "price" and LEAST.search(article.flat, sentence.start, slots.number.start) is not None


def facing(whose: Whose, slots: Slots, reporter: str | None, everybody: bool) -> str | None:
    """Who pays a duty or a price that names nobody: the other of the two that the article is about."""
    duty = slots.indicator == "tariff_rate" and not everybody
    # Of two who both sell oil neither pays the other's price.
    priced = is_unit_price(slots) and whose.memory.told is not None
    return whose.other(reporter) if duty or priced else None


def imposing(whose: Whose, slots: Slots) -> tuple[str | None, str | None] | None:
    """Whose duty it is, and on whose goods, where nobody is named: who acted last of the article's two."""
    if slots.indicator != "tariff_rate" or whose.pair is None:
        return None
    last = whose.memory.last
    if last is not None and last.border and last.reporter and whose.memory.index - last.sentence <= 1:
        return last.reporter, last.partner
    acted = whose.acted_last[0] if whose.acted_last else None
    return (acted, whose.other(acted)) if acted in whose.pair else whose.pair


def price_of_goods(slots: Slots, told: Sides, previous: Slots | None) -> None:
    """Give "their average price" the sides of the goods that the number before told."""
    if slots.indicator == "price" and told.reporter is None and previous is not None and previous.flow in TRADED:
        slots.reporter, slots.partner, slots.flow = previous.reporter, previous.partner, previous.flow


def sold_to(article: Article, whose: Whose, slots: Slots, sentence: Sentence) -> None:
    """Give a price that one asks the one who pays it, or the other way round: "sold oil to Peru at 28 dollars"."""
    if slots.partner is not None or slots.reporter is None:
        return
    pays = not PAYING.isdisjoint(article.words[sentence.start])
    if pays and (told := _paid(article, whose, slots, sentence)) is not None:
        slots.reporter, slots.partner, slots.flow = told
        return
    for place in whose.acting(sentence.start, sentence.end):
        before = article.flat[max(sentence.start, place.start - 90) : place.start]
        sells = SELLING.search(before) is not None
        if place.code != slots.reporter and (sells or BUYING.search(before)):
            slots.partner, slots.flow = place.code, "export" if sells else "import"
            return


def _paid(article: Article, whose: Whose, slots: Slots, sentence: Sentence) -> tuple[str, str, str] | None:
    """Whose price it is, with whom and which way the goods go, by who pays: "Chile pays Peru", "for Peruvian ore"."""
    flat, number = article.flat, slots.number
    near = whose.acting(sentence.start, number.start)
    payee = next((one for one in near if PAYEE.search(flat, sentence.start, one.start)), None)
    payer = whose.subject(sentence, payee.start if payee is not None else number.start)
    if payer is None or not (payee or PAYEE.search(flat, sentence.start, number.start)):
        return None
    if payee is not None:
        return (payee.code, payer.code, "export") if payee.code != payer.code else None
    goods = whose.acting(number.end, number.end + NEAR_GOODS)
    if goods and goods[0].code != payer.code and FOR_GOODS.fullmatch(flat, number.end, goods[0].start):
        return payer.code, goods[0].code, "import"
    other = whose.other(payer.code) if payer.code == slots.reporter else None
    return (payer.code, other, "import") if other is not None else None
