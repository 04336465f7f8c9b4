"""Which goods a figure is of."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from app.extraction.article import Article, within
from app.extraction.figures.terms import Term
from app.extraction.lexicons import alternatives, is_goods, is_of_goods, word_set, words
from app.extraction.numbers.scanning import Number

# The words ahead of "exports", which may be a row: "coal, oil and gas exports".
BEFORE = re.compile(r"(?<![A-Za-z])(?P<words>(?:[a-z][a-z-]+(?:, | and | )){0,4}[a-z][a-z-]+ )$")
# "Of wheat under a deal", "of wheat mainly to Peru": what follows is said of no goods.
BEYOND = rf"(?:{alternatives(word_set('beyond_goods'))}|(?!jelly)[a-z]+ly)(?![a-z-])"
FLOWS = ("import", "export", "shipment")
WORTH = " worth"
OF, IN, ON, FROM = " of ", " in ", " on ", " from "
GOODS = re.compile(rf"(?P<words>[a-z][a-z-]+(?:(?:,| and)? (?!{BEYOND})[a-z][a-z-]+){{0,3}})")
# "Exports 9 percent of its tea", "exported tea worth 9 million".
OF_ITS = re.compile(r" of (?:all )?(?:its|their|the country's|[A-Z][a-z]+(?:'s|s'))(?= )")
DIRECT = re.compile(
    r"(?P<words>[a-z][a-z-]+(?: (?!worth|valued|and)[a-z-]+){0,2}) (?:worth|valued at) (?:[a-z]+ ){0,3}[^a-z]*$"
)
# "3 million barrels of crude a day" is one number.
BY_DAY = re.compile(r" of (?P<words>[a-z -]+?) (?:a|per|each|every) ")
# Terms that hold their goods: "agricultural trade", "the services surplus".
TRADED_APART = frozenset({"agricultural", "services"})
# "Sold wheat worth 5 million dollars".
WORTH_SO_MUCH = re.compile(
    r"(?P<words>(?:[a-z-]+,? ){1,5})(?:worth|valued at)"
    r"(?: (?:up|to|about|some|over|another|an|a|total|of|more|than|at|least|nearly|almost|around|estimated))* $"
)
EARNED = ("earnings", "revenue", "revenues", "income", "receipts", "proceeds")
# What is done to a flow is no goods: "to create trade", "will drive exports".
DOING = re.compile(r"\b(?:to|will|would|can|could|may|might|shall|should|must|not) $")
# "Of tea earned", "of fish, including tuna", but "of processed fish".
PARTICIPLE = re.compile(r"[a-z-]{2,}(?:ed|ing)|due|held|sold|bought|sent|bound|kept|left|lying")
# "Rice cookers", not "duties on rice stands at 5 percent".
MADE_OF = re.compile(
    r" (?!(?:imports?|exports?|shipments?|sales|products|is|was|has|averages|reaches|stands|remains|ranges|varies"
    r"|exceeds|rises|falls|drops|increases|decreases|equals|hovers|applies|amounts|totals|takes|comes|goes|begins|starts|ends"
    r"|expires|affects|hits|hurts|means|makes|costs|adds|becomes|violates|threatens|works)\b)[a-z-]+s(?![a-z-])"
)
# Beside trade itself, these are of goods.
OF_GOODS = {"output", "consumption", "quota", "stockpile", "tariff_rate", "other"}
# Of these no goods are told: "public investment", "the account surplus".
OF_NO_GOODS = {"investment", "current_account"}
AMOUNTS = {"quantity", "count", "money"}
# "Cut flowers" are goods, but what "cut sugar output" is a drought.
CUTTING = frozenset("flower flowers rose roses carnations diamond diamonds timber glass".split())
# Goods are named within so many characters.
REACH = 56
# "Consumer goods", "farm produce".
OF_A_SORT = frozenset({"goods", "products", "produce", "items", "commodities", "equipment", "materials"})
# "Chicken feet": longer names that nobody knows are no names.
MOST_UNKNOWN = 2


def commodity(article: Article, term: Term, number: Number, start: int, end: int) -> str | None:
    """The goods, in the article's single words: "wheat exports", "5,000 tonnes of cotton"; None if of all goods."""
    if term.indicator in OF_NO_GOODS or (term.flow is None and term.indicator not in OF_GOODS):
        return None
    if inside := BY_DAY.search(article.flat, number.start, number.end):
        return named_goods(inside["words"], counted=True)
    measured = _measured(article, number, end)
    if measured is not None and measured.end() > term.end > number.end:
        return None  # "150 billion of investment"
    told = named_goods(measured["words"], counted=True) if measured is not None else None
    if told is None and number.sort == "money" and (worth := WORTH_SO_MUCH.search(article.flat, start, number.start)):
        goods = _ahead(worth["words"].split())
        told = named_goods(" ".join(goods)) if any(map(is_goods, goods)) else None
    return told or _of_term(article, term, number, start, end)


def _measured(article: Article, number: Number, end: int) -> re.Match[str] | None:
    """What is counted, weighed or worth so much: "of cotton", "worth of cotton" behind the number."""
    if number.sort not in AMOUNTS:
        return None
    worth = number.sort == "money" and article.flat.startswith(WORTH, number.end)
    return _following(article, OF, number.end + worth * len(WORTH), end)


