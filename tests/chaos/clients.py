"""Clients that write: each sends one thing at a time, again and again until it is acknowledged."""

import random
import threading
import time
from hashlib import sha256

import httpx

from tests.chaos.journal import Data, Journal

PATIENCE = 0.05


def article_text(name: str, number: int) -> str:
    """A text of our own; no two are the same."""
    return (
        f"Norway sold Chile fish worth {number + 1}.5 million dollars in 2022, up {number % 90 + 1} percent. "
        f"So says {name}. The two countries signed a memorandum on trade in Santiago in May 2023."
    )


class Client(threading.Thread):
    """One who writes articles, facts, reviews, corrections and texts, and reads each again at once.

    `silent` are articles, by their texts, that the store knows by their digests only.
    """

    def __init__(self, address: str, name: str, key: str, journal: Journal, silent: list[str], seed: int) -> None:
        super().__init__(name=name, daemon=True)
        self.journal = journal
        self.silent = silent
        self.random = random.Random(seed)
        self.stopping = threading.Event()
        self.http = httpx.Client(base_url=address, timeout=120, headers={"Authorization": f"Bearer {key}"})
        self.facts: dict[str, Data] = {}
        self.known = [(f"art_{sha256(text.encode()).hexdigest()[:16]}", text) for text in silent]
        self.number = 0
        self.waits = False

    def run(self) -> None:
        """Write until told to stop; what is under way then is given up."""
        try:
            while not self.stopping.is_set():
                act = self.random.choice(
                    [self.post, self.propose, self.propose, self.decide, self.correct, self.attach]
                )
                act()
        except _Stopped:
            pass
        except Exception as error:
            # A thread has nobody to tell.
            self.journal.blame(f"{self.name}: {error!r}")
        finally:
            self.http.close()

    def post(self) -> None:
        """Post an article with its text."""
        self.number += 1
        text = article_text(self.name, self.number)
        body = {"text": text, "published": "2023-06-01", "publisher": self.name, "language": "en"}
        answer = self.send("POST", "/v1/articles", body, {200, 201}).json()
        self.journal.keep_article(answer["article"], text)
        self.known.append((answer["article"]["id"], text))
        for fact in answer["facts"]:
            self.journal.keep(fact)
            self.facts[fact["id"]] = fact
        if len(answer["facts"]) < 3:
            self.journal.blame(f"of an article with three facts {len(answer['facts'])} were kept: {answer}")

    def propose(self) -> None:
        """Propose a fact of an article that was acknowledged."""
        if not self.known:
            return
        article, text = self.random.choice(self.known)
        self.number += 1
        words = text[: text.index(" in 2022")]
        fact = {
            "kind": "figure",
            "article": article,
            "summary": f"Norway's exports, reading {self.number} of {self.name}.",
            "indicator": "trade_value",
            "measure": "level",
            "value": self.number,
            "unit": "USD",
            "comparator": "approx",
            "flow": "export",
            "reporter": "NOR",
            "partner": "CHL",
            "commodity": f"fish of {self.name}",
            "period": {"edtf": "2022"},
            "status": "observed",
            "evidence": [
                {"start": 0, "end": len(words), "sha256": sha256(words.encode()).hexdigest(), "supports": "fact"}
            ],
        }
        self.keep(self.send("POST", "/v1/facts", fact, {200, 201}).json())

    def decide(self) -> None:
        """Accept, reject or retract a fact of one's own."""
        fact = self.chosen({"proposed", "accepted", "rejected"})
        if fact is None:
            return
        possible = {"proposed": ["accept", "accept", "reject"], "accepted": ["retract"], "rejected": ["accept"]}
        decision = self.random.choice(possible[fact["review"]])
        self.change("POST", fact, "/review", {"decision": decision}, {})

    def correct(self) -> None:
        """Correct a fact of one's own, as it was read last."""
        fact = self.chosen({"proposed", "accepted"})
        if fact is None:
            return
        read = self.send("GET", f"/v1/facts/{fact['id']}", None, {200})
        self.number += 1
        patch = {"summary": f"Corrected, number {self.number} of {self.name}."}
        self.change("PATCH", fact, "", patch, {"If-Match": read.headers["etag"]})

    def attach(self) -> None:
        """Attach the text of an article that had none."""
        if not self.silent or self.random.random() < 0.8:
            return
        text = self.silent.pop()
        article = f"art_{sha256(text.encode()).hexdigest()[:16]}"
        kept = self.send("PUT", f"/v1/articles/{article}/text", text, {200}).json()
        self.journal.keep_article(kept, text)

    def chosen(self, reviews: set[str]) -> Data | None:
        """A fact of one's own in one of the reviews."""
        found = [fact for fact in self.facts.values() if fact["review"] in reviews]
        return self.random.choice(found) if found else None

    def change(self, method: str, fact: Data, below: str, body: Data, headers: dict[str, str]) -> None:
        """Change a fact; where the answer to an earlier try was lost, the fact itself tells whether it was done."""
        self.number += 1
        reason = f"{self.name} {self.number}"
        answer = self.send(
            method, f"/v1/facts/{fact['id']}{below}", {**body, "reason": reason}, {200, 409, 412}, headers
        )
        document = answer.json()
        if answer.status_code != 200:
            document = self.send("GET", f"/v1/facts/{fact['id']}", None, {200}).json()
            if document["reason"] != reason or document["revision"] <= fact["revision"]:
                self.journal.blame(f"{self.name}: {answer.status_code} to {body}, yet it was not done: {document}")
                return
        self.keep(document)

    def keep(self, document: Data) -> None:
        """Write an acknowledged version down, and read it again: no answer is older than it."""
        self.journal.keep(document)
        self.facts[document["id"]] = document
        again = self.send("GET", f"/v1/facts/{document['id']}", None, {200}).json()
        if again["revision"] < document["revision"]:
            self.journal.blame(f"read after revision {document['revision']}: {again}")

    def send(
        self, method: str, path: str, body: Data | str | None, good: set[int], headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """Send a request until it is answered by a good status: a server that is gone, and 503, are waited for."""
        sort = {"Content-Type": "text/plain"} if isinstance(body, str) else {}
        content = {"content": body.encode()} if isinstance(body, str) else {} if body is None else {"json": body}
        while True:
            self.journal.under_way[self.name] = "" if method == "GET" else path
            try:
                answer = self.http.request(method, path, headers={**sort, **(headers or {})}, **content)
            except httpx.TransportError:
                self.journal.count("no answer")
                self.waits = True
            else:
                self.waits = False
                self.journal.count(f"{'read' if method == 'GET' else 'write'} {answer.status_code}")
                if answer.status_code in good:
                    if method != "GET":
                        self.journal.count("acknowledged")
                    return answer
                if answer.status_code != 503 or "retry-after" not in answer.headers:
                    raise AssertionError(f"{method} {path}: {answer.status_code} {answer.text}")
            if self.stopping.is_set():
                raise _Stopped
            time.sleep(PATIENCE)


class _Stopped(Exception):
    """Ends a client that waits for an answer."""
