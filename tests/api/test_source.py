"""What holds for all source files: their size, their words, their rules."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.model.events.kinds import EVENT_KINDS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rnr_caseplan"
MODULES = sorted(SOURCE.rglob("*.py"))
AGENCIES = (
    "virginia",
    "idaho",
    "nebraska",
    "oregon",
    "dakota",
    "new york",
    "new-york",
    "new_york",
    "texas",
    "florida",
)
AREAS = tuple(dict.fromkeys(rule_id.partition(".")[0] for rule_id in RULES))
RULE_ID = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z_]*[a-z]")


def name_of(module: Path) -> str:
    """Give a module's path inside the package."""
    return module.relative_to(SOURCE).as_posix()


@functools.cache
def tree_of(module: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def texts_of(module: Path) -> Iterator[str]:
    """Give each text constant of a module that is no documentation."""
    described = {
        id(node.value)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Constant) and id(node) not in described:
            yield node.value if isinstance(node.value, str) else ""


def beginnings_of(module: Path) -> Iterator[str]:
    """Give the constant beginnings of texts that a module builds."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield str(node.values[0].value)


def rules_used_in(module: Path) -> Iterator[str]:
    """Give the rule ids that a module writes, whole, in brackets, or put together."""
    texts = list(texts_of(module))
    for text in texts:
        if RULE_ID.fullmatch(text):
            yield text
        yield from re.findall(rf"\[({RULE_ID.pattern})\]", text)
    for beginning in beginnings_of(module):
        if re.fullmatch(rf"(?:{'|'.join(AREAS)})\.[a-z_]*", beginning):
            yield from (beginning + text for text in texts if beginning + text in RULES)


DECIDING = [
    module
    for module in MODULES
    if module.parent.name in {"rules", "instruments", "planning", "lifecycle", "changing"}
]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_small_enough_to_read(module: Path) -> None:
    """None is over 400 lines, and each opens with a sentence."""
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= 400
    described = ast.get_docstring(tree_of(module))
    assert described
    assert described.splitlines()[0].endswith((".", "?"))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_agency_stands_in_python_code(module: Path) -> None:
    """Full names stand in TOML and in the documentation only, but for examples that run."""
    for number, line in enumerate(module.read_text(encoding="utf-8").lower().splitlines(), start=1):
        if not line.strip().startswith((">>>", "...")):
            assert not any(agency in line for agency in AGENCIES), number


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_reads_a_clock_or_takes_a_chance(module: Path) -> None:
    """The same inputs next year give the same answer."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"today", "now", "utcnow", "environ", "getenv"}
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not {"random", "secrets", "time", "uuid", "logging"} & set(names)


@pytest.mark.parametrize("module", DECIDING, ids=name_of)
def test_every_rule_that_a_module_names_is_in_the_catalogue(module: Path) -> None:
    """A reason without a rule behind it could not be explained."""
    assert [rule_id for rule_id in rules_used_in(module) if rule_id not in RULES] == []


def test_every_rule_of_the_catalogue_is_used() -> None:
    """A rule that nothing applies is a promise that nobody keeps."""
    used = {rule_id for module in DECIDING for rule_id in rules_used_in(module)}
    used |= {f"events.{kind}" for kind in EVENT_KINDS}
    assert set(RULES) - used == set()


def test_every_kind_of_event_has_its_rule() -> None:
    """An event is accepted by the rule of its kind."""
    assert [kind for kind in EVENT_KINDS if f"events.{kind}" not in RULES] == []


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if module.parent.name == "rules" and module.stem != "__init__"],
    ids=name_of,
)
def test_a_module_of_rules_opens_with_its_rules(module: Path) -> None:
    """Each rule id that its documentation names exists, and each that it applies is named."""
    described = ast.get_docstring(tree_of(module)) or ""
    named = set(re.findall(rf"``({RULE_ID.pattern}_?\*?)``", described))
    patterns = {name for name in named if name.rstrip("*").endswith("_")}
    assert {name for name in named if name not in RULES and name not in patterns} == set()
    own = {rule_id for rule_id in rules_used_in(module) if rule_id.startswith(f"{module.stem}.")}
    told = {
        rule_id
        for rule_id in own
        if rule_id in named or any(rule_id.startswith(name.rstrip("*")) for name in patterns)
    }
    assert own - told == set()


def test_every_module_has_tests_of_its_own() -> None:
    """The tests of single modules mirror the source."""
    here = ROOT / "tests" / "unit"
    without = [
        name_of(module)
        for module in MODULES
        if module.stem not in {"__init__", "__main__"}
        and not (here / Path(name_of(module)).parent / f"test_{module.stem}.py").is_file()
    ]
    assert without == []


def test_every_file_of_tests_has_its_module() -> None:
    """A module that went away takes its tests with it."""
    here = ROOT / "tests" / "unit"
    without = [
        test.relative_to(here).as_posix()
        for test in here.rglob("test_*.py")
        if not (
            SOURCE / test.relative_to(here).parent / f"{test.stem.removeprefix('test_')}.py"
        ).is_file()
        and test.stem != "test_running_as_module"
    ]
    assert without == []
