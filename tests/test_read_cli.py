"""`tradefacts read` as a program: what it prints for people and programs, what it keeps, how it refuses."""

import csv
import io
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from app.main import create_app
from tests import warm
from tests.program import ROOT, environment

TEXT = (
    "OSLO - Norway's salmon exports to Chile rose 12 percent to 50 million dollars last year, a made-up bureau said. "
    "The two countries signed a memorandum on fisheries.\n"
)
OTHER = "Kenya exported tea worth between 3 million and 4 million dollars to Japan in 2023.\n"
DULL = "The weather was fine.\n"
DAY = ("--published", "2025-03-04")


class Program:
    """The program on a store of its own, with articles beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = environment(folder) | {"PYTHONPATH": str(ROOT)}
        for name, text in {"salmon.txt": TEXT, "tea.txt": OTHER, "dull.txt": DULL}.items():
            (folder / name).write_text(text, encoding="utf-8")

    def run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """One command, whatever comes of it."""
        return warm.run(*arguments, cwd=self.folder, env=self.environment, given=given)

    def reads(self, *arguments: str, given: bytes = b"") -> str:
        """What `read` prints when all is well."""
        done = self.run("read", *arguments, given=given)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    @property
    def store(self) -> Path:
        return self.folder / "store.sqlite"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def identity(text: str) -> str:
    """The id of the article with that text."""
    return f"art_{sha256(text.encode()).hexdigest()[:16]}"


def test_the_table_fits_80_columns_and_shows_value_period_who_and_evidence(program):
    lines = program.reads("salmon.txt", *DAY).splitlines()
    assert all(len(line) <= 80 for line in lines), lines
    assert lines[0].split()[:2] == [identity(TEXT), "2025-03-04"]
    assert lines[1].split() == ["FACT", "VALUE", "PERIOD", "WHO", "EVIDENCE"]
    (trade,) = [line for line in lines if "million" in line]
    assert trade.split()[:8] == ["trade_value", "50", "million", "USD", "2024", "NOR", "to", "CHL"]
    start, end = map(int, trade.split()[-1].split("-"))
    assert "50 million" in TEXT[start:end]
    assert any(line.startswith("mou ") and " signed " in line for line in lines)


def test_long_names_and_numbers_do_not_break_the_table(program):
    names = "Organisation of Extraordinarily Long Names and Titles for Companies Limited"
    text = (
        f"{names} signed a memorandum with {names[::-1].title()}. Japan's exports of rather specialised machine tools "
        "to Kenya rose to between 123456789.123 billion and 223456789.5 billion dollars from January to November 2023."
    )
    lines = program.reads("-", given=text.encode()).splitlines()
    assert all(len(line) <= 80 for line in lines), lines


def schema_of_facts() -> Draft202012Validator:
    """Checks a fact as the document of the API has it."""
    document = create_app().openapi()
    return Draft202012Validator({"$ref": "#/components/schemas/Fact", "components": document["components"]})


def unkept(fact: dict[str, Any]) -> dict[str, Any]:
    """A fact that was only read, with the revision and instant that it would get if it were kept."""
    assert (fact["revision"], fact["recorded_at"]) == (None, None)
    return fact | {"revision": 1, "recorded_at": "2025-03-04T12:00:00.000000Z"}


def test_json_is_one_document_of_an_article_and_facts_in_the_shape_of_the_api(program):
    found = json.loads(program.reads("salmon.txt", *DAY, "--format", "json", "--publisher", "Made-up Wire"))
    assert list(found) == ["article", "facts"]
    assert (found["article"]["id"], found["article"]["publisher"]) == (identity(TEXT), "Made-up Wire")
    assert len(found["facts"]) >= 3
    validator = schema_of_facts()
    for fact in found["facts"]:
        assert list(validator.iter_errors(unkept(fact))) == []
        assert fact["review"] == "proposed"
        assert fact["proposed_by"]["type"] == "reader"
        for stretch in fact["evidence"]:
            assert stretch["quote"] == TEXT[stretch["start"] : stretch["end"]]


def test_ndjson_is_a_fact_a_line(program):
    whole = json.loads(program.reads("salmon.txt", "--format", "json"))["facts"]
    lines = program.reads("salmon.txt", "--format", "ndjson").splitlines()
    assert [json.loads(line) for line in lines] == whole


def test_csv_is_a_table_with_a_header_even_without_facts(program):
    rows = list(csv.DictReader(io.StringIO(program.reads("salmon.txt", *DAY, "--format", "csv"))))
    whole = json.loads(program.reads("salmon.txt", *DAY, "--format", "json"))["facts"]
    assert [(row["id"], row["kind"]) for row in rows] == [(fact["id"], fact["kind"]) for fact in whole]
    empty = program.reads("dull.txt", "--format", "csv").splitlines()
    assert len(empty) == 1
    assert empty[0].startswith("id,kind,")


def test_many_files_are_read_in_their_order(program):
    names = ("salmon.txt", "dull.txt", "tea.txt")
    whole = json.loads(program.reads(*names, "--format", "json"))
    assert [found["article"]["id"] for found in whole] == [identity(text) for text in (TEXT, DULL, OTHER)]
    assert whole[1]["facts"] == []
    assert all(found["facts"] for found in (whole[0], whole[2]))
    table = program.reads(*names)
    assert [line.split()[0] for line in table.splitlines() if line.startswith("art_")] == [
        identity(text) for text in (TEXT, DULL, OTHER)
    ]
    assert len(program.reads(*names, "--format", "csv").splitlines()) == 1 + sum(len(f["facts"]) for f in whole)


def test_standard_input_is_read_where_no_file_is_named(program):
    wanted = program.reads("salmon.txt", *DAY, "--format", "json")
    assert program.reads(*DAY, "--format", "json", given=TEXT.encode()) == wanted
    assert program.reads("-", *DAY, "--format", "json", given=TEXT.encode()) == wanted


def test_without_publication_relative_days_are_unknown(program):
    for arguments, period in ((DAY, "2024"), (("--published", "2025"), "2024"), ((), "-")):
        (trade,) = [line for line in program.reads("salmon.txt", *arguments).splitlines() if "50 million" in line]
        assert trade.split()[4] == period


def test_reading_touches_no_store(program):
    program.reads("salmon.txt")
    assert not program.store.exists()


def test_save_keeps_articles_and_proposals_and_again_doubles_nothing(program):
    first = program.run("read", "salmon.txt", "tea.txt", *DAY, "--publisher", "Made-up Wire", "--save")
    assert first.returncode == 0, first.stderr
    told = first.stderr.decode().splitlines()
    assert [line.split(",")[0] for line in told] == [f"{identity(text)}: kept" for text in (TEXT, OTHER)]
    kept = program.run("export").stdout
    lines = [json.loads(line) for line in kept.splitlines()]
    articles = [line for line in lines if line["kind"] == "article"]
    assert {line["text"] for line in articles} == {TEXT, OTHER}
    assert {line["publisher"] for line in articles} == {"Made-up Wire"}
    facts = [line for line in lines if line["kind"] != "article"]
    assert len(facts) == sum(int(line.split(", ")[1].split()[0]) for line in told)
    assert {(fact["review"], fact["by"], fact["action"]) for fact in facts} == {("proposed", "read", "added")}
    shown = json.loads(program.reads("salmon.txt", "tea.txt", *DAY, "--format", "json"))
    assert {fact["id"] for fact in facts} == {fact["id"] for found in shown for fact in found["facts"]}

    again = program.run("read", "tea.txt", "salmon.txt", "--save")
    assert again.returncode == 0
    assert [line.split(",")[0] for line in again.stderr.decode().splitlines()] == [
        f"{identity(text)}: known before" for text in (OTHER, TEXT)
    ]
    assert program.run("export").stdout == kept
    assert program.run("check").returncode == 0


def test_save_reads_a_text_by_the_day_that_is_known_of_its_article(program):
    known = {"kind": "article", "sha256": sha256(TEXT.encode()).hexdigest(), "published": "2021-03-04"}
    assert program.run("load", "-", given=json.dumps(known).encode()).returncode == 0
    assert program.run("read", "salmon.txt", *DAY, "--save").returncode == 0
    facts = [json.loads(line) for line in program.run("export").stdout.splitlines()[1:]]
    assert "2020" in {fact["period"]["edtf"] for fact in facts if fact["period"]}
    assert "2024" not in {fact["period"]["edtf"] for fact in facts if fact["period"]}


BAD = {
    "not UTF-8": ((), b"caf\xe9", "not UTF-8"),
    "blank": ((), b" \n\t\n", "blank"),
    "empty": ((), b"", "blank"),
    "NUL": ((), b"a\x00b", "NUL"),
    "a wrong day": (("--published", "2025-02-30"), TEXT.encode(), "--published:"),
    "a day in words": (("--published", "yesterday"), TEXT.encode(), "--published:"),
    "an interval": (("--published", "2024/2025"), TEXT.encode(), "--published:"),
    "a wrong language": (("--language", "English"), TEXT.encode(), "--language:"),
    "a wrong address": (("--url", "ftp://example"), TEXT.encode(), "--url:"),
    "a title of two lines": (("--title", "a\nb"), TEXT.encode(), "--title:"),
    "another format": (("--format", "xml"), TEXT.encode(), "xml"),
    "no such option": (("--publishd", "2025"), TEXT.encode(), "--publishd"),
    "no such file": (("nothing.txt",), b"", "nothing.txt"),
    "a folder": (("/",), b"", "/"),
}


@pytest.mark.parametrize("save", [(), ("--save",)], ids=["shown", "saved"])
@pytest.mark.parametrize(("arguments", "given", "about"), BAD.values(), ids=list(BAD))
def test_bad_input_ends_with_code_2_and_one_line(program, arguments, given, about, save):
    done = program.run("read", *arguments, *save, given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("tradefacts: ")
    assert about in line
    assert not program.store.exists()


def test_one_bad_file_among_many_stops_before_anything_is_printed_or_kept(program):
    (program.folder / "bad.txt").write_bytes(b"\xff")
    done = program.run("read", "salmon.txt", "bad.txt", "--save")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "bad.txt" in done.stderr.decode()
    assert not program.store.exists()


def test_a_byte_order_mark_and_line_ends_belong_to_the_text(program):
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    found = json.loads(program.reads("--format", "json", given=text.encode()))
    assert found["article"]["id"] == identity(text)


def test_a_reader_that_has_seen_enough_ends_it_quietly(program):
    command = f"{sys.executable} -m app read {' '.join(['salmon.txt'] * 300)} --format ndjson | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=program.folder, env=program.environment, capture_output=True, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_the_help_shows_an_example(program):
    shown = program.run("read", "--help").stdout.decode()
    assert "Example: tradefacts read article.txt --published 2024-03-28" in shown
    assert "read [OPTIONS] [FILE]..." in shown


HEAVY = ("sqlmodel", "sqlalchemy", "fastapi", "starlette", "alembic", "uvicorn")


def loaded(program: Program, code: str) -> set[str]:
    """Which heavy packages a fresh interpreter has loaded after some code."""
    told = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=program.folder, env=program.environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split()) & {*HEAVY, "pydantic", "orjson"}


def test_the_program_itself_loads_next_to_nothing(program):
    assert loaded(program, "import app.cli") <= {"orjson"}


@pytest.mark.parametrize("shape", ["table", "json", "ndjson"])
def test_reading_loads_neither_the_database_s_nor_the_web_s_packages(program, shape):
    code = f"from app.cli import main\nmain(['read', 'salmon.txt', '--format', {shape!r}], standalone_mode=False)"
    assert loaded(program, code) & set(HEAVY) == set()
