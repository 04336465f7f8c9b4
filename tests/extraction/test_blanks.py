"""Blanks, line ends and addresses that tell nothing change no fact, and evidence lies in the text as it was sent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.drafts.evidence import digest
from app.extraction.read import read
from app.extraction.reading import Reading

DAY = "2019-05-14"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "articles").glob("*.txt")}


def plain(words: str) -> str:
    return " ".join(words.replace("\xad", "").replace("\u200b", "").split())


def _doubled(line: str) -> str:
    begin = len(line) - len(line.lstrip())
    return line[:begin] + line[begin:].replace(" ", "  ")


def _each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(change(line) for line in text.split("\n"))


CHANGES: dict[str, Callable[[str], str]] = {
    "lines that end in carriage return and line feed": lambda text: text.replace("\n", "\r\n"),
    "two blanks for one": _each_line(_doubled),
    "soft hyphens": lambda text: text.replace("in", "i\xadn").replace("er", "e\xadr"),
    "zero-width blanks beside blanks": lambda text: text.replace(" ", "\u200b "),
    "a blank behind each line": lambda text: text.replace("\n", " \n"),
}


def _told(found: list[Reading], text: str) -> list[tuple[object, list[str]]]:
    for reading in found:
        for one in reading.draft.evidence:
            assert one.is_of(text)
            assert not text[one.start].isspace()
            assert not text[one.end - 1].isspace()
    return [
        (
            reading.draft.model_dump(exclude={"evidence", "relations"}),
            [plain(text[one.start : one.end]) for one in reading.draft.evidence],
        )
        for reading in found
    ]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_tells_nothing_changes_no_fact(text: str, change: Callable[[str], str]) -> None:
    changed = change(text)
    before, after = _told(read(text, DAY), text), _told(read(changed, DAY), changed)
    assert before == after


@pytest.mark.parametrize("address", ["https://a.example/up%205%25-in-2017", "(https://a.example/?x=3%20percent)"])
def test_an_address_tells_nothing(address: str) -> None:
    text = f"Peru's exports to Chile {address} rose 12 percent in 2018."
    (reading,) = read(text, DAY)
    assert reading.draft.model_dump()["value"] == 12
    assert reading.draft.evidence[0].sha256 == digest(text[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "Peru's exports to Chile rose\n12 percent in 2018.",
        "Peru's exports to Chile rose 12 percent in\n2018.",
        "Peru's exports\nto Chile rose 12 percent in 2018.",
        "Peru's exports to\r\nChile rose 12 percent in 2018.",
    ],
)
def test_a_sentence_goes_on_over_the_end_of_a_line(text: str) -> None:
    (reading,) = read(text, DAY)
    fact = reading.draft.model_dump()
    assert [fact[name] for name in ("reporter", "partner", "value")] == ["PER", "CHL", 12]
    assert fact["period"]["edtf"] == "2018"
    assert fact["evidence"][0]["sha256"] == digest(text[:-1])


def test_a_heading_does_not_go_on_in_the_next_line() -> None:
    (reading,) = read("Exports of Kenya\nPeru's exports to Chile rose 12 percent in 2018.", DAY)
    assert reading.draft.model_dump()["reporter"] == "PER"
