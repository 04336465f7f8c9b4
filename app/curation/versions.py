"""What a version of a fact is in the store: its row, its words, its mentions, all made from draft and change."""

from itertools import combinations
from typing import Any

from app.drafts.facts import Draft, economies_of
from app.model.columns import first_day, last_day, span_of, version_key
from app.model.document import Change, fact_fields, with_quotes
from app.model.mentions import series_of
from app.model.search import marked
from app.vocabulary.economies import pair_of
from app.vocabulary.periods import parse_period
from app.vocabulary.words import fold, words

PLAIN = (
    "id", "revision", "recorded_at", "reason", "kind", "review", "type", "status", "indicator", "measure", "unit",
    "direction", "balance", "comparator", "record", "flow", "reporter", "partner", "hs", "freq",
)  # fmt: skip
# Actions that are the review they bring about.
DECISIONS = ("accepted", "rejected", "retracted")
Row = dict[str, Any]
# What the mention of a pair tells besides, so that lists of a pair are sought by it.
OF_PAIRS = ("kind", "status", "indicator")
OF_OTHERS = dict.fromkeys((*OF_PAIRS, "series"))


def version_row(article: Any, draft: Draft, change: Change, fact: str, text: str | None) -> Row:
    """The row of a version, its document finished; `article` is the article's row, `text` its text if attached."""
    fields = fact_fields(article, draft, change, fact)
    period = parse_period(draft.period.edtf) if draft.period else None
    codes = economies_of(draft)
    first, last = first_day(period, article.published_last), last_day(period)
    return {
        **{name: fields.get(name) for name in PLAIN},
        **{name: fold(fields[name]) if fields.get(name) else None for name in ("commodity", "place")},
        **{name: fields[name].id if fields.get(name) else None for name in ("source_agency", "stated_by")},
        "key": version_key(article.published_last, fields["revision"]),
        "until": None,
        "value": float(fields["value"]) if draft.kind == "figure" else None,
        "article_id": article.id,
        "publisher": fold(article.publisher) if article.publisher else None,
        "by": change.by,
        "action": change.action,
        "sole": codes[0] if len(codes) == 1 else None,
        "first": first,
        "last": last,
        "span": span_of(first, last),
        "words": _searched(draft, article.title, change.review, codes),
        "document": with_quotes(fields, text).decode(),
    }


def mention_rows(draft: Draft, row: Row) -> list[Row]:
    """Under which pairs, countries and parties a version is found."""
    other = {name: row[name] for name in ("key", "review", "first", "last", "until", "span")} | OF_OTHERS
    pair = other | {name: row[name] for name in OF_PAIRS} | {"series": series_of(row)}
    return [{**(pair if name == "pair" else other), "filter": name, "code": code} for name, code in _mentioned(draft)]


def _mentioned(draft: Draft) -> list[tuple[str, str]]:
    codes = economies_of(draft)
    pairs = [("pair", pair_of(a, b)) for a, b in combinations(codes, 2)]
    countries = [("country", code) for code in codes]
    return [*pairs, *countries, *[("party", party) for party in dict.fromkeys([one.id for one in draft.parties])]]


def _searched(draft: Draft, title: str | None, review: str, codes: list[str]) -> str:
    """The words that `q` finds a version by, each once; with marked ones for kind, review and pairs."""
    names = " ".join([party.name for party in draft.parties])
    found = words(f"{draft.summary} {draft.subject or ''} {names} {title or ''}")
    marks = [marked("pair", pair_of(a, b)) for a, b in combinations(codes, 2)]
    return " ".join([*dict.fromkeys(found), marked("kind", draft.kind), marked("review", review), *marks])