def _of_term(article: Article, term: Term, number: Number, start: int, end: int) -> str | None:
    """The goods that stand at the term: behind its verb, ahead of its noun, or behind "of"."""
    flat, behind = article.flat, term.end < number.start
    if behind and term.flow is not None and number.sort == "percent" and (its := OF_ITS.match(flat, number.end)):
        whole = _following(article, " ", its.end(), its.end() + REACH)
        return named_goods(whole["words"]) if whole is not None else None
    goods = _following(article, " ", term.end, number.start, DIRECT) if behind and number.sort == "money" else None
    if goods is not None and (found := named_goods(goods["words"])):
        return found
    begin = number.end if number.start < term.start else start
    if term.kind == "noun" and (told := _ahead_of(article, term, begin, start)):
        return told
    if term.indicator == "tariff_rate":
        return barred_goods(article, term.start, term.end, number, end)
    end_of = term.end - len(" of") if term.word.endswith(" of") else term.end
    told_in = term.flow in {"total", "balance"} and flat.startswith(IN, end_of)
    link = IN if told_in else FROM if term.word.endswith(EARNED) else OF
    if match := _following(article, link, end_of, end):
        return named_goods(match["words"])
    return next((word for word in term.word.split() if word in TRADED_APART and "goods" not in term.word), None)


def _ahead_of(article: Article, term: Term, begin: int, start: int) -> str | None:
    """The goods ahead of a term, not before `begin`: "milk powder exports"; nothing that is done to a flow."""
    before = article.flat[max(begin, term.start - 50) : term.start]
    if begin == start and len(before) == term.start - start and not within(article.places, start, start + 1):
        before = before[:1].lower() + before[1:]  # "Milk powder exports", at the beginning of a sentence
    match = BEFORE.search(before)
    told = " ".join(_ahead(match["words"].split())) if match is not None else ""
    return told if told and not DOING.search(before.removesuffix(f"{told} ")) else None


def barred_goods(article: Article, start: int, stop: int, number: Number, end: int) -> str | None:
    """What a barrier that stands from `start` to `stop` is on: "duties on steel", "on imports of tea", "steel duty"."""
    for at in (stop, number.end):
        found = _following(article, ON, at, end)
        if found is not None and (flow := found["words"].split()[0]).startswith(FLOWS):
            found = _following(article, OF, found.start() + len(flow), end)
        if found is not None and (goods := named_goods(found["words"])):
            made = MADE_OF.match(found["words"], found["words"].index(goods) + len(goods))
            return goods + made.group() if made is not None else goods  # "rice cookers" are no rice
    match = BEFORE.search(article.flat[max(0, start - REACH) : start].removesuffix("import "))
    ahead = _ahead(match["words"].split()) if match is not None else []
    return " ".join(ahead) if any(map(is_goods, ahead)) else None


def _following(
    article: Article, link: str, at: int, end: int, pattern: re.Pattern[str] = GOODS
) -> re.Match[str] | None:
    """The words for goods behind "of", which may be called after their origin: "of coal", "of Polish coal"."""
    if not article.flat.startswith(link, at):
        return None
    at += len(link)
    named = within(article.places, at, at + REACH)[:1]
    if named and named[0].start == at and named[0].form == "demonym":
        at = named[0].end + 1
    return pattern.match(article.flat, at, min(end, at + REACH))


def _ahead(told: list[str]) -> list[str]:
    """The goods with which words end: "last year's crude oil", "record grain"; a lone "product" is of none."""
    unknown = next((place for place in range(len(told), 0, -1) if not _goes_on(told, place - 1)), 0)
    kept = (
        told[unknown + CUTTING.isdisjoint(told[unknown + 1 :]) :] if told[unknown:][:1] == ["cut"] else told[unknown:]
    )
    return kept if any(not _is_general(word) for word in kept) else []


def _goes_on(told: list[str], at: int) -> bool:
    """Whether a word is of goods, or joins two that are: "textile and clothing exports"."""
    joins = told[at] == "and" and 0 < at < len(told) - 1
    return _is_of_goods(told[at - 1 if joins else at].removesuffix(","))


def named_goods(told: str, *, counted: bool = False) -> str | None:
    """The goods in what follows "of" or stands in a row, as far as the last word that is known to be of goods.

    What is `counted` or weighed may be goods that nobody knows.
    """
    kept = [*dropwhile(_is_general, told.split())]
    if (
        not kept
        or (kept[0] in words("no_goods") and CUTTING.isdisjoint(kept[1:2]))
        or kept[0] in {"goods", "products", "last", "year"}
    ):
        return None
    if kept[0].endswith("ly"):
        return None
    ends = [place for place in range(1, len(kept)) if kept[place - 1] != "and" and PARTICIPLE.fullmatch(kept[place])]
    kept = kept[: ends[0]] if ends else kept
    known = [place for place, word in enumerate(kept, 1) if _is_of_goods(word.removesuffix(","), kept[: place - 1])]
    if not known and (not counted or len(kept) > MOST_UNKNOWN or PARTICIPLE.fullmatch(kept[0])):
        return None
    return " ".join(kept[: known[-1]] if known else kept).removesuffix(",")


def _is_of_goods(word: str, ahead: Sequence[str] = ()) -> bool:
    """Whether goods or a sort of goods are called so; "goods" themselves are where a sort stands ahead of them."""
    return is_of_goods(word) or (word in OF_A_SORT and bool(ahead) and _is_of_goods(ahead[-1]))


def _is_general(word: str) -> bool:
    return word in words("no_goods") and words("no_goods")[word]["sort"] == "general"
