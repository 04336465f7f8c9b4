"""What a rule needs is looked for before the rule is tried."""

import pytest

from app.extraction.deeds.patterns import compiled, needed, openings
from app.extraction.deeds.triggers import Triggered
from app.extraction.lexicons import rows
from app.extraction.text.segments import lower
from app.extraction.text.tokens import tokens


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
    assert [token.text for token in found] == expected
    assert [text[token.start : token.end] for token in found] == expected


def test_lower_case_keeps_every_offset():
    assert lower("\u0130hracat Lima") == "ihracat lima"
