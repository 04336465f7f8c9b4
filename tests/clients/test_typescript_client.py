"""TypeScript types made by openapi-typescript compile under --strict, and a program that uses them reads the facts."""

import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.machine import need

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules" / ".bin"
STRICT = ["--strict", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext"]


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with read.ts and the types that were generated for it."""
    need(shutil.which("node") is not None and TOOLS.exists(), "node, or `npm ci --prefix tests/clients`")
    found = tmp_path_factory.mktemp("typescript")
    (found / "openapi.json").write_bytes(httpx.get(f"{address}/openapi.json").content)
    (found / "package.json").write_text('{"type": "module"}')
    shutil.copy(HERE / "read.ts", found)
    run(TOOLS / "openapi-typescript", "openapi.json", "--output", "schema.d.ts", folder=found)
    return found


def test_a_program_that_narrows_on_kind_compiles_strictly_and_reads_the_bundled_facts(folder, address):
    run(TOOLS / "tsc", *STRICT, "--noEmitOnError", "--outDir", "out", "read.ts", folder=folder)
    shutil.copy(folder / "package.json", folder / "out")
    told = run("node", "out/read.js", address, folder=folder).splitlines()
    assert len(told) == 13
    assert "figure trade_value 41000000000 USD 2023" in told
    assert "figure gdp 2 times ../2029" in told
    assert "event visit planned 2" in told
    assert "agreement mou qaztrade jiangsu-soho-holdings-group china-europe-route" in told
    assert told[-2:] == ["latest 41000000000", "problem 422 pari"]


def test_a_program_that_takes_an_event_for_a_figure_does_not_compile(folder):
    (folder / "wrong.ts").write_text(
        'import type { components } from "./schema.js";\n'
        'export const value = (fact: components["schemas"]["Event"]): number => fact.value;\n'
    )
    with pytest.raises(AssertionError, match=r"error TS2339: Property 'value' does not exist"):
        run(TOOLS / "tsc", *STRICT, "--noEmit", "wrong.ts", folder=folder)


SENT = """\
import type { components } from "./schema.js";
type Sent = components["schemas"];
export const fact: Sent["FactSent"] = {
  kind: "event", article: "art_7266e444e3cbaea3", summary: "Talks.", type: "talks", status: "ongoing",
  parties: [{ id: "CHL", role: "host" }, { name: "Fish Bureau", type: "agency", role: "participant", country: "NOR" }],
  evidence: [{ start: 0, end: 5, supports: "fact" }],
};
export const article: Sent["ArticleBody"] = { text: "Talks go on." };
export const patch: Sent["FactPatch"] = { reason: "plainer", summary: "They talk." };
export const decision: Sent["DecisionBody"] = { decision: "accept" };
"""


def test_a_program_sends_no_more_than_is_needed_and_compiles_strictly(folder):
    (folder / "sent.ts").write_text(SENT)
    run(TOOLS / "tsc", *STRICT, "--noEmit", "sent.ts", folder=folder)


def test_a_party_without_a_role_does_not_compile(folder):
    (folder / "sent.ts").write_text(SENT.replace('{ id: "CHL", role: "host" }', '{ id: "CHL" }'))
    with pytest.raises(AssertionError, match=r"Property 'role' is missing|'role'"):
        run(TOOLS / "tsc", *STRICT, "--noEmit", "sent.ts", folder=folder)
