"""Times that a text names, as EDTF periods, resolved by the publication day."""

from dataclasses import dataclass

from app.extraction.calendar import Published
from app.extraction.date_rules import ANCHOR, NEAR, TRIGGER, beginning, rules


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in the text.

    `edtf` is None where only the discourse can tell: `relation` is then `same` (the same period), `year_before`,
    `month_before` or `same_last_year`. `ahead` is the reading where the sentence looks forward (a bare "June" that is
    to come). `grain` is `year`, `month`, `day`, `span`, `decade`, `fiscal` or `open`.
    """

    start: int
    end: int
    edtf: str | None
    grain: str
    relation: str = ""
    ahead: str | None = None


def scan_times(flat: str, published: Published | None, country: str | None = None) -> list[Time]:
    """All times named in a text, in order, none overlapping: at one place the first and longest rule wins.

    `country` is whose fiscal years are meant.
    """
    found: list[Time] = []
    done = 0  # where the last time ends, and what was tried in vain
    for anchor in ANCHOR.finditer(flat):
        if anchor.start() < done:
            continue
        for match in TRIGGER.finditer(flat, max(done, anchor.start() - NEAR), anchor.start() + 12):
            if match.start() > anchor.start():
                break
            if match.start() >= done and (time := _time_at(flat, match.start(), published, country)) is not None:
                found.append(time)
                done = time.end
                if done > anchor.start():
                    break
        done = max(done, anchor.start() + 1)
    return found


def _time_at(flat: str, at: int, published: Published | None, country: str | None) -> Time | None:
    if beginning().match(flat, at, min(len(flat), at + 120)) is None:
        return None
    for pattern, make in rules():
        if (match := pattern.match(flat, at, min(len(flat), at + 120))) is None:
            continue
        if (made := make(match, published, country)) is not None:
            edtf, grain, relation, ahead = made
            return Time(match.start(), match.end(), edtf, grain, relation, ahead)
    return None
