"""Examples for the documentation: the first bundled fact of each kind, as it is served."""

import json
from types import SimpleNamespace
from typing import Any

from app.bundle.bundled import BUNDLE, bundled_lines
from app.bundle.lines import parsed
from app.curation.articles import article_row
from app.curation.proposals import OWNED, read_proposal
from app.curation.versions import version_row
from app.drafts.article import ArticleDraft
from app.drafts.facts import fact_id
from app.model.document import Change

RECORDED_AT = "2024-03-28T12:00:00.000000Z"


def bundled_examples() -> dict[str, dict[str, Any]]:
    """A fact of each kind. Made as every fact is made, so that a new field is in it at once."""
    found: dict[str, dict[str, Any]] = {}
    facts = 0
    for line in bundled_lines():
        data = parsed(line)
        kind = data["kind"]
        if kind == "article":
            draft = ArticleDraft.model_validate({name: value for name, value in data.items() if name != "kind"})
            article = SimpleNamespace(**article_row(draft))
            continue
        facts += 1
        if kind not in found:
            proposal = read_proposal({name: value for name, value in data.items() if name not in OWNED}, None)
            change = Change(by=BUNDLE, action="added", review="accepted", revision=facts, recorded_at=RECORDED_AT)
            row = version_row(article, proposal, change, fact_id(proposal, article.sha256), None)
            found[kind] = json.loads(row["document"])
    return found
