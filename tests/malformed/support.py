"""Running the command line as a process, and the table of expected faults."""

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
MARKER = "ZQX"
"""Stands in every name, free text and wrong value of the malformed files."""


def expected(table: str) -> dict[str, list[str]]:
    """Give the expected fault paths of each file of a table."""
    document = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = document[table]
    return found


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line as users run it."""
    return subprocess.run(
        [sys.executable, "-m", "rnr_caseplan", *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )


def told_faults(errors: bytes) -> list[str]:
    """Give the path of each fault that was told, one a line."""
    return [line.partition(": ")[0] for line in errors.decode().splitlines()]
