"""What a number measures that stands further off: after the next number, or in the whole sentence."""

import re
from collections.abc import Sequence

from app.extraction.article import Article, within
from app.extraction.figures.terms import Term
from app.extraction.numbers.scanning import Number

# "4 million tonnes have been sold".
PASSIVE = re.compile(
    r"(?: of (?:(?:the|its|this|that|their) )?(?:[A-Z][a-z]+ )?[a-z]+(?: [a-z]+)?(?: (?:this|last|next) [a-z]+)?)?"
    r"(?: from (?:the )?[A-Z][a-z]+)?(?:,| --?)?"
    r" (?:was|were|is|are|(?:has|have|had)(?: (?:already|also|so far|now|since))? been"
    r"|will be|would be|is to be|are to be"
    r"|to be)(?: (?:already|also|so far))? "
)
# "70 percent of the nearly 5,000 tons of Peru's imports".
OF_AMOUNT = re.compile(
    r" of (?:the |its |their )?(?:(?:nearly|about|some|over|total|almost|around) )*\d[\d.,]*(?: (?:million|thousand))?"
    r" [a-z]+ of "
)
# "Has 40 percent of the world's known tin reserves".
OF_DEPOSITS = re.compile(
    r" of (?:the )?(?:world|global|earth|planet|continent|region)(?:'s)? (?:[a-z-]+ ){0,4}"
    r"(?P<word>reserves|deposits|resources)\b(?! (?:fund|bank|currenc))"
)
# "3 million of the 5 million dollar loan".
OF_SUM = re.compile(
    r" (?:out )?of (?:the|a|an|this|that|its|their) (?:(?:total|planned|agreed|promised|pledged|approved) )?"
)
# "5,000 tons of goods worth 3 million were imported".
AND_WORTH = re.compile(
    r"(?: of (?:[A-Z][A-Za-z.]+ )?[a-z-]+(?: [a-z-]+){0,3})?(?:,| --?| \()? ?(?:worth|valued at"
    r"|totall?ing) (?:a total of )?"
)
# "Imports exceeded exports by 5 million".
EXCEEDED = re.compile(
    r"\b(?P<more>[Ii]mports|[Ee]xports)(?: of goods)?(?: (?:from|to) (?:the )?(?:[A-Z][A-Za-z.]+ ?){1,3}?)?"
    r" (?:far )?(?:exceeded|outstripped|surpassed|outweighed|topped)"
    r" (?:the value of )?(?:its |the |their )?(?:exports|imports)"
    r"(?: (?:from|to) (?:the )?(?:[A-Z][A-Za-z.]+ ?){1,3}?)? by (?:(?:about|some|nearly|almost|over|around) )*$"
)


def beyond(article: Article, terms: Sequence[Term], number: Number) -> Term | None:
    """What a number measures that is told after the next number: its worth, or the amount of which it is a part."""
    flat = article.flat
    if number.sort in {"quantity", "count"} and (joint := AND_WORTH.match(flat, number.end)):
        worth = next(iter(within(article.numbers, joint.end(), joint.end() + 40)), None)
        done = within(terms, worth.end, worth.end + 40) if worth is not None else []
        if worth is not None and done and done[0].kind == "verb" and PASSIVE.fullmatch(flat, worth.end, done[0].start):
            return done[0]
    if number.sort == "money" and (part := OF_SUM.match(flat, number.end)):
        total = next(iter(within(article.numbers, part.end(), part.end() + 30)), None)
        if total is not None and total.start == part.end() and total.sort == "money":
            named = within(terms, total.end, total.end + 40)
            return named[0] if named and named[0].kind == "noun" else None
    if number.sort == "percent" and (there := OF_DEPOSITS.match(flat, number.end)):
        return Term(*there.span("word"), "deposits", None, "", "noun", "deposits")
    if number.sort == "percent" and (counted := OF_AMOUNT.match(flat, number.end)):
        whole = within(terms, counted.end(), counted.end() + 40)
        return whole[0] if whole and whole[0].flow else None
    return None


def exceeding(flat: str, number: Number, start: int) -> Term | None:
    """The balance that tells by how much imports exceed exports, or the other way round."""
    told = EXCEEDED.search(flat, max(start, number.start - 120), number.start)
    if told is None:
        return None
    side = "deficit" if told["more"].lower() == "imports" else "surplus"
    return Term(*told.span("more"), "trade_balance", "balance", side, "excess", side)
