"""README.md tells the truth: its commands are run and their answers compared, its tables are those of the program."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import httpx
import pytest

from app import errors
from app.api.facts import FACTS
from app.api.filters import OWNERS
from app.api.problems import URN
from app.cli import main
from app.drafts.facts import KINDS
from app.settings import Settings
from app.vocabulary.codes import codelists
from tests.machine import need
from tests.program import ROOT, environment, serving

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = [text for language, text in BLOCK.findall(README) if language == "console"]
HOST = "localhost:8000"


@dataclass
class Reader:
    """Somebody who types what the page says, in a folder of their own, while the program serves their store."""

    folder: Path
    address: str

    def __post_init__(self) -> None:
        tools = self.folder / "tools"
        tools.mkdir()
        program = tools / "tradefacts"
        program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m app "$@"\n')
        program.chmod(0o755)
        self.environment = environment(self.folder) | {"PATH": f"{tools}:{os.environ['PATH']}"}

    def types(self, command: str) -> str:
        """All that a command prints."""
        shown = subprocess.run(
            ["bash", "-c", command.replace(HOST, self.address.removeprefix("http://"))],
            cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return shown.stdout + shown.stderr


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    need(shutil.which("curl") is not None, "curl")
    folder = tmp_path_factory.mktemp("readme")
    for name, text in re.findall(r"^```python\n# (\S+\.py)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        (folder / name).write_text(text)
    with serving(folder) as address:
        yield Reader(folder, address)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the answer that the page shows."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", "a block begins with a command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def agrees(shown: str, told: str) -> bool:
    """Whether an answer is the one that is shown, where blanks do not count and `...` stands for anything."""
    pieces = ["".join(piece.split()) for piece in shown.split("...")]
    return re.fullmatch(".*?".join(map(re.escape, pieces)), "".join(told.split()), re.DOTALL) is not None


def table(after: str) -> dict[str, list[str]]:
    """The rows of the first table after a line, by their first cells' names; a cell with two names is two rows."""
    text = README.split(f"\n{after}", 1)[1].split("\n| --- |", 1)[1].split("\n", 1)[1].split("\n\n", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]
    return {name: row[1:] for row in rows for name in re.findall("`([^`]+)`", row[0])}


def test_dots_stand_for_anything_and_blanks_do_not_count():
    assert agrees('{"a": 1, ...}', '{"a":1,"b":2}\n')
    assert not agrees('{"a": 1, ...}', '{"a":2,"b":2}')
    assert not agrees('{"a": 1}', '{"a":1,"b":2}')


def test_every_command_answers_as_the_page_shows(reader):
    asked = [entry for block in CONSOLE for entry in commands(block)]
    for command, shown in asked:
        told = reader.types(command)
        assert agrees(shown, told), f"$ {command}\n{told}"
    assert sum(command.startswith("curl") for command, _ in asked) >= 6
    assert reader.types("tradefacts check").endswith("all is well\n")


def test_the_fact_on_the_page_is_the_one_that_is_served(address):
    (shown,) = (text for language, text in BLOCK.findall(README) if language == "json")
    (path,) = re.findall(r"served by `GET (\S+)`", README)
    assert agrees(shown, httpx.get(f"{address}{path}").text)


def test_the_settings_are_those_of_the_program():
    defaults = {f"TRADEFACTS_{name.upper()}": f"`{field.default}`" for name, field in Settings.model_fields.items()}
    assert {name: row[0] for name, row in table("## Settings").items()} == defaults


def test_the_filters_are_those_of_the_lists_of_facts_and_say_which_kinds_have_them():
    whose = {name: OWNERS.get(name, KINDS) for name in FACTS}
    assert {name: row[0] for name, row in table("## Filters").items()} == {
        name: "all" if kinds == KINDS else ", ".join(f"{kind}s" for kind in kinds) for name, kinds in whose.items()
    }


def test_the_filters_of_other_lists_are_theirs(address):
    shared = {"limit", "cursor", "count", "format"}
    paths = httpx.get(f"{address}/openapi.json").json()["paths"]
    taken = {
        path: {parameter["name"] for parameter in methods["get"].get("parameters", ()) if parameter["in"] == "query"}
        for path, methods in paths.items()
        if path.startswith("/v1/") and "{" not in path and "get" in methods
    }
    told = {path: set(re.findall("`([a-z_0-9]+)`", row[0])) for path, row in table("The other lists take").items()}
    assert told.pop("/v1/changes") == (taken["/v1/changes"] - shared) | {"cursor", "count"}
    assert told == {path: taken[path] - shared for path in told}
    assert set(taken) == {*told, "/v1/changes", "/v1/facts", "/v1/figures", "/v1/events", "/v1/agreements"}


def test_the_code_lists_are_named():
    named = README.split("`/v1/codelists/NAME`:", 1)[1].split("\n\n", 1)[0]
    assert re.findall("`([a-z_]+)`", named) == sorted(codelists())


def test_the_problems_are_those_of_the_program():
    told = {name: int(row[0]) for name, row in table("## Problems").items()}
    kinds: list[type[errors.Problem]] = [errors.Problem, *errors.Problem.__subclasses__()]
    assert told == {URN + kind.name: kind.status for kind in kinds}


def commands_of(group: click.Group, before: str = "tradefacts") -> dict[str, click.Command]:
    """Every command by what is typed."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        typed = f"{before} {name}"
        found |= commands_of(command, typed) if isinstance(command, click.Group) else {typed: command}
    return found


def test_the_commands_are_those_of_the_program():
    told = {name for name in table("## Command line") if name.startswith("tradefacts ")}
    wanted = {
        " ".join([name, *(p.human_readable_name for p in command.params if p.param_type_name == "argument")])
        for name, command in commands_of(main).items()
    }
    assert told == wanted


def test_the_example_of_a_migration_follows_the_last_one():
    (named,) = re.findall(r'down_revision = "(\w+)"', README)
    files = list((ROOT / "migrations" / "versions").glob("*.py"))
    followed = {re.findall(r'^down_revision = "?(\w+)"?', path.read_text(), re.MULTILINE)[0] for path in files}
    assert {named} == {path.stem for path in files} - followed


def test_every_folder_of_the_house_has_its_line():
    places = table("## The house")
    folders = {f"app/{path.name}/" for path in (ROOT / "app").iterdir() if (path / "__init__.py").exists()}
    modules = {f"app/{path.name}" for path in (ROOT / "app").glob("*.py") if not path.name.startswith("__")}
    assert set(places) == folders | modules | {"migrations/", "tests/"}


@pytest.mark.parametrize("group", ["run time", "development"])
def test_the_dependencies_are_those_of_the_project(group):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] if group == "run time" else project["dependency-groups"]["dev"]
    told = table("At run time:" if group == "run time" else "For development:")
    assert list(told) == [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in wanted]
    assert all(licence and reason for licence, reason in told.values())


def test_the_page_names_no_place_outside_the_project():
    for path in re.findall(r"`((?:app|migrations|tests)/[\w./]+)`", README):
        assert (ROOT / path).exists(), path
