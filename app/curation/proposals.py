"""Reading what is sent as a fact: the article it is of, and the draft, after every check."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.curation.values import other_values
from app.drafts.facts import Draft, pair
from app.drafts.reading import read_draft
from app.drafts.types import ARTICLE_ID
from app.errors import Reason, Refused
from app.model.document import ArticleName, read_document
from app.vocabulary.economies import parse_pair

# What the server owns: it stands in what is served, never in what is sent.
OWNED = frozenset({
    "id", "review", "reason", "revision", "recorded_at", "freq", "proposed_by", "confidence", "reasons",
})  # fmt: skip
# What stands beside a draft: of these, the article and the pair are sent too.
UNDRAFTED = OWNED | {"article", "pair"}


def article_of(data: Mapping[str, Any]) -> str:
    """The id of the article that a fact names, as id or as the object that is served."""
    article = data.get("article")
    found = article.get("id") if isinstance(article, dict) else article
    if not isinstance(found, str) or not re.fullmatch(ARTICLE_ID, found):
        wrong = "a fact names the id of its article: `art_` and 16 hexadecimal digits"
        raise Refused.because([Reason("body", "/article", wrong)])
    return found


def misnamed(article: Any, stored: Any) -> Iterator[Reason]:
    """What an article says of itself, sent as the object that is served, and is not so."""
    sent = article if isinstance(article, dict) else {}
    for name in [name for name in sent if name not in ArticleName.model_fields][:1]:
        yield Reason("body", "/article", f"{name[:80]!r} is no field here: leave it out")
    for name in ArticleName.model_fields:
        if name in sent and sent[name] != getattr(stored, name):
            yield Reason("body", f"/article/{name}", f"the {name} of {stored.id} is another one: leave it out")


def read_proposal(data: Mapping[str, Any], text: str | None) -> Draft:
    """The draft in `data`, whose article's text is `text` if attached. Refused with every reason at once."""
    reasons: list[Reason] = []
    with Refused.later(reasons):
        reasons += _elsewhere(data.get("evidence"), article_of(data))
    with Refused.later(reasons):
        reasons += [Reason("body", f"/{name}", "is the server's: leave it out") for name in data if name in OWNED]
        draft = read_draft({name: value for name, value in data.items() if name not in UNDRAFTED}, text)
        if text is not None:
            reasons += [Reason("body", f"/evidence/{index}", told) for index, told in other_values(draft, text)]
        if "pair" in data and _spelled(data["pair"]) != pair(draft):
            reasons.append(Reason("body", "/pair", f"the pair of these parties is {pair(draft)}: leave it out"))
    if reasons:
        raise Refused.because(reasons)
    return draft


def _spelled(sent: Any) -> Any:
    """A pair as it is served: it may be sent in either order and case, as everywhere."""
    return (parse_pair(sent) or sent) if isinstance(sent, str) else sent


def _elsewhere(stretches: Any, article: str) -> Iterator[Reason]:
    for index, stretch in enumerate(stretches if isinstance(stretches, list) else []):
        if isinstance(stretch, dict) and stretch.get("article") not in (None, article):
            yield Reason("body", f"/evidence/{index}/article", f"the article of this fact is {article}")


def stored_draft(document: str) -> Draft:
    """The draft that a stored document was made from."""
    fields = {name: value for name, value in read_document(document).items() if name not in OWNED}
    fields["evidence"] = [{**stretch, "quote": None} for stretch in fields["evidence"]]
    return read_proposal(fields, None)
