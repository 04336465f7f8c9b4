"""When a figure holds: the time that belongs to a number, and the one that a change is measured against."""

import re
from collections.abc import Sequence
from functools import partial

from app.extraction.article import Article, within
from app.extraction.figures.slots import Memory, Slots
from app.extraction.structs import replace
from app.extraction.times.calendar import a_week_before, shifted
from app.extraction.times.scanning import Time

# "Spent 5 million on ports in 2017", not "up 5 percent on the year before".
SPENT_ON = (
    r"(?=on (?!(?:the )?(?:an?|last|that|those|its|their|year|month|quarter|week|day|same|period|previous"
    r"|corresponding|average)\b)[a-z])"
)
ADJACENT = re.compile(
    r"(?: \([^()]{0,50}\))?(?:\)|,)?"
    rf"(?: (?:(?!(?:and|but|while|from|to|than|versus|against|compared|contrasting|reversing|following|unlike|on"
    rf"|over|that|which|was|is|were"
    rf"|are|after|since)\b)|{SPENT_ON})[A-Za-z.'-]+){{0,5}}"
    r"(?:(?: (?:from|to) (?:the )?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2}(?= (?:from|to) ))?"
    r" (?:from|to|with|between) (?:the )?(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )?"
    r"[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2}"
    r"(?:(?<=[a-z]) and (?:the )?[A-Z][A-Za-z.]+)?(?: (?:countries|nations|states|members|economies"
    r"|(?:farmers|firms|companies|buyers|importers|customers|clients|mills|refiners|millers|traders|retailers)))?"
    # "From 41 countries", "to other nations".
    r"| (?:from|to|with|in) (?:(?:about|some|over|nearly|almost|more|than) )*(?:\d+|[a-z]+)"
    r"(?: (?:other|different|foreign|[A-Z][a-z]+))? (?:countries|nations|states|markets|economies|destinations)"
    # "To its southern neighbour", "from that country".
    r"| (?:from|to|with) (?:its|their|the|that|this)(?: [a-z-]+){0,2} (?:neighbou?rs?|partners?|country|nation|market"
    r"|bloc|union|island|republic|region|latter|other)(?: [A-Z][A-Za-z.]+)?)?"
    r"(?: (?:in|for|during|over|at|by|of|through|from|between|on))? ?,? ?\(?"
)
# "5, 4 and 3 tonnes of rice to Peru, Cuba and Chile respectively in May".
IN_TURN = re.compile(r"[^.;\d]{0,90}?,? respectively,?(?: (?:in|for|during|over|at))? ?")
COMPARED = re.compile(
    r"\b(?:on|from|versus|vs\.?|over|than|against|compared (?:with|to)|of|above|below|previous record -"
    r"|since|(?:high|much|many|large|big) as)(?: (?:the|those|that|a|level|in|of|figure|same|for))* $",
    re.IGNORECASE,
)
# "Double the level of 2003", "three times the 2003 figure".
TIMES_OF = re.compile(
    r"\b(?:(?:doubl|tripl|trebl|quadrupl|halv)(?:e|ing)|twice|times|half) (?:the |that |those |its )"
    r"(?:(?:levels?|figures?|amounts?|totals?|values?|volumes?|numbers?|size) )?(?:of )?$"
)
# "12 percent below their 2022 level".
BESIDE = re.compile(r"\b(?:below|above|under|over|than|beyond|off) (?:their|its|the) $")
LEVELS = re.compile(r" (?:levels?|figures?|totals?|peaks?|records?|highs?|values?|volumes?)\b")
# What is ranked among others is not of their time: "the lowest since March 2004".
RANKED = re.compile(
    r"\b(?:[a-z]{3,8}est|worst|best|least|most|first|only (?:rise|fall|drop|increase|decline))\b"
    r"(?: (?!in |for )[a-z-]+){0,4} (?:since|in [a-z0-9]+ years$)"
    r"|\brecord (?:high |low )?for (?:a|the )?$|\b(?:highest|lowest|best|worst|largest|biggest)(?: [a-z]+)? for a $"
)
# "The fiscal year, which began in April" is told for the year's sake.
BOUNDS = re.compile(
    r"\b(?:which|that) (?:[a-z]+ )?(?:began|started|ended|begins|starts|ends|runs)(?: on| in| from)? ?$"
    r"|\band (?:ended|ends)(?: on| in)? ?$"
    # "The tariff that it imposed in September".
    r"|\b(?:it|they|he|she|which|that) (?:had )?(?:first )?(?:imposed|introduced|slapped|levied)"
    r" (?:(?:back )?in |on )?$"
)
# "Under a deal signed in 2019, Peru ships", "under a 2019 deal": so old is the deal.
A_DEAL = r"(?:[a-z-]+ ){0,3}?(?:deal|agreement|pact|accord|contract|treaty|memorandum|protocol)\b"
UNDER = r"\b[Uu]nder (?:an?|the|its|their) "
UNDER_SIGNED = re.compile(
    rf"{UNDER}{A_DEAL},? (?:that (?:was|they) |which (?:was|they) |they )?"
    r"(?:signed|reached|struck|concluded|agreed|made)(?: with [A-Z]\w+)?(?: (?:back )?(?:in|on))? $"
)
UNDER_A = re.compile(rf"{UNDER}$")
OF_A_DEAL = re.compile(rf" {A_DEAL}")
# "A fall from 1992, when it stood at 6 billion".
WHEN = re.compile(r",? when\b")
YEARS = re.compile(r"\d{4}/\d{4}")
BRACKET, DATED = re.compile(r",? \((?:from |in |that is,? )?"), re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(r"\d{4}-\d\d")
DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")


