"""Days near the publication: "two weeks ago", "last night", "Tuesday of next week", "Friday, May 3", "2019-05-03"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.extraction.times import calendar
from app.extraction.times.calendar import WEEKDAYS, Published
from app.extraction.times.pieces import MONTH, OF_YEAR, SMALL, WEEKDAY, YEAR, phrase
from app.extraction.times.readings import Made, Maker, count_of, full_date, month_number, past_and_ahead, year_of

COUNT = rf"(?P<count>{SMALL}|a couple of|a|an)"
LENGTHS = {"day": 1, "week": 7, "fortnight": 14}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "following": 1, "coming": 1}


def day_rules() -> Iterator[tuple[re.Pattern[str], Maker]]:
    """All of them, in the order in which they are tried: before those of single days, weeks and months."""
    yield phrase(rf"{COUNT} (?P<unit>day|week|fortnight)s? ago"), days_ago
    yield phrase(rf"(?P<count>{SMALL}|a couple of) months ago"), months_ago
    yield phrase(r"(?:the )?day (?P<word>before yesterday|after tomorrow)"), next_but_one
    yield (
        phrase(r"(?:earlier |late |later )?(?P<word>last night|tonight|this (?:morning|afternoon|evening))"),
        part_of_day,
    )
    yield (
        phrase(
            rf"(?:on |next |last )?(?:{WEEKDAY}|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?,? \(?(?:on )?(?:the )?"
            rf"(?:(?P<month>{MONTH}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?|(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
            rf"(?: of)? (?P<month2>{MONTH}))(?![\d.,]\d)(?:,? (?P<year>{YEAR}))?\)?"
        ),
        dated_weekday,
    )
    yield phrase(rf"(?:on )?(?P<day>{WEEKDAY}),?(?: of)? (?P<which>last|this|next) week"), day_of_week
    yield phrase(rf"(?P<which>last|this|next) week,?(?: on)? (?P<day>{WEEKDAY})"), day_of_week
    yield phrase(rf"(?:on )?(?:the |this )?(?:coming|upcoming) (?P<day>{WEEKDAY})"), coming_day
    yield phrase(r"(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?![\d-]|T\d)"), numbered
    yield phrase(r"(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)"), numbered
    yield phrase(r"(?:earlier|later|late|early) in the (?P<unit>week|month|year)\b(?! (?:to|of|ended|ending))"), running
    yield phrase(r"in the (?P<unit>week|month|year)(?= )"), running
    yield (
        phrase(r"(?:by |at |before |towards? )?the (?:end|close|beginning|start) of the (?P<unit>month|week)"),
        running,
    )
    yield (
        phrase(
            rf"(?:in |over |during |within )?(?:the )?(?P<way>past|last|next|coming|following) (?P<count>{SMALL}"
            r"|couple of) (?P<unit>day|week)s"
        ),
        some_days,
    )
    yield (
        phrase(
            rf"(?:in |during |over |for |of )?(?:the )?first (?P<count>{SMALL}|15|25) days (?:of|in) "
            rf"(?:(?P<month>{MONTH}){OF_YEAR}|(?P<which>this|last|the(?: current)?) month)"
        ),
        first_days,
    )


def _count(words: str) -> int:
    return 2 if words.lower().endswith("couple of") else count_of(words)


def first_days(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """The days with which a month begins, of which customs offices tell early: "the first 20 days of June"."""
    if day is None and not match["year"]:
        return None
    if match["month"]:
        number = month_number(match["month"])
        years = past_and_ahead(day, number)
        told = match["year"] or match["named"]
        year = year_of(match, day) if told else years[0] if years else None
    elif day is None or day.month is None:
        return None
    else:
        back = match["which"].lower() == "last"
        number = (day.month - 2) % 12 + 1 if back else day.month
        year = day.year - (back and day.month == 1)
    last = calendar.day(year, number, count_of(match["count"])) if year else None
    return (f"{last[:8]}01/{last}", "span", "", None) if last else None


def days_ago(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "three days ago"; some weeks ago is the month."""
    count, unit = _count(match["count"]), match["unit"].lower()
    told = day.ago(count * LENGTHS[unit]) if day and count else None
    if told and unit != "day" and count > 1:
        return told[:7], "month", "", None  # nobody counts the days of three weeks
    return (told, "day", "", None) if told else None


def months_ago(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "two months ago"."""
    count = _count(match["count"])
    if day is None or day.month is None or count < 2:  # "a month ago" is a base of comparison
        return None
    return calendar.month(day.year, day.month - count), "month", "", None


def next_but_one(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the day before yesterday", "the day after tomorrow"."""
    told = day.ago(2 if match["word"].lower().startswith("before") else -2) if day else None
    return (told, "day", "", None) if told else None


def part_of_day(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "last night", "this morning"."""
    told = day.ago(int(match["word"].lower().startswith("last"))) if day else None
    return (told, "day", "", None) if told else None


def dated_weekday(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """The date tells more than the weekday beside it."""
    of_month = match["day"] or match["day2"]
    words = f"{match['month'] or match['month2']} {of_month} {match['year'] or ''}"
    plain = re.match(r"(?P<month>\S+) (?P<day>\d+) (?P<year>\d+)?", words)
    return full_date(plain, day, country) if plain else None


def day_of_week(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "on Friday last week"."""
    if day is None or day.date is None:
        return None
    monday = day.date - timedelta(days=day.date.weekday())
    told = monday + timedelta(days=7 * STEPS[match["which"].lower()] + WEEKDAYS[match["day"].lower()])
    return told.isoformat(), "day", "", None


def coming_day(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the coming Friday"."""
    if day is None or day.date is None:
        return None
    ahead = (WEEKDAYS[match["day"].lower()] - day.date.weekday() - 1) % 7 + 1
    return day.ago(-ahead), "day", "", None


def numbered(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "2018-05-03", "3.5.2018"."""
    behind = match.string[match.end() : match.end() + 2]
    if behind[:1] == " " and behind[1:].isupper():
        return None  # a sentence begins: it is that of a page, not of what is told
    told = calendar.day(int(match["year"]), int(match["number"]), int(match["day"]))
    return (told, "day", "", None) if told else None


def running(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """The week, month or year in which it was written: "later in the week", "by the end of the month"."""
    if day is None:
        return None
    words, unit = match.group().lower(), match["unit"].lower()
    if words.startswith("in the"):
        return None  # "in the year to June", "in the month" are those of the discourse
    if unit == "year":
        return str(day.year), "year", "", None
    if unit == "month":
        return (calendar.month(day.year, day.month), "month", "", None) if day.month else None
    if day.date is None:
        return None
    monday = day.date - timedelta(days=day.date.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "span", "", None


def some_days(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the past ten days", "the next two weeks"."""
    count = _count(match["count"]) * LENGTHS[match["unit"].lower()]
    if day is None or day.date is None or not count:
        return None
    forward = match["way"].lower() in {"next", "coming", "following"}
    other: date = day.date + timedelta(days=count if forward else -count)
    first, last = sorted((day.date, other))
    return f"{first.isoformat()}/{last.isoformat()}", "span", "", None
