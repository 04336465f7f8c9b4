"""Schemathesis against the running application: requests made from its document, right and wrong, seeded, bounded."""

import re
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("schemathesis")
CONFIG = Path(__file__).with_name("schemathesis.toml")


def test_the_running_application_keeps_what_its_document_says(served, tmp_path):
    run = subprocess.run(
        [
            PROGRAM, "--config-file", CONFIG, "run", f"{served.url}/openapi.json", "--no-color",
            "--phases", "examples,coverage,fuzzing,stateful",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    print(run.stdout)
    assert run.returncode == 0, run.stdout[-6_000:]
    assert int(re.findall(r"(\d+) generated", run.stdout)[0]) > 500
    assert re.findall(r"Tested: (\d+)", run.stdout) == ["21"]
    assert served.errors() == ""