def times_of(article: Article, start: int, end: int) -> list[Time]:
    """The times of a stretch that a figure can hold for: no weekdays of statements."""
    flat = article.flat
    return [
        time
        for time in map(partial(_begun, flat), _dated(flat, within(article.times, start, end)))
        if not _is_speech(flat, time)
        and not BOUNDS.search(flat, max(start, time.start - 30), time.start)
        and (WHEN.match(flat, time.end) or not _is_rank(flat, start, time))
        and not _is_of_a_deal(flat, time)
    ]


def _begun(flat: str, time: Time) -> Time:
    """The time from a day or month on, of one with "since" ahead: "since October 1", "since last May"."""
    since = not time.relation and time.grain in {"day", "month"} and flat[max(0, time.start - 6) : time.start]
    return replace(time, start=time.start - 6, relation="since") if since in {"since ", "Since "} else time


def _is_of_a_deal(flat: str, time: Time) -> bool:
    """Whether a time is when the deal was made under which something is traded."""
    begin = max(0, time.start - 80)
    named = UNDER_A.search(flat, begin, time.start) and OF_A_DEAL.match(flat, time.end)
    return (named or UNDER_SIGNED.search(flat, begin, time.start)) is not None


def _dated(flat: str, times: Sequence[Time]) -> list[Time]:
    """The times, a stretch whose days or months stand in brackets right after it as those.

    "The first eight months (from March 21, 2011, until Nov. 20) of the Iranian year" is what the brackets say.
    """
    found: list[Time] = []
    for time in times:
        last = found[-1] if found else None
        explicit = (
            time.edtf and not time.relation and (DATED.search(flat, time.start, time.end) or DAYS.match(time.edtf))
        )
        if (
            explicit
            and last is not None
            and BRACKET.fullmatch(flat, last.end, time.start)
            and flat.startswith(")", time.end)
        ):
            found[-1] = replace(last, end=time.end + 1, edtf=time.edtf, relation="", ahead=None)
        else:
            found.append(time)
    return found


def _is_rank(flat: str, start: int, time: Time) -> bool:
    return RANKED.search(flat[max(start, time.start - 40) : _ranked_to(flat, time)]) is not None


def _ranked_to(flat: str, time: Time) -> int:
    """Where the words of a rank end: with "since", or with all of "in five years"."""
    return time.end if flat.startswith("in ", time.start) else time.start + 6


def _is_speech(flat: str, time: Time) -> bool:
    word = flat[time.start : time.end].lower()
    if word.endswith(" week") and not time.relation:
        return True
    if time.grain != "day":
        return False
    return "day" in word or word.endswith(" ago") or not any(map(str.isdigit, word))


