"""Times as news names them, as EDTF, from the publication day."""

import pytest

from app.extraction.times.calendar import published
from app.extraction.times.fiscal import whose_year
from app.extraction.times.scanning import scan_times

DAY = published("2018-09-09")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in 1986", "1986"),
        ("May 9 last year", "2017-05-09"),
        ("9 May of last year", "2017-05-09"),
        ("May 9 this year", "2018-05-09"),
        ("May 9 next year", "2019-05-09"),
        ("May 3 to 9 last year", "2017-05-03/2017-05-09"),
        ("last year", "2017"),
        ("this year", "2018"),
        ("in the first seven months of this year", "2018-01/2018-07"),
        ("in the January-August period", "2018-01/2018-08"),
        ("in April-July", "2018-04/2018-07"),
        ("in January to November 2013", "2013-01/2013-11"),
        ("between January and July", "2018-01/2018-07"),
        ("in the first half of 1987", "1987-01/1987-06"),
        ("the third quarter of 2004", "2004-07/2004-09"),
        ("in the twelve months to October, 2005", "2004-11/2005-10"),
        ("in August", "2018-08"),
        ("in October", "2017-10"),
        ("last July", "2018-07"),
        ("on July 6, 2013", "2013-07-06"),
        ("Dec. 20, 2015", "2015-12-20"),
        ("by 2029", "../2029"),
        ("by the end of 2019", "../2019"),
        ("since 2011", "2011/.."),
        ("at the end of 1986", "1986-12"),
        ("in the early 1980s", "198X"),
        ("from 1999 to 2004", "1999/2004"),
        ("between 2010 and 2015", "2010/2015"),
        ("over the next 20 years", "2018/2038"),
        ("within five years", "../2023"),
        ("a decade ago", "2008"),
        ("yesterday", "2018-09-08"),
        ("on Monday", "2018-09-03"),
        ("two days ago", "2018-09-07"),
        ("a week ago", "2018-09-02"),
        ("three weeks ago", "2018-08"),
        ("two months ago", "2018-07"),
        ("the day before yesterday", "2018-09-07"),
        ("last night", "2018-09-08"),
        ("this morning", "2018-09-09"),
        ("at the week-end", "2018-09-08/2018-09-09"),
        ("over the past weekend", "2018-09-08/2018-09-09"),
        ("on Tuesday, September 4", "2018-09-04"),
        ("on Friday (Aug. 31)", "2018-08-31"),
        ("on Monday last week", "2018-08-27"),
        ("next week on Tuesday", "2018-09-11"),
        ("this coming Thursday", "2018-09-13"),
        ("in May next year", "2019-05"),
        ("next spring", "2019-21"),
        ("at the end of the month", "2018-09"),
        ("in the week of September 3", "2018-09-03/2018-09-09"),
        ("in the next ten days", "2018-09-09/2018-09-19"),
        ("in the second half of August", "2018-08"),
        ("on 2018-08-31", "2018-08-31"),
        ("on 31.08.2018", "2018-08-31"),
        ("this fiscal year", "2018-04/2019-03"),
        ("in fiscal 2005", "2004-04/2005-03"),
        ("in 2004/05", "2004-04/2005-03"),
        ("in the summer of 2004", "2004-22"),
        ("so far this year", "2018-01/2018-09"),
        ("in the first eight months of this fiscal year", "2018-04/2018-11"),
        ("in the second quarter of fiscal 2017", "2016-07/2016-09"),
        ("in FY2018", "2017-04/2018-03"),
        ("in FY18", "2017-04/2018-03"),
        ("in the quarter ended June", "2018-04/2018-06"),
        ("in the week ended July 12", "2018-07-06/2018-07-12"),
        ("over five years", "2013/2018"),
        ("in 11 months of 2017", "2017-01/2017-11"),
        ("in the five months leading to May", "2018-01/2018-05"),
        ("in the nine-month period ended June", "2017-10/2018-06"),
        ("in the year ended 30 June", "2017-07/2018-06"),
        ("in the month ended August 15", "2018-08"),
        ("of January to November 2017", "2017-01/2017-11"),
        ("in January-to-June", "2018-01/2018-06"),
        ("in July and August", "2018-07/2018-08"),
        ("from October 2016 to March 2017", "2016-10/2017-03"),
        ("between October 2016 and March 2017", "2016-10/2017-03"),
        ("between January 1 and June 30", "2018-01-01/2018-06-30"),
        ("of H1 2017", "2017-01/2017-06"),
        ("of 1H18", "2018-01/2018-06"),
        ("of 2Q18", "2018-04/2018-06"),
        ("of Q2'18", "2018-04/2018-06"),
        ("of 9M 2017", "2017-01/2017-09"),
        ("in the first three quarters of 2017", "2017-01/2017-09"),
        ("in the first half (January-June) of last year", "2017-01/2017-06"),
        ("in the final quarter of 2017", "2017-10/2017-12"),
        ("in the last three months of 2017", "2017-10/2017-12"),
        ("in the last quarter", "2018-04/2018-06"),
        ("in fiscal year 2016-17", "2016-04/2017-03"),
        ("in the 2016-17 financial year", "2016-04/2017-03"),
        ("in FY16-17", "2016-04/2017-03"),
        ("in the first half of FY2016-17", "2016-04/2016-09"),
        ("in Q1 of FY2016-17", "2016-04/2016-06"),
        ("in April-December of FY2016-17", "2016-04/2016-12"),
        ("in April-December 2016-17", "2016-04/2016-12"),
        ("in April-January (2016-17)", "2016-04/2017-01"),
        ("in April-July of the current fiscal", "2018-04/2018-07"),
        ("in the first five months of the current Iranian calendar year", "2018-03-21/2018-08-22"),
        ("in the past Iranian year", "2017-03-21/2018-03-20"),
        ("in the Iranian calendar year 1396", "2017-03-21/2018-03-20"),
        ("in the first half of the year (March 21-September 22)", "2018-03-21/2018-09-22"),
        ("in April-July of the previous 2016-17 fiscal year (April 2016-March 2017)", "2016-04/2016-07"),
        ("in the period to May", "2018-01/2018-05"),
        ("between May 2017 and the first week of January 2018", "2017-05/2018-01"),
        ("by year-end", "../2018"),
        ("by mid-2019", "../2019"),
        ("by the end of the decade", "../2020"),
        ("the year before last", "2016"),
        ("in full-year 2017", "2017"),
        ("in 2014 through 2017", "2014/2017"),
        ("over a five-year period", "2013/2018"),
    ],
)
def test_a_time_is_resolved(text: str, edtf: str):
    assert [time.edtf for time in scan_times(f"Trade grew {text} again", DAY, "IND")] == [edtf]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("from a year earlier", "year_before"),
        ("year on year", "year_before"),
        ("the month before", "month_before"),
        ("in the same period of last year", "same_last_year"),
        ("in the same period in 2003", "same_in_2003"),
        ("that year", "same"),
        ("in the period under review", "same"),
        ("during the month", "same_month"),
        ("in the same period last fiscal", "same_within_2017"),
        ("over the six-month period", "same"),
        ("over the year-ago period", "year_before"),
        ("yoy", "year_before"),
        ("y/y", "year_before"),
        ("on-month", "month_before"),
        ("three years earlier", "years:-3"),
        ("a decade earlier", "years:-10"),
        ("a year later", "years:1"),
        ("in the same period of the previous fiscal year", "same_within_2017"),
        ("in the corresponding period of FY2015-16", "same_within_2015/2016"),
    ],
)
def test_what_only_the_discourse_can_tell_is_a_relation(text: str, relation: str):
    (time,) = scan_times(f"Trade grew {text} again", DAY)
    assert (time.edtf, time.relation) == (None, relation)


