"""Texts longer than any article are read as far as the reader's bounds, and are one article all the same."""

import pytest

from app.drafts.evidence import digest
from app.drafts.facts import fact_id
from app.extraction.article import LONGEST_READ, MOST_SENTENCES
from app.extraction.read import read

FACT = "Peru's exports to Chile rose to 30 million euros (35 million dollars) in 2019."
FILLERS = {
    "characters": "word " * (LONGEST_READ // 5),
    "sentences": "Nothing was said of it.\n" * MOST_SENTENCES,
}


@pytest.mark.parametrize("filler", FILLERS.values(), ids=FILLERS)
def test_what_stands_beyond_the_bound_is_not_read(filler: str) -> None:
    """The same sentence gives its two figures before the filler, and none behind it."""
    found = read(f"{FACT}\n\n{filler}\n\n{FACT}", "2020-03-04")
    assert len(found) == 2
    assert all(reading.draft.evidence[0].end <= len(FACT) for reading in found)
    assert read(f"{filler}\n\n{FACT}", "2020-03-04") == []


def test_a_fact_of_a_long_text_names_another_by_its_id_in_the_whole_text() -> None:
    """A conversion points at its figure, whose id comes from the digest of all that was sent."""
    text = f"{FACT}\n\n{FILLERS['characters']}"
    figure, conversion = (reading.draft for reading in read(text, "2020-03-04"))
    assert [one.fact for one in conversion.relations] == [fact_id(figure, digest(text))]
