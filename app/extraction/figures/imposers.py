"""Whose barrier to trade an article is about, and whose it is by a relative clause."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.objects import acting
from app.extraction.text.segments import Sentence

# "Brussels scraps its curbs on salmon", "the U.S. anti-dumping duty".
CURBS = re.compile(
    r"(?:'s)? (?:(?!to\b|from\b|against\b|by\b|in\b|that\b)[a-z-]+ ){0,5}"
    r"(?:curbs|tariffs?|dut(?:y|ies)|quotas?|safeguards?|bans?|lev(?:y|ies)|restrictions|surcharges?)\b"
)
# "The EU voted to impose anti-dumping duties".
IMPOSES = re.compile(
    r"(?: +[a-z]+){0,4} +(?:impos(?:e|es|ed|ing)|slap(?:s|ped)?|lev(?:y|ies|ied)|introduc(?:e|es|ed)|rais(?:e|es|ed)"
    r"|cut|cuts|lower(?:s|ed)?) +(?:[a-z%\d.-]+ +){0,5}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|quotas?|surcharges?)\b",
    re.IGNORECASE,
)
ON_GOODS = re.compile(r"\b(?:on|from|against|to)(?: the)? $")


# "Duties on imports of Peruvian tin", "tariffs against goods from Peru".
AT_WHOM, NEAR = re.compile(r" (?:on|against)(?: [a-z-]+){0,5} (?:the )?"), 70


def barred(article: Article) -> tuple[str | None, str | None]:
    """Whose barrier to trade the headline and the lead are about, and against whom, if they say so."""
    flat = article.flat
    for sentence in [one for one in article.sentences if one.kind in {"headline", "body"}][:3]:
        for place in acting(article, sentence.start, sentence.end):
            before = flat[max(sentence.start, place.start - 10) : place.start]
            acts = CURBS.match(flat, place.end) or IMPOSES.match(flat, place.end)
            if acts and not ON_GOODS.search(before):
                others = acting(article, acts.end(), min(sentence.end, acts.end() + NEAR))
                whom = others[0] if others and AT_WHOM.fullmatch(flat, acts.end(), others[0].start) else None
                return place.code, whom.code if whom is not None and whom.code != place.code else None
    return None, None


# "The United States, which in May put duties on Irish beef".
WHO_IMPOSED = re.compile(
    r",? (?:which|that|who) (?:[A-Za-z]+ ){0,4}?"
    r"(?:put|puts|impose[sd]?|slap(?:s|ped)|lev(?:ies|ied|y)|introduce[sd]?|place[sd]?|appl(?:y|ies|ied)|charge[sd]?"
    r"|raise[sd]?|adopt(?:s|ed)?|announce[sd]?) [^,;.]{0,40}"
)


def relative_imposer(article: Article, sentence: Sentence, at: int) -> str | None:
    """The economy of whom a relative clause tells that it imposes the barrier that stands at `at`."""
    named = [place for place in within(article.places, sentence.start, at) if place.acts]
    return next((one.code for one in reversed(named) if WHO_IMPOSED.fullmatch(article.flat, one.end, at)), None)
