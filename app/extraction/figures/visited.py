"""Whose people are counted and where: tourists, trips, jobs."""

import re

from app.extraction.article import Article, within
from app.extraction.figures.sides import sides
from app.extraction.figures.slots import Slots
from app.extraction.figures.terms import Term
from app.extraction.figures.whose import Whose
from app.extraction.numbers.scanning import Number
from app.extraction.text.segments import Sentence

# "5,000 tourists arrived from Peru": they are the other side's.
FROM_THERE = re.compile(r"(?: (?:arrived|came|coming|arriving|visited|visiting))? from (?:the )?(?=[A-Z])")
# "The factory will create 55 jobs": those of the investment told before, "thousands of jobs were lost" not.
CREATING = re.compile(
    r"\b(?:creat\w+|generat\w+|provid\w+|add(?:s|ed|ing)?|offer\w*|bring\w*|support\w*|employ(?:s|ing)?|hir(?:e|es|ing)"
    r"|secur\w+|new|additional|fresh|about|up to)\b[^.;]{0,40}$"
)
CREATED = re.compile(r"[^.;]{0,60}\b(?:creat|generat|add|offer|be provided|open)\w*")
# "1,200 Peruvian firms do business in Chile, employing 3,000 people".
EMPLOYING = re.compile(
    r"[^.;\d]{0,80}?,? (?:and |which |that |who )?(?:together )?employ(?:s|ing|ed)?(?: [a-z]+){0,3} "
)
GONE = re.compile(r" (?:have |had )?(?:visited|toured|(?:travell?ed|flew|came|went) to) (?:the )?")
BUILT, SOON = {"investment", "project_cost", "capacity"}, 2
ROUTE = re.compile(r" (?:between|from) ")


def visited(  # noqa: PLR0911 - one place after the other
    article: Article, whose: Whose, number: Number, sentence: Sentence
) -> tuple[str | None, list[str]]:
    """Who is counted and where: "600,000 Chinese tourists visited Sri Lanka", "1,200 jobs in Spain"."""
    inside = [place.code for place in within(article.places, number.start, number.end)]
    around = [place.code for place in whose.acting(sentence.start, sentence.end) if place.code not in inside]
    from_there = FROM_THERE.match(article.flat, number.end)
    there = within(article.places, from_there.end(), from_there.end() + 24) if from_there else []
    if there and number.indicator == "tourism":
        return None, [there[0].code]
    beyond = within(article.places, number.end, number.end + 40)
    if inside and number.indicator == "tourism" and (gone := GONE.match(article.flat, number.end)):
        reached = [place.code for place in beyond if place.start == gone.end() and place.code not in inside]
        if reached:
            return reached[0], inside[:1]  # "130,000 Chileans visited Lima"
    if inside:
        return (around[0], inside[:1]) if around and number.indicator != "employment" else (inside[0], [])
    if number.indicator == "trips" and (route := ROUTE.search(article.flat, sentence.start, number.start)):
        told = sides(
            article,
            Term(route.start(), route.start(), "trips", "total", "", "noun", ""),
            route.start(),
            route.end() + 60,
        )
        return told.reporter, list(told.partners)
    if number.indicator == "employment":
        there = [place for place in within(article.places, number.end, sentence.end) if place.form in {"name", "bloc"}]
        if there and re.fullmatch(
            r"(?: [a-z]+){0,3} (?:in|across)(?: the)? ", article.flat[number.end : there[0].start]
        ):
            return there[0].code, []
        first = [place for place in within(article.places, sentence.start, sentence.start + 30) if place.acts]
        if first and article.flat[sentence.start : first[0].start] in {"In ", "In the "}:
            return first[0].code, []
    return None, []


def made_jobs(article: Article, whose: Whose, number: Number, sentence: Sentence, previous: Slots | None) -> str | None:
    """Where jobs are made, if an investment was told just before: "55 new jobs will be created at the factory"."""
    if (
        previous is not None
        and previous.indicator == "companies"
        and EMPLOYING.fullmatch(article.flat, previous.number.end, number.start)
    ):
        return previous.reporter
    last = previous or whose.memory.last
    if last is None or last.indicator not in BUILT or last.reporter is None or last.partner is None:
        return None
    if previous is None and whose.memory.index - last.sentence > SOON:
        return None
    made = CREATING.search(article.flat, sentence.start, number.start) or CREATED.match(article.flat, number.end)
    named = {place.code for place in whose.acting(sentence.start, sentence.end)}
    return last.partner if made and named <= {last.reporter, last.partner} else None
