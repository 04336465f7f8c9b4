"""What "last year", "Tuesday", "the past three years" and "a year earlier" mean as EDTF, given the publication day."""

import re
from datetime import date, timedelta

from app.extraction.times import calendar
from app.extraction.times.calendar import WEEKDAYS, Published
from app.extraction.times.readings import Made, count_of, full_date


def relative_year(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "last year", "by next year", "so far this year"."""
    if day is None:
        return None
    which = match["which"].lower()
    if which.startswith("so far") or "to date" in which:
        begun = day.month is not None and day.month > 1
        until = f"{day.year}-01/{calendar.month(day.year, day.month or 1)}"
        return (until if begun else str(day.year)), "span", "", None
    step = -1 if which.startswith("last") else 1 if which.startswith("next") else 0
    lead = (match["lead"] or "").lower()
    year = f"{day.year + step}"
    by = lead.startswith("by") and step >= 0  # "by last year" it had shrunk
    return (f"../{year}" if by else year), "year", "", None


def relative_month(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "last month"."""
    if day is None or day.month is None:
        return None
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return calendar.month(day.year, day.month + step), "month", "", None


def relative_day(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "yesterday", "today", "tomorrow"."""
    word = match["word"].lower()
    if day is None or day.date is None:
        return None
    step = {"yesterday": 1, "tomorrow": -1}.get(word, 0)
    return day.ago(step), "day", "", None


def weekday(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "on Friday": the last one, and the next one where the sentence looks forward."""
    if day is None or day.date is None:
        return None
    back = (day.date.weekday() - WEEKDAYS[match["day"].lower()]) % 7
    if (match["lead"] or "").lower().startswith("next"):
        return day.ago(back - 7 if back else -7), "day", "", None
    if (match["lead"] or "").lower().startswith("last"):
        return day.ago(back or 7), "day", "", None
    return day.ago(back), "day", "", day.ago(back - 7 if back else 0)


def weekdays(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """From one weekday to the next of that other name."""
    made = weekday(match, day, country)
    if made is None or made[0] is None:
        return None
    length = (WEEKDAYS[match["until"].lower()] - WEEKDAYS[match["day"].lower()]) % 7
    spans = [
        f"{first}/{(date.fromisoformat(first) + timedelta(days=length)).isoformat()}"
        for first in (made[0], made[3])
        if first
    ]
    return spans[0], "span", "", spans[-1]


def week_time(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "last week": Monday to Sunday."""
    if day is None or day.date is None:
        return None
    monday = day.date.weekday() + {"last": 7, "next": -7}.get(match["which"].lower(), 0)
    return f"{day.ago(monday)}/{day.ago(monday - 6)}", "span", "", None


def weekend(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "at the weekend", "next weekend"."""
    if day is None or day.date is None:
        return None
    back = (day.date.weekday() - WEEKDAYS["saturday"]) % 7
    which = (match["which"] or "").strip().lower()
    if which in {"next", "coming", "following"}:
        back -= 7
    coming = back - 7 if back > 1 else back
    if match["this"] and day.date.weekday() >= WEEKDAYS["wednesday"]:
        back = coming  # said in the second half of a week
    ahead = None if which else f"{day.ago(coming)}/{day.ago(coming - 1)}"
    return f"{day.ago(back)}/{day.ago(back - 1)}", "span", "", ahead


def past_span(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the past five years", "the next decade"."""
    count, unit = count_of(match["count"]) or 1, match["unit"].lower()
    if day is None or not 1 <= count <= 60 or (not match["count"] and not unit.startswith("decade")):
        return None
    forward = match["way"].lower() in {"next", "coming", "following"}
    if unit.startswith("year"):
        return (f"{day.year}/{day.year + count}" if forward else f"{day.year - count}/{day.year}"), "span", "", None
    if unit.startswith("decade"):
        return (
            (f"{day.year}/{day.year + 10 * count}" if forward else f"{day.year - 10 * count}/{day.year}"),
            "span",
            "",
            None,
        )
    if day.month is None:
        return None
    first, last = (day.month, day.month + count) if forward else (day.month - count, day.month - 1)
    return f"{calendar.month(day.year, first)}/{calendar.month(day.year, last)}", "span", "", None


def week_to(match: re.Match[str], day: Published | None, country: str | None) -> Made:
    """The seven days that end on a day, or begin on it: "the week of June 3"."""
    last = full_date(match, day, country)
    if last is None or last[0] is None:
        return None
    if match.groupdict().get("of"):
        spans = [
            f"{one}/{(date.fromisoformat(one) + timedelta(days=6)).isoformat()}"
            for one in (last[0], last[3] or last[0])
        ]
        return spans[0], "span", "", spans[1]
    end = date.fromisoformat(last[0])
    return f"{(end - timedelta(days=6)).isoformat()}/{end.isoformat()}", "span", "", None


def years_long(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """So many years up to the publication, or from it on where the sentence looks forward."""
    count = count_of(match["count"])
    if day is None or not 2 <= count <= 60:
        return None
    return f"{day.year - count}/{day.year}", "span", "", f"{day.year}/{day.year + count}"


def within(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "within five years"."""
    count = count_of(match["count"])
    return (f"../{day.year + count}", "year", "", None) if day and 0 < count <= 60 else None


def from_now(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """So many days, weeks, months or years ahead: "in two weeks' time"."""
    count, unit = count_of(match["count"]) or 1, match["unit"].lower()
    if day is None:
        return None
    if unit.startswith("year"):
        return str(day.year + count), "year", "", None
    if unit.startswith("month"):
        return (calendar.month(day.year, day.month + count), "month", "", None) if day.month else None
    return (day.ago(-count * (7 if unit.startswith("week") else 1)), "day", "", None) if day.date else None


LATE = 12


def season(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "last summer", "in the spring of 2018"."""
    code = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[
        (match["season"] or match["season2"]).lower()
    ]
    if match["year"]:
        return f"{match['year']}-{code}", "span", "", None
    if day is None or day.month is None:
        return None
    begins = 3 * (code - 20)
    if match.group().lower().startswith("next"):
        return f"{day.year + (day.month >= begins)}-{code}", "span", "", None
    if match.group().lower().startswith("this") and begins < LATE:  # winters lie in two years
        return f"{day.year}-{code}", "span", "", None
    lasts = begins + 3  # while it lasts "in summer" may be the one that goes on
    return f"{day.year - (day.month < begins)}-{code}", "span", "", f"{day.year + (day.month >= lasts)}-{code}"


def ago(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "five years ago"; "a year ago", "a month earlier" are what something is compared with."""
    count, unit = count_of(match["count"]), match["unit"].lower()
    if (count == 1 and not unit.startswith("decade")) or match["word"] in {"earlier", "before"}:
        known = {"year": "year_before", "month": "month_before", "quarter": "quarter_before"}
        relation = known.get(unit.rstrip("s"))
        return (None, "span", relation, None) if relation and count == 1 else None
    if day is None or not count:
        return None
    years = count * (10 if unit.startswith("decade") else 1)
    return (str(day.year - years), "year", "", None) if unit.startswith(("year", "decade")) else None


def same_time(match: re.Match[str], day: Published | None, _: str | None) -> Made:
    """Reads "the same period of 2017", "the year-earlier period"."""
    named, words = (match["named"] or "").lower(), match.group().lower()
    if named.startswith(("this", "current", "present", "running")):
        return (None, "span", f"same_in_{day.year}", None) if day else None
    if year := match["year"] or match["of"]:
        return None, "span", f"same_in_{year}", None
    # "The year-earlier period" is no running one.
    before = named or "year-earlier" in words or "year-ago" in words
    return None, "span", "same_last_year" if before else "same", None


def before_time(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "the previous month", "year on year"."""
    unit = match["unit"] or match["unit2"]
    return None, "span", f"{unit.lower()}_before", None


def year_after(_match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """The year after the one that was told before."""
    return None, "span", "years:1", None


def days_after(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "a week later", "two days later": so long after the day that was told before."""
    count = count_of(match["count"]) or 1
    return None, "day", f"days_after:{count * (7 if match['unit'].lower() == 'week' else 1)}", None


def month_after(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "the following January": the first one after the time that was told before."""
    return None, "month", f"month_after:{calendar.MONTHS[match['month'].lower().rstrip('.')]}", None


def same_year(match: re.Match[str], _day: Published | None, _: str | None) -> Made:
    """Reads "that year", "in the same month", "for the year"."""
    words = match.group().lower()
    if words.endswith(" the year"):
        return None, "span", "whole_year", None
    return None, "span", "same_month" if words.endswith(" month") or " month under" in words else "same", None
