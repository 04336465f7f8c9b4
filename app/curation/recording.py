"""Recording versions of facts: the one door through which bundle, reader and people all write."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from operator import itemgetter
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.curation.versions import Row, mention_rows, version_row
from app.drafts.facts import KINDS, Draft
from app.drafts.party import Party
from app.errors import Conflict
from app.model.codes import unit_codes
from app.model.columns import after
from app.model.document import Change
from app.model.facts import facts
from app.model.mentions import mentions, tallies
from app.model.parties import aliases, parties
from app.model.prepared import Prepared
from app.model.search import add_words
from app.model.store import store
from app.model.upserts import added_up, unless_there
from app.vocabulary.economies import economy
from app.vocabulary.units import is_listed
from app.vocabulary.words import fold

# So many at once: what is sorted by key costs each index less, the more it is.
BATCH = 5000
KEY = itemgetter("key")
ALL = ("all", "all")
# Built once: building a statement takes longer than running it.
STATE = Prepared(select(store.c.revision, store.c.recorded_at).with_for_update())
SET_STATE = Prepared(update(store).values(revision=bindparam("last"), recorded_at=bindparam("at")))
PRESENT = Prepared(select(facts).where(facts.c.id == bindparam("fact"), facts.c.until.is_(None)))
MENTIONED = Prepared(select(mentions.c.filter, mentions.c.code).where(mentions.c.key == bindparam("ended")))
UNTIL: Row = {"until": bindparam("by_revision")}
END_VERSION = Prepared(update(facts).where(facts.c.key == bindparam("ended")).values(UNTIL))
END_MENTIONS = Prepared(update(mentions).where(mentions.c.key == bindparam("ended")).values(UNTIL))
ADD_VERSIONS, ADD_MENTIONS = Prepared(insert(facts)), Prepared(insert(mentions))
ADD_UNIT, ADD_ALIAS = unless_there(unit_codes), unless_there(aliases)
COUNT = added_up(tallies, KINDS)
EMPTY = sum((tallies.c[kind] for kind in KINDS[1:]), tallies.c[KINDS[0]]) == 0
NAMED = Prepared(select(parties.c.name, parties.c.words).where(parties.c.id == bindparam("party")))
ADD_PARTY = Prepared(insert(parties))


class Recorder:
    """Writes versions inside the caller's transaction, many at a time; the last go when its block ends.

    It locks the store's row first, so that on any engine one writes after the other, revisions have no gap, and
    instants never go back.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.revision, self.recorded_at = STATE.one(connection, {})
        self.versions: dict[str, Row] = {}
        self.mentions: list[Row] = []
        self.counts: dict[tuple[str, str, str], int] = defaultdict(int)
        self.units: set[str] = set()
        self.names: set[tuple[str, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None:
            self.flush()

    def present(self, fact: str) -> Any:
        """The present version of a fact, or None."""
        if fact in self.versions:
            self.flush()
        return PRESENT.one(self.connection, {"fact": fact})

    def record(self, article: Any, draft: Draft, change: Change, quoting: str | None, fact: str, ended: Any) -> Row:
        """Write one version and end the one before; its row, with the finished document.

        `article` is the article's row, `quoting` its text if attached, `fact` the id (fixed at birth: corrections keep
        it), `ended` the present version as `present` told it. Conflict where the change's revision or instant does not
        follow.
        """
        change = self._follow(change)
        self._end(ended)
        self._name(draft)
        row = version_row(article, draft, change, fact, quoting)
        found = mention_rows(draft, row)
        self.versions[fact] = row
        self.mentions += found
        if change.review == "accepted":
            self._count(draft.kind, article.id, [(one["filter"], one["code"]) for one in found], 1)
        if len(self.versions) >= BATCH:
            self.flush()
        return row

    def flush(self) -> None:
        """Send what is pending."""
        if not self.versions:
            return
        rows = sorted(self.versions.values(), key=KEY)
        ADD_VERSIONS.run(self.connection, rows)
        add_words(self.connection, rows)
        ADD_MENTIONS.run(self.connection, sorted(self.mentions, key=KEY))
        self._flush_counts()
        SET_STATE.run(self.connection, [{"last": self.revision, "at": self.recorded_at}])
        self.versions, self.mentions, self.counts = {}, [], defaultdict(int)

    def _follow(self, change: Change) -> Change:
        """The change with its revision and instant, which follow the last ones."""
        revision = self.revision + 1
        if change.revision not in (None, revision):
            raise Conflict(f"revision {change.revision} does not follow {self.revision}")
        recorded_at = change.recorded_at or after(self.recorded_at, datetime.now(UTC))
        if recorded_at < self.recorded_at:
            raise Conflict(f"revision {revision} would be recorded before revision {self.revision}")
        self.revision, self.recorded_at = revision, recorded_at
        return change._replace(revision=revision, recorded_at=recorded_at)

    def _end(self, ended: Any) -> None:
        if ended is None:
            return
        values = {"ended": ended.key, "by_revision": self.revision}
        if ended.review == "accepted":
            self._count(ended.kind, ended.article_id, MENTIONED.all(self.connection, values), -1)
        END_VERSION.run(self.connection, [values])
        END_MENTIONS.run(self.connection, [values])

    def _count(self, kind: str, article: str, mentioned: Iterable[tuple[Any, ...]], number: int) -> None:
        for name, code in (*mentioned, ("article", article), ALL):
            self.counts[name, code, kind] += number

    def _flush_counts(self) -> None:
        rows: dict[tuple[str, str], Row] = {}
        for (name, code, kind), number in self.counts.items():
            row = rows.setdefault((name, code), {"filter": name, "code": code, **dict.fromkeys(KINDS, 0)})
            row[kind] += number
        if rows:
            COUNT.run(self.connection, rows.values())
        if any(number < 0 for number in self.counts.values()):
            self.connection.execute(delete(tallies).where(EMPTY))

    def _name(self, draft: Draft) -> None:
        """Make sure that the database knows the unit and the parties of a draft, before a row points at them."""
        unit = getattr(draft, "unit", None)
        if unit and unit not in self.units and not is_listed(unit):
            ADD_UNIT.run(self.connection, [{"code": unit}])
            self.units.add(unit)
        for party in (*draft.parties, draft.stated_by, getattr(draft, "source_agency", None)):
            if party is not None and (party.id, party.name) not in self.names:
                self._name_party(party)
                self.names.add((party.id, party.name))

    def _name_party(self, party: Party) -> None:
        found = NAMED.one(self.connection, {"party": party.id})
        if found is None:
            known = economy(party.id)
            others = known.aliases if known else ()
            row = {name: getattr(party, name) for name in ("id", "name", "type", "country")}
            ADD_PARTY.run(self.connection, [row | {"words": fold(" ".join((party.name, *others)))}])
            self._add_aliases(party.id, others)
        elif found.name != party.name and self._add_aliases(party.id, [party.name]):
            more = f"{found.words} {fold(party.name)}"
            self.connection.execute(update(parties).where(parties.c.id == party.id).values(words=more))

    def _add_aliases(self, party: str, names: Iterable[str]) -> int:
        """How many of these names are new."""
        return ADD_ALIAS.run(self.connection, ({"party_id": party, "name": name} for name in names))
