"""Times as news names them, as EDTF, from the publication day."""

import pytest

from app.extraction.times.calendar import published
from app.extraction.times.scanning import scan_times

DAY = published("2018-09-09")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in 1986", "1986"),
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
        ("this fiscal year", "2018-04/2019-03"),
        ("in fiscal 2005", "2005-04/2006-03"),
        ("in 2004/05", "2004-04/2005-03"),
        ("in the summer of 2004", "2004-22"),
        ("so far this year", "2018-01/2018-09"),
        ("in the first eight months of this fiscal year", "2018-04/2018-11"),
        ("in the second quarter of fiscal 2017", "2017-07/2017-09"),
        ("in FY2018", "2018-04/2019-03"),
        ("in the quarter ended June", "2018-04/2018-06"),
        ("in the week ended July 12", "2018-07-06/2018-07-12"),
        ("over five years", "2013/2018"),
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
    ],
)
def test_what_only_the_discourse_can_tell_is_a_relation(text: str, relation: str):
    (time,) = scan_times(f"Trade grew {text} again", DAY)
    assert (time.edtf, time.relation) == (None, relation)


def test_a_fiscal_year_begins_by_country():
    ends = {code: scan_times("in this fiscal year", DAY, code)[0].edtf for code in ("IND", "PAK", "USA", "KAZ")}
    assert ends == {"IND": "2018-04/2019-03", "PAK": "2018-07/2019-06", "USA": "2017-10/2018-09", "KAZ": "2018"}


def test_without_a_publication_day_relative_times_stay_unknown():
    assert not scan_times("Trade grew last year, yesterday, in May and this month", None)
    assert [time.edtf for time in scan_times("Trade grew in 1986", None)] == ["1986"]


@pytest.mark.parametrize("text", ["2,004 tonnes", "It may rise", "march on", "1986 tonnes"])
def test_what_looks_like_a_time_is_none(text: str):
    assert not scan_times(text, DAY)