def test_a_fiscal_year_begins_by_country():
    ends = {code: scan_times("in this fiscal year", DAY, code)[0].edtf for code in ("IND", "PAK", "USA", "KAZ")}
    assert ends == {"IND": "2018-04/2019-03", "PAK": "2018-07/2019-06", "USA": "2017-10/2018-09", "KAZ": "2018"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Exports in July-December FY17 rose.", "BGD"),
        ("In the fiscal year that ended on June 30 exports rose.", "BGD"),
        ("Exports in April-August of FY17 rose.", "IND"),
        ("Exports in the last fiscal year rose.", "IND"),
    ],
)
def test_the_months_that_are_told_say_whose_fiscal_year_it_is(text: str, code: str):
    assert whose_year(["IND", "BGD", "KAZ"], text) == code


def test_the_current_year_of_an_iranian_paper_is_the_iranian_one():
    text = "Exports in the first four months of the current year rose."
    assert [time.edtf for time in scan_times(text, DAY, "IRN")] == ["2018-03-21/2018-07-22"]
    assert [time.edtf for time in scan_times(text, DAY, "PER")] == ["2018-01/2018-04"]


def test_a_month_since_is_told_as_such():
    (time,) = scan_times("Exports have grown since March", DAY)
    assert (time.edtf, time.relation) == ("2018-03", "since")


def test_without_a_publication_day_relative_times_stay_unknown():
    assert not scan_times("Trade grew last year, yesterday, in May and this month", None)
    assert [time.edtf for time in scan_times("Trade grew in 1986", None)] == ["1986"]


@pytest.mark.parametrize(
    "text", ["2,004 tonnes", "It may rise", "march on", "1986 tonnes", "his mom said", "the H1N1 virus", "on year one"]
)
def test_what_looks_like_a_time_is_none(text: str):
    assert not scan_times(text, DAY)


@pytest.mark.parametrize(
    ("day", "weekend"),
    [
        ("2018-09-03", "2018-09-01/2018-09-02"),
        ("2018-09-07", "2018-09-08/2018-09-09"),
        ("2018-09-08", "2018-09-08/2018-09-09"),
        ("2018-09-09", "2018-09-08/2018-09-09"),
    ],
)
def test_this_weekend_is_the_one_to_come_once_half_the_week_is_over(day: str, weekend: str):
    (time,) = scan_times("They meet this weekend", published(day))
    assert time.edtf == weekend
