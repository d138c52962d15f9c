"""Parts beyond the drafting of plans load when they are first used, and behave like the others."""

import importlib
import json
import subprocess
import sys
from typing import Any

import pytest

import rnr_caseplan

TABLE: dict[str, tuple[str, ...]] = vars(rnr_caseplan)["_MODULES_OF_PARTS"]
PARTS = [(name, module) for module, names in TABLE.items() for name in names]
LATER = {"planning.agenda", "serialization.histories", "serialization.plans"}
REPORT = """
import json, sys
import rnr_caseplan

def loaded():
    return sorted(name for name in sys.modules if name.startswith("rnr_caseplan."))

listed, before = dir(rnr_caseplan), loaded()
there = sorted(set(rnr_caseplan.__all__) & set(vars(rnr_caseplan)))
print(json.dumps({"listed": listed, "before": before, "there": there}))
"""
USE = """
import importlib, sys
import rnr_caseplan
name, module = sys.argv[1:]
assert name not in vars(rnr_caseplan)
first = getattr(rnr_caseplan, name)
assert vars(rnr_caseplan)[name] is first
assert getattr(rnr_caseplan, name) is first
assert getattr(importlib.import_module(module), name) is first
"""
FROM = """
import sys
from rnr_caseplan import {name}
assert {name} is sys.modules["rnr_caseplan.{module}"].{name}
assert {name} is sys.modules["rnr_caseplan"].{name}
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a fresh process, with every warning an error."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture(name="report", scope="module")
def report_of_a_fresh_process() -> dict[str, list[str]]:
    """Give what a fresh process lists, has loaded and holds after importing the library."""
    done = run(REPORT)
    assert (done.returncode, done.stderr) == (0, "")
    report: dict[str, list[str]] = json.loads(done.stdout)
    return report


def test_importing_loads_nothing_of_agendas_and_documents_of_plans(
    report: dict[str, list[str]],
) -> None:
    """Whoever drafts a plan does not wait for them."""
    assert set(TABLE) >= LATER
    assert {f"rnr_caseplan.{module}" for module in LATER} & set(report["before"]) == set()
    assert "rnr_caseplan.planning.draft" in report["before"]


def test_every_public_name_is_there_or_loads_later(report: dict[str, list[str]]) -> None:
    """None is in both lists, none in neither, and none comes twice."""
    later = [name for name, _ in PARTS]
    assert len(set(later)) == len(later)
    assert sorted([*report["there"], *later]) == rnr_caseplan.__all__


def test_what_loads_later_is_listed_before_it_is_used(report: dict[str, list[str]]) -> None:
    """In order, each name once, beside what is there."""
    assert report["listed"] == sorted(set(report["listed"]))
    assert {*rnr_caseplan.__all__, "__name__", "__file__"} <= set(report["listed"])


@pytest.mark.parametrize(("name", "module"), PARTS)
def test_a_part_is_loaded_once_and_is_its_modules_own(name: str, module: str) -> None:
    """It is the same object every time, and stays with the package."""
    done = run(USE, name, f"rnr_caseplan.{module}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("name", "module"), [("agenda", "planning.agenda"), PARTS[0], PARTS[-1]])
def test_a_part_can_be_imported_by_name(name: str, module: str) -> None:
    """As users write it."""
    done = run(FROM.format(name=name, module=module))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("name", "module"), PARTS)
def test_a_part_is_found_by_the_package_itself(name: str, module: str) -> None:
    """Asking again changes nothing."""
    part: Any = rnr_caseplan.__getattr__(name)
    assert part is getattr(importlib.import_module(f"rnr_caseplan.{module}"), name)
    assert getattr(rnr_caseplan, name) is part
    assert name in dir(rnr_caseplan)


@pytest.mark.parametrize("name", ["agendas", "Agenda ", "", "__path_to_nowhere__", "planning."])
def test_a_name_that_nobody_knows_is_no_attribute(name: str) -> None:
    """With Python's own words, so that nothing else is made of it."""
    with pytest.raises(AttributeError) as caught:
        getattr(rnr_caseplan, name)
    assert str(caught.value) == f"module 'rnr_caseplan' has no attribute {name!r}"
    assert not hasattr(rnr_caseplan, name)
    assert name not in dir(rnr_caseplan)


def test_a_name_that_nobody_knows_cannot_be_imported() -> None:
    """The error is that of any package."""
    done = run("from rnr_caseplan import agendas")
    assert done.returncode == 1
    assert "ImportError: cannot import name 'agendas' from 'rnr_caseplan'" in done.stderr
