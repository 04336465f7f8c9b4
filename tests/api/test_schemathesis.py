"""Schemathesis against the running application: requests made from its document, right and wrong, seeded, bounded.

It holds a key, so that it writes too, into a store of its own.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.engines import ON_POSTGRESQL
from tests.program import issued_key, serving

PROGRAM = Path(sys.executable).with_name("schemathesis")
CONFIG = Path(__file__).with_name("schemathesis.toml")
EVERY_PHASE = "examples,coverage,fuzzing,stateful"


def test_the_running_application_keeps_what_its_document_says(tmp_path):
    # What one parameter may be at most is refused before an engine is asked.
    phases, least = ("examples,fuzzing,stateful", 200) if ON_POSTGRESQL else (EVERY_PHASE, 2000)
    with serving(tmp_path) as address:
        run = subprocess.run(
            [
                PROGRAM, "--config-file", CONFIG, "run", f"{address}/openapi.json", "--no-color",
                "--phases", phases,
                "--header", f"Authorization: Bearer {issued_key(tmp_path, 'schemathesis')}",
            ],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=400,
        )  # fmt: skip
    print(run.stdout)
    assert run.returncode == 0, run.stdout[-6_000:]
    assert int(re.findall(r"(\d+) generated", run.stdout)[0]) > least
    assert re.findall(r"Tested: (\d+)", run.stdout) == ["27"]
    told = [line for line in (tmp_path / "log").read_text().splitlines()[3:] if "Invalid HTTP request" not in line]
    assert told == []
