"""Scaffold."""

from dataclasses import dataclass

from app.drafts.facts import Draft


@dataclass(frozen=True)
class Reading:
    draft: Draft
    confidence: float
    reasons: tuple[str, ...]
