"""What a rule needs is looked for before the rule is tried, and no short cut changes what is found."""

import re
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.extraction.agreements.progress import BEFORE, GAP, progress
from app.extraction.deeds.line import WORD, line_of
from app.extraction.deeds.patterns import compiled, needed, openings
from app.extraction.deeds.triggers import Triggered
from app.extraction.lexicons import rows
from app.extraction.text.segments import lower
from app.extraction.text.tokens import TOKEN, tokens

STAGES = rows("deal_stage")
STAGE_WORDS = sorted({word for row in STAGES for word in re.findall("[a-z]+", row["pattern"])})


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("talks began", [{"talks"}, {"began"}]),
        ("(talks|negotiations) [on trade] ... began", [{"talks", "negotiations"}, {"began"}]),
        ("(talks on trade|visit to) began", [{"talks", "visit"}, {"began"}]),
        ("(talks|[a] visit) {be}? began", [{"talks", "visit"}, {"began"}]),
        ("(talks|[a]) began", [{"began"}]),
        (r"(\w+|talks) began", [{"began"}]),
        (r"\w+ began", [{"began"}]),
        ("....", []),
    ],
)
def test_a_pattern_needs_what_is_not_optional(pattern, words):
    assert needed(pattern) == [frozenset(one) for one in words]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:hopes to|hope for) (?:sign|ink)", {"hopes", "hope"}),
        ("(?:(?:gave|gives) (?:its )?consent to|ended(?! (?:with|in) )) talks", {"gave", "gives", "ended"}),
        ("under (?:the )?terms", {"under"}),
    ],
)
def test_a_pattern_of_words_begins_with_one_of_them(pattern, words):
    assert openings(pattern) == words


@pytest.mark.parametrize("pattern", ["[Ss]igned by", r"(?:signed|\w+ed) by", "(?:the )?(?:deal|pact)"])
def test_what_begins_with_no_word_is_refused(pattern):
    with pytest.raises(ValueError, match="begins with no word"):
        openings(pattern)


@pytest.mark.parametrize("lexicon", ["event_frame", "deal_frame", "deal_noun"])
def test_every_pattern_of_a_lexicon_compiles_and_needs_a_word(lexicon):
    for row in rows(lexicon):
        assert compiled(row["pattern"]).pattern
        assert needed(row["pattern"])


def test_rules_are_asked_for_by_their_words_and_keep_their_order():
    rules = Triggered([({"ban", "bans"}, "first"), ({"visit"}, "second"), ({"bans", "visit"}, "third")])
    assert rules.by(frozenset({"the", "bans"})) == ["first", "third"]
    assert rules.by(frozenset({"visit", "ban"})) == ["first", "second", "third"]
    assert rules.by(frozenset({"the"})) == []


def test_words_tell_where_those_of_a_lexicon_stand():
    words = tokens("Exports to Peru, not exports from Peru")
    assert words.among({"exports", "peru", "chile"}) == [0, 2, 4, 6]


def test_words_between_blanks_are_those_that_the_pattern_finds():
    text = "The U.S.-Peru deal,  signed in\u00a0Lima (2019) - a_b " + "x" * 70
    expected = ["The", "U.S.", "Peru", "deal", "signed", "in", "Lima", "2019", "a", "b", "x" * 60, "x" * 10]
    found = tokens(text)
    assert found.texts == expected
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == expected


@given(st.text(st.sampled_from("aB\u00e9\u00df7.,;:-_'\u0661 ")))
def test_most_words_are_found_without_the_pattern_as_with_it(text):
    found = tokens(text)
    assert list(zip(found.starts, found.texts, strict=True)) == [(m.start(), m[0]) for m in TOKEN.finditer(text)]
    line = line_of(text, "heading", 0, len(text), [])
    assert [(item.start, item.end) for item in line.items] == [match.span() for match in WORD.finditer(text)]


@given(st.lists(st.sampled_from(STAGE_WORDS), min_size=1, max_size=6))
def test_the_stage_of_an_agreement_is_the_first_row_that_tells_it(words):
    """All rows of a side are one pattern; each by itself, in their order, tells the same."""
    head = "".join(f"{word} " for word in words)[-BEFORE:]
    told = progress(head, len(head), (len(head),))
    assume(not any("not renewed" in reason for reason in told.reasons))
    assert told.status == next((status for status, pattern in _stages_told_before() if pattern.search(head)), "unknown")


@cache
def _stages_told_before():
    before = [row for row in STAGES if row["side"] == "before"]
    return [(row["status"], re.compile(rf"(?<!\S)(?:{row['pattern']}) {GAP}")) for row in before]


def test_lower_case_keeps_every_offset():
    assert lower("\u0130hracat Lima") == "ihracat lima"
