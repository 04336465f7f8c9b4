"""Whether any locked dependency has a known vulnerability: `make audit`.

Fails on findings alone. Where the advisory service cannot be reached, it says that nothing was audited: a machine
without a network must still be able to test.
"""

import json
import subprocess
import sys
from pathlib import Path

import click

PROGRAM = Path(sys.executable).with_name("pip-audit")
LOCKS = ("requirements.txt", "requirements-dev.txt")
OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--timeout", "5", "--format", "json")


def audited(lock: str) -> bool:
    """Tell what is known of the packages of one lock; False if one of them is vulnerable."""
    run = subprocess.run([PROGRAM, "--requirement", lock, *OPTIONS], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except ValueError:
        click.echo(f"{lock}: NOT audited, the advisory service cannot be reached: {run.stderr.strip()[-100:]}")
        return True
    known = [package for package in packages if "skip_reason" not in package]
    wrong = [package for package in known if package["vulns"]]
    for package in wrong:
        for vulnerability in package["vulns"]:
            fixed = ", ".join(vulnerability["fix_versions"]) or "no release yet"
            click.echo(f"{lock}: {package['name']} {package['version']}: {vulnerability['id']}, mended in {fixed}")
    unknown = len(packages) - len(known)
    told = f"{len(known)} packages audited, {len(wrong)} vulnerable"
    click.echo(f"{lock}: {told}" + (f"; {unknown} NOT audited, the service does not know them" if unknown else ""))
    return not wrong


if __name__ == "__main__":
    found = [audited(lock) for lock in LOCKS]
    sys.exit(not all(found))
