"""The house's floors: what stands where, and what must not be built at all."""

import ast
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "app").rglob("*.py"))
PURE = [name for name in ("vocabulary", "drafts", "extraction") if (ROOT / "app" / name).exists()]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_go_downward_only():
    contracts = run("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache")
    assert contracts.returncode == 0, contracts.stdout + contracts.stderr


@pytest.mark.parametrize("package", PURE)
def test_what_is_pure_loads_without_sql_and_http(package):
    loaded = run(
        "-c",
        f"""
import pkgutil, sys, app.{package}
for module in pkgutil.walk_packages(app.{package}.__path__, "app.{package}."):
    __import__(module.name)
print(*sys.modules.keys() & {{"alembic", "sqlmodel", "sqlalchemy", "sqlite3", "fastapi", "starlette", "uvicorn"}})
""",
    )
    assert (loaded.returncode, loaded.stdout.strip()) == (0, ""), loaded.stderr


def test_every_row_of_a_table_has_as_many_cells_as_its_header():
    for path in (ROOT / "app").rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        wrong = [number for number, row in enumerate(rows, start=2) if len(row) != len(header)]
        assert not wrong, f"{path}: lines {wrong}"


def test_no_file_or_folder_is_a_drawer():
    names = {part for path in FILES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "crud", "core", "common"}


def test_no_class_belongs_to_a_family_of_layers():
    endings = ("Base", "Create", "Update", "Public", "Manager", "Service", "Repository")
    nodes = (node for path in FILES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert not [node.name for node in nodes if isinstance(node, ast.ClassDef) and node.name.endswith(endings)]


def test_a_file_is_one_idea():
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert not {path: count for path, count in lines.items() if count > 250}


def test_a_suppression_says_why():
    suppression = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?!(?:: [A-Z0-9, ]+ - |\[[a-z-, ]+\]  # )\S)")
    sources = [path for folder in ("app", "migrations", "tests") for path in (ROOT / folder).rglob("*.py")]
    bare = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources
        if "node_modules" not in path.parts and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if suppression.search(line)
    ]
    assert not bare


def test_serving_loads_neither_the_migrations_nor_the_rules_of_the_reader():
    loaded = run("-c", "import sys, app.main; print(*sys.modules.keys() & {'alembic', 'app.extraction.happenings'})")
    assert (loaded.returncode, loaded.stdout.strip()) == (0, ""), loaded.stderr
