"""A desk to write at: an application on a store of its own, with keys, and two made-up articles.

`SILENT` is known by its digest alone; `QUOTED` has its text attached. Both begin with the same words, so the drafts of
`tests.drafts.made` are right for either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import Message

from app.bundle.exporting import export
from app.bundle.loading import load
from app.curation.keys import issue
from app.main import create_app
from app.model.database import Database
from app.settings import Settings
from tests.drafts import made
from tests.engines import copied, everything, new_store, url_of
from tests.stores import fill_bundle

QUOTED_TEXT = made.TEXT + "This copy is attached.\n"
SILENT = f"art_{made.DIGEST[:16]}"
QUOTED = f"art_{sha256(QUOTED_TEXT.encode()).hexdigest()[:16]}"
# The number of the last revision before anything is written.
BUNDLED = 11
SCOPES = {"proposer": {"propose"}, "curator": {"curate"}, "other": {"curate"}, "both": {"propose", "curate"}}
Data = dict[str, Any]


def fill(folder: Path) -> tuple[Path, dict[str, str]]:
    """A store with the bundled facts, both articles and a key for each name of `SCOPES`; its path and the secrets."""
    path = folder / "store.sqlite"
    fill_bundle(new_store(path))
    store = Database(url_of(path))
    known = {"kind": "article", "published": "2023-01-10", "publisher": "Made-up Wire", "language": "en"}
    lines = [
        {**known, "title": "Fish for Chile", "sha256": made.DIGEST},
        {**known, "title": "Fish, quoted", "sha256": sha256(QUOTED_TEXT.encode()).hexdigest(), "text": QUOTED_TEXT},
    ]
    with store.writing() as connection:
        load(connection, [orjson.dumps(line) for line in lines])
        secrets = {name: issue(connection, name, scopes, "person", None) for name, scopes in SCOPES.items()}
    store.close()
    return path, secrets


def figure(**changes: Any) -> Data:
    """A figure as it is posted."""
    return made.figure(**{"article": SILENT, **changes})


def event(**changes: Any) -> Data:
    """An event as it is posted."""
    return made.event(**{"article": SILENT, **changes})


def agreement(**changes: Any) -> Data:
    """An agreement as it is posted."""
    return made.agreement(**{"article": SILENT, **changes})


def told(answer: Response) -> dict[str, str]:
    """What a problem says is wrong, by pointer or name."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    return {entry.get("pointer", entry.get("name")): entry["detail"] for entry in problem["errors"]}


@dataclass
class Wire:
    """What came back over the wire, and how many pieces of the body were taken for it."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    taken: int = 0


class Desk:
    """The application, its store, and one method for each way to write."""

    def __init__(self, filled: tuple[Path, dict[str, str]], folder: Path, **chosen: Any) -> None:
        self.path = copied(filled[0], folder / "desk.sqlite")
        self.secrets = filled[1]
        self.client = TestClient(create_app(Settings(database_url=url_of(self.path), **chosen)))

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.__exit__(kind, error, trace)

    def key(self, name: str | None) -> dict[str, str]:
        """The header that shows a key."""
        return {} if name is None else {"Authorization": f"Bearer {self.secrets[name]}"}

    def get(self, path: str, **parameters: Any) -> Any:
        """The JSON at a path."""
        answer = self.client.get(path, params=parameters or None)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def propose(self, data: Any, by: str | None = "proposer", headers: dict[str, str] | None = None) -> Response:
        """Propose a fact."""
        return self.send("POST", "/v1/facts", data, by, headers)

    def proposed(self, data: Any) -> Any:
        """A new fact as it is served."""
        answer = self.propose(data)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def accepted(self, data: Any) -> Any:
        """A new fact, accepted."""
        return self.decided(self.proposed(data)["id"], "accept")

    def correct(
        self, fact: str, patch: Any, match: str | None = "", by: str | None = "curator", **headers: str
    ) -> Response:
        """Correct a fact; `match` is the If-Match, its present ETag if empty, none if None."""
        if match == "":
            match = self.etag(fact)
        chosen = {"Content-Type": "application/merge-patch+json"} | ({} if match is None else {"If-Match": match})
        return self.send("PATCH", f"/v1/facts/{fact}", patch, by, chosen | headers)

    def decide(self, fact: str, decision: str, reason: str | None = None, by: str | None = "curator") -> Response:
        """Decide on a fact."""
        body = {"decision": decision} | ({} if reason is None else {"reason": reason})
        return self.send("POST", f"/v1/facts/{fact}/review", body, by)

    def decided(self, fact: str, decision: str, reason: str | None = None) -> Any:
        """A fact after a decision, as it is served."""
        answer = self.decide(fact, decision, reason)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def attach(self, article: str, text: str | bytes, by: str | None = "curator", **headers: str) -> Response:
        """Attach a text."""
        body = text.encode() if isinstance(text, str) else text
        chosen = {"Content-Type": "text/plain; charset=utf-8", **self.key(by), **headers}
        return self.client.put(f"/v1/articles/{article}/text", content=body, headers=chosen)

    def send(
        self, method: str, path: str, data: Any, by: str | None = "both", headers: dict[str, str] | None = None
    ) -> Response:
        """Send data as JSON, or bytes as they are."""
        body = data if isinstance(data, bytes) else orjson.dumps(data)
        chosen = {"Content-Type": "application/json", **self.key(by), **(headers or {})}
        return self.client.request(method, path, content=body, headers=chosen)

    def wire(self, method: str, path: str, headers: dict[str, str], pieces: Iterable[bytes]) -> Wire:
        """Send a body in pieces, each only when it is asked for, under exactly these headers."""
        waiting = iter(pieces)
        wire = Wire()

        async def receive() -> Message:
            piece = next(waiting, None)
            wire.taken += piece is not None
            return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                wire.status = message["status"]
                wire.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                wire.body += message.get("body", b"")

        scope = {
            "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "", "query_string": b"",
            "client": ("127.0.0.1", 1), "server": ("testserver", 80),
            "headers": [
                (name.lower().encode(), value.encode("latin-1"))
                for name, value in {"Host": "testserver", **headers}.items()
            ],
        }  # fmt: skip
        assert self.client.portal is not None
        self.client.portal.call(self.client.app, scope, receive, send)
        return wire

    def etag(self, fact: str) -> str:
        """The ETag that a fact is read with."""
        return str(self.client.get(f"/v1/facts/{fact}", headers={"Accept-Encoding": "identity"}).headers["etag"])

    def revision(self) -> int:
        """The last revision."""
        return int(self.get("/v1/changes", since=10**12)["latest"])

    def dump(self) -> str:
        """Everything that the database holds."""
        return everything(self.path)

    def export(self) -> list[bytes]:
        """The lines of the store's export."""
        store = Database(url_of(self.path))
        with store.reading(0) as connection:
            lines = list(export(connection))
        store.close()
        return lines
