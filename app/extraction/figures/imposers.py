"""Whose barrier to trade an article is about."""

import re

from app.extraction.article import Article
from app.extraction.figures.objects import acting

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
