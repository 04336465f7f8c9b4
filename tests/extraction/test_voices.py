"""Who says a figure, and whose statistics it is: only where its sentence says so."""

import pytest

from app.extraction.article import scan
from app.extraction.figures.drafting import SUREST
from app.extraction.figures.finding import figures
from tests.extraction.facts import read_figures

SPOKEN = [
    ("Peru's exports rose 5 percent, Trade Minister Rosa Paz said.", "Rosa Paz", None),
    ("Peru's exports rose 5 percent, said Peruvian Trade Minister Rosa Paz.", "Rosa Paz", None),
    ("Peru's exports rose 5 percent, the Finance Ministry reported.", "Finance Ministry", "Finance Ministry"),
    ("According to Peru's central bank, exports rose 5 percent.", "Peru's central bank", "Peru's central bank"),
    (
        "Figures released by the Customs Bureau showed that Peru's exports rose 5 percent.",
        "Customs Bureau",
        "Customs Bureau",
    ),
    ("Peruvian statistics show that exports to Chile rose 5 percent.", "Peru", "Peru"),
    ("Chile said Peru's exports would rise 5 percent.", "Chile", None),
    ("Peru's exports rose 5 percent, the Lima Daily News reported.", "Lima Daily News", None),
    ("Peru will impose a 5 percent tariff on rice, the Finance Ministry said.", "Finance Ministry", None),
    ("Peru's exports rose 5 percent, according to Eurostat.", "Eurostat", "Eurostat"),
    ("Citing World Bank figures, Minister Rosa Paz said Peru's exports rose 5 percent.", "Rosa Paz", "World Bank"),
    ("Peru's exports rose 5 percent, Minister Rosa Paz said, citing customs data.", "Rosa Paz", "customs"),
    ("Citing Minister Rosa Paz, Peru said its exports rose 5 percent.", "Peru", None),
    ("Peru's statistics agency Perustat reported that exports rose 5 percent.", "Perustat", "Perustat"),
    (
        "Peru's finance ministry Monday reported that exports rose 5 percent.",
        "Peru's finance ministry",
        "Peru's finance ministry",
    ),
    ("Peru's exports rose 5 percent, the deputy minister of trade, Rosa Paz, said on Monday.", "Rosa Paz", None),
    ("Chile's ambassador to Peru, Rosa Paz, said Peru's exports rose 5 percent.", "Rosa Paz", None),
    (
        "Peru's exports rose 5 percent after talks with Chile's trade minister, Rosa Paz, said the customs office.",
        "customs office",
        "customs office",
    ),
    ("Peru's Minister of Primary Industries Datuk Rosa Paz said exports rose 5 percent.", "Rosa Paz", None),
    (
        "Peru's exports rose 5 percent, the Federation of the Peruvian Mining Industry said.",
        "Federation of the Peruvian Mining Industry",
        None,
    ),
    ("Exports rose 5 percent, Statistics Canada said.", "Statistics Canada", "Statistics Canada"),
    ("Peru's exports rose 5 percent in 2016.", None, None),
    ("Peru's exports rose 5 percent, analysts said.", None, None),
    ("Peru's exports rose 5 percent, a minister told the Chamber of Commerce.", None, None),
]


@pytest.mark.parametrize(("text", "speaker", "source"), SPOKEN)
def test_a_figure_is_ascribed_to_whom_its_sentence_names(text: str, speaker: str | None, source: str | None):
    (figure,) = read_figures(f"{text} That is all.")
    told = [party and party.name for party in (figure.stated_by, figure.source_agency)]
    assert told == [speaker, source]


def test_a_pronoun_speaks_for_whoever_spoke_just_before():
    text = "Peru's exports rose 5 percent, Minister Rosa Paz said. Its imports fell 3 percent, she added. That is all."
    assert [one.stated_by.name for one in read_figures(text) if one.stated_by] == ["Rosa Paz", "Rosa Paz"]


def test_two_speakers_have_each_their_own_figures():
    text = (
        "The Finance Ministry said Peru's exports rose 5 percent, while the Customs Bureau said imports fell "
        "3 percent. "
        "That is all."
    )
    assert [one.stated_by.name for one in read_figures(text) if one.stated_by] == ["Finance Ministry", "Customs Bureau"]


def test_the_words_that_name_the_speaker_are_evidence():
    text = "Peru's exports rose 5 percent, the Customs Bureau said. That is all."
    (figure,) = read_figures(text)
    told = {one.supports: text[one.start : one.end] for one in figure.evidence}
    assert told["stated_by"] == told["source_agency"] == "Customs Bureau"


def test_what_a_reader_has_to_supply_makes_a_figure_less_sure():
    text = "In 2016 Peru's exports to Chile rose 5 percent to 3 billion dollars. Imports fell 2 percent. That is all."
    first, second, third = [reading.confidence for reading in figures(scan(text, "2018-09-09"))]
    assert first == SUREST > second > third
