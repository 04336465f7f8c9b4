"""What the program acknowledged, as its clients wrote it down; nothing here asks the program."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]


def unquoted(document: Data) -> Data:
    """A version of a fact without its quotes: these follow from the text at hand, and are no part of history."""
    return {**document, "evidence": [{**one, "quote": None} for one in document["evidence"]]}


@dataclass
class Journal:
    """Every acknowledged version by its revision, every article and every text, by whichever client."""

    versions: dict[int, Data] = field(default_factory=dict)
    articles: dict[str, Data] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    under_way: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, document: Data) -> None:
        """Write down an acknowledged version. The same one may be told again, another of its revision never."""
        with self.lock:
            kept = self.versions.setdefault(document["revision"], unquoted(document))
            if kept != unquoted(document):
                self.wrong.append(f"revision {document['revision']} was acknowledged twice: {kept} and {document}")

    def keep_article(self, article: Data, text: str | None) -> None:
        """Write down an acknowledged article, and its text if that was sent."""
        with self.lock:
            self.articles[article["id"]] = article
            if text is not None:
                self.texts[article["id"]] = text

    def count(self, answer: str) -> None:
        """Count an answer to a client, by its sort."""
        with self.lock:
            self.answers[answer] += 1

    def blame(self, what: str) -> None:
        """Write down what must not be."""
        with self.lock:
            self.wrong.append(what)

    def copy(self) -> "Journal":
        """What is acknowledged at this moment."""
        with self.lock:
            return Journal(dict(self.versions), dict(self.articles), dict(self.texts))
