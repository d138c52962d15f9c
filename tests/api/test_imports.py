"""Importing the library brings three libraries and nothing else."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = {"attr", "attrs", "cattrs", "dateutil"}
NEEDED_BY_THE_CORE = {"cattr", "exceptiongroup", "six", "typing_extensions"}
SCRIPT = """
import json, sys
before = set(sys.modules)
import rnr_caseplan
found = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(found - set(sys.stdlib_module_names))))
"""


def test_importing_loads_only_the_core_dependencies() -> None:
    """In a fresh process; what the three libraries need themselves is theirs to import."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", SCRIPT], capture_output=True, check=True, timeout=60
    )
    found = set(json.loads(done.stdout)) - NEEDED_BY_THE_CORE
    assert found == CORE | {"rnr_caseplan"}


def test_importing_writes_nothing() -> None:
    """Neither output nor warnings, with every warning an error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import rnr_caseplan"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_declared_dependencies_are_the_core() -> None:
    """The project file and the test above speak of the same libraries."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.partition(">")[0] for line in project["dependencies"]}
    assert names == {"attrs", "cattrs", "python-dateutil"}
