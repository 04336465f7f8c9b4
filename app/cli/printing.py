"""Facts on a terminal: a table of 80 columns, or JSON, NDJSON and CSV for programs."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson

Read = tuple[dict[str, Any], list[str]]
# Together with the blanks between them: 80.
WIDTHS = {"fact": 15, "value": 23, "period": 12, "who": 15, "evidence": 11}
SHORT = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
}
# Which way the goods of a reporter's figure go.
DIRECTIONS = {"export": "to", "import": "from"}
SIGNS = {"approx": "~", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}


def printed(found: list[Read], shape: str) -> Iterator[str]:
    """The lines that show what was read, in the wanted shape: `table`, `json`, `ndjson` or `csv`."""
    yield from SHAPES[shape](found)


def _json(found: list[Read]) -> Iterator[str]:
    whole = [f'{{"article":{orjson.dumps(article).decode()},"facts":[{",".join(facts)}]}}' for article, facts in found]
    yield whole[0] if len(whole) == 1 else f"[{','.join(whole)}]"


def _csv(found: list[Read]) -> Iterator[str]:
    from app.api.representations import csv_lines, fact_columns, flat_fact  # it imports the web's parts
    from app.drafts.facts import KINDS

    rows = (flat_fact(document) for _, documents in found for document in documents)
    for line in csv_lines(fact_columns(KINDS), rows):
        yield line.decode().rstrip("\r\n")


def _table(found: list[Read]) -> Iterator[str]:
    for article, documents in found:
        yield f"{article['id']}  {article['published'] or 'day unknown'}  {len(documents)} facts"
        if documents:
            yield _line({name: name.upper() for name in WIDTHS})
        for document in documents:
            yield _line(_cells(json.loads(document)))


def _line(cells: dict[str, str]) -> str:
    return " ".join(_fitted(cells[name], width) for name, width in WIDTHS.items()).rstrip()


def _fitted(text: str, width: int) -> str:
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)


def _cells(fact: dict[str, Any]) -> dict[str, str]:
    main = fact["evidence"][0]
    return {
        "fact": fact["indicator"] if fact["kind"] == "figure" else fact["type"],
        "value": _value(fact) if fact["kind"] == "figure" else fact["status"],
        "period": fact["period"]["edtf"] if fact["period"] else "-",
        "who": _who(fact),
        "evidence": f"{main['start']}-{main['end']}",
    }


def _who(fact: dict[str, Any]) -> str:
    if fact["kind"] == "figure" and fact["partner"] and fact["flow"] in DIRECTIONS:
        return f"{fact['reporter'] or '?'} {DIRECTIONS[fact['flow']]} {fact['partner']}"
    return fact["pair"] or ",".join(dict.fromkeys(party["id"] for party in fact["parties"])) or "-"


def _value(fact: dict[str, Any]) -> str:
    arrow = {"up": "+", "down": "-"}.get(fact["direction"] or "", "")
    sign = SIGNS.get(fact["comparator"], "")
    number = _short(fact["value"]) + (f" to {_short(fact['value_max'])}" if fact["value_max"] is not None else "")
    unit = {"percent": "%"}.get(fact["unit"], f" {fact['unit']}")
    status = "" if fact["status"] == "observed" else f" {fact['status']}"
    return f"{sign}{arrow}{number}{unit}{status}"


def _short(number: float) -> str:
    for word, size in SHORT.items():
        if number >= size:
            return f"{number / size:g} {word}"
    return f"{number:g}"


def _ndjson(found: list[Read]) -> Iterator[str]:
    return (document for _, documents in found for document in documents)


SHAPES: dict[str, Callable[[list[Read]], Iterable[str]]] = {
    "table": _table,
    "json": _json,
    "ndjson": _ndjson,
    "csv": _csv,
}