def is_adjacent(article: Article, time: Time, position: int, end: int) -> bool:
    """Whether a time stands right after a number, with a few words between at most: "41 billion dollars last year"."""
    if position <= time.start <= min(end, position + 120) and IN_TURN.fullmatch(article.flat, position, time.start):
        return True
    if not position <= time.start <= min(end, position + 60):
        return False
    return ADJACENT.fullmatch(article.flat, position, time.start) is not None


def is_base(article: Article, time: Time) -> bool:
    """Whether a time is what something is compared with: "up 9% from September", "versus 1985"."""
    if time.relation in {"year_before", "month_before", "quarter_before", "week_before", "same_last_year"}:
        return True
    flat = article.flat
    if time.grain == "year" and TIMES_OF.search(flat, max(0, time.start - 40), time.start):
        return True
    if BESIDE.search(flat, max(0, time.start - 16), time.start) and LEVELS.match(flat, time.end):
        return True
    if flat[time.end : time.end + 2] == "'s" and time.grain == "year":
        return False  # "2003's imbalance" is of that year
    compared = COMPARED.search(flat[max(0, time.start - 30) : time.start])
    return _begins_base(flat, time) or (compared is not None and not compared.group().startswith("Over"))


def _begins_base(flat: str, time: Time) -> bool:
    """Whether the first word of a time compares: "from September", "over the same period of 2016"."""
    word = flat[time.start : time.end].lower()
    if word.startswith(("to ", "with ")):
        return flat[max(0, time.start - 9) : time.start].lower() == "compared "
    # "Over the same period" is when something held; "from the July-September period" is a base, "from July to May" not.
    if time.relation and flat[time.start].islower():
        return word.startswith(
            ("from ", "on ") if time.relation in {"same", "whole_year"} else ("from ", "on ", "over ")
        )
    if time.grain in {"year", "month"}:
        return word.startswith(("from ", "over ", "on "))
    return time.grain == "span" and flat.startswith("from the ", time.start)


def resolved(time: Time, running: str | None, ahead: bool) -> str | None:  # noqa: PLR0911 - one relation after the other
    """The period that a time means, given the running one and whether the sentence looks forward."""
    if time.relation == "":
        return time.ahead if ahead and time.ahead else time.edtf
    if time.relation == "since":
        return f"{time.edtf}/.."
    if time.relation.startswith("same_in_"):
        # "The year ended November 2015, and the same period in 2014": that which ended then.
        year, ended = int(time.relation[8:]), (running or "").rpartition("/")[2][:4]
        return shifted(running or "", years=year - int(ended)) if ended.isdigit() else None
    if running is None:
        return None
    if time.relation.startswith("same_within_"):
        return _moved_into(time.relation[12:], running)
    if time.relation.startswith("years:"):
        return shifted(running, years=int(time.relation[6:]))
    match time.relation:
        case "same":
            return running
        case "whole_year":  # "for the year" after "in December"
            return running[:4] if MONTH.fullmatch(running) else running
        case "same_month":  # of several months that are spoken of the last
            return running[-7:] if MONTHS.fullmatch(running) else running
        case "year_before" | "same_last_year":
            return shifted(running, years=-1)
        case "week_before" | "month_before":
            whole = len(running) == len("2017-01")
            return shifted(running, by_months=-1) if whole else a_week_before(running)
        case _:
            return shifted(running, by_months=-3) if "/" in running else None


def _moved_into(whole: str, running: str) -> str | None:
    """The running stretch moved into a fiscal year: the same months of it."""
    moved = shifted(running, years=int(whole[:4]) - int(running[:4])) if running[:4].isdigit() else None
    if moved is None or moved[:7] >= whole[:7]:
        return moved
    return shifted(moved, years=1)


def implicit_base(article: Article, memory: Memory, slots: Slots) -> str | None:
    """What a change is measured against where the text leaves it open: the year before, or the month before.

    A month is set against what the last change was set against, else against a year before if the article does so
    anywhere; if it does not, nobody knows.
    """
    period = slots.period
    if period is None or period.startswith("..") or period.endswith("..") or "X" in period:
        return period[:-3] if period and period.endswith("/..") else None
    if len(period) == 7 and "/" not in period and int(period[5:]) <= 12:
        if memory.monthly is None and not article.compares_years:
            return None
        return shifted(period, by_months=-1) if memory.monthly else shifted(period, years=-1)
    if YEARS.fullmatch(period):
        return period[:4]
    return shifted(period, years=-1)
