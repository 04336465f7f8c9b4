"""Reading what is sent as a fact: the article it is of, and the draft, after every check."""

import re
from collections.abc import Mapping
from typing import Any

from app.drafts.rules import Draft, pair, read_draft
from app.errors import Reason, Refused
from app.model.document import read_document

# What the server owns: it stands in what is served, never in what is sent.
OWNED = frozenset({
    "id", "review", "reason", "revision", "recorded_at", "freq", "proposed_by", "confidence", "reasons",
})  # fmt: skip

ARTICLE_ID = re.compile(r"art_[0-9a-f]{16}")


def article_of(data: Mapping[str, Any]) -> str:
    """The id of the article that a fact names, as id or as the object that is served."""
    article = data.get("article")
    found = article.get("id") if isinstance(article, dict) else article
    if not isinstance(found, str) or not ARTICLE_ID.fullmatch(found):
        wrong = "a fact names the id of its article: `art_` and 16 hexadecimal digits"
        raise Refused.because([Reason("body", "/article", wrong)])
    return found


def read_proposal(data: Mapping[str, Any], text: str | None) -> Draft:
    """The draft in `data`, whose article's text is `text` if attached. Refused with every reason at once."""
    article = article_of(data)
    draft = read_draft({name: value for name, value in data.items() if name not in {"article", "pair"}}, text)
    if any(stretch.article not in {None, article} for stretch in draft.evidence):
        raise Refused.because([Reason("body", "/evidence", f"evidence of another article than {article}")])
    if "pair" in data and data["pair"] != pair(draft):
        raise Refused.because([Reason("body", "/pair", f"the pair of these parties is {pair(draft)}: leave it out")])
    # The article stands beside the draft: without it here, what is served and what is sent are the same draft.
    return draft.model_copy(update={"evidence": [one.model_copy(update={"article": None}) for one in draft.evidence]})


def stored_draft(document: str) -> Draft:
    """The draft that a stored document was made from."""
    fields = {name: value for name, value in read_document(document).items() if name not in OWNED}
    fields["evidence"] = [{**stretch, "quote": None} for stretch in fields["evidence"]]
    return read_proposal(fields, None)
