"""The public face: what architecture names is there, once, and nothing else is shown."""

import importlib.metadata
import inspect
import types
from pathlib import Path

import pytest

import rnr_caseplan

NOUNS = (
    "Need",
    "Goal",
    "ActionStep",
    "Activity",
    "Condition",
    "Strength",
    "Trigger",
    "Participant",
    "Case",
    "CasePlan",
    "Policy",
    "PolicyBook",
    "Cadence",
    "Agenda",
    "AgendaItem",
    "UndecidedDuty",
    "Event",
    "LevelChange",
    "Pause",
    "Decision",
    "Reason",
    "Citation",
    "Source",
)
VOCABULARIES = (
    "Tier",
    "Level",
    "RiskLevel",
    "ActivityKind",
    "StageOfChange",
    "GoalStatus",
    "StepStatus",
    "DutyState",
)
VERBS = (
    "classify_need",
    "rank_needs",
    "propose_drivers",
    "check_driver",
    "decide_eligibility",
    "limit_goals",
    "schedule_reviews",
    "draft_plan",
    "agenda",
    "read_case",
    "read_plan",
    "read_plan_or_case",
    "read_history",
    "dump_plan",
    "dump_history",
    "dump_agenda",
    "load_policy",
)
PARAMETERS = {
    "classify_need": ["need", "policy"],
    "rank_needs": ["needs", "policy"],
    "propose_drivers": ["case", "policy"],
    "decide_eligibility": ["case", "policy"],
    "limit_goals": ["goals", "policy"],
    "draft_plan": ["case", "policy", "as_of"],
    "agenda": ["plan_or_case", "policy", "start", "end", "as_of"],
    "read_history": ["source"],
    "dump_history": ["history"],
    "dump_agenda": ["agenda"],
    "load_policy": ["name_or_path", "on"],
}


@pytest.mark.parametrize("name", [*NOUNS, *VOCABULARIES, *VERBS])
def test_a_name_of_the_design_is_public(name: str) -> None:
    """It can be imported from the package, and is in its list."""
    assert name in rnr_caseplan.__all__
    assert getattr(rnr_caseplan, name).__name__ == name


def test_the_list_of_public_names_is_true() -> None:
    """Sorted, each once, each there; and no other public name hides in the package."""
    listed = list(rnr_caseplan.__all__)
    assert listed == sorted(set(listed))
    shown = {
        name
        for name, value in vars(rnr_caseplan).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert shown <= set(listed)
    assert all(hasattr(rnr_caseplan, name) for name in listed)


@pytest.mark.parametrize("name", rnr_caseplan.__all__)
def test_a_public_name_has_a_description(name: str) -> None:
    """Its first line is a sentence."""
    described = inspect.getdoc(getattr(rnr_caseplan, name))
    assert described
    assert described.splitlines()[0].endswith((".", ":"))


@pytest.mark.parametrize(("name", "parameters"), PARAMETERS.items())
def test_a_verb_takes_what_the_design_says(name: str, parameters: list[str]) -> None:
    """Whatever else it takes has a default."""
    signature = inspect.signature(getattr(rnr_caseplan, name))
    required = [
        parameter.name
        for parameter in signature.parameters.values()
        if parameter.default is inspect.Parameter.empty
    ]
    assert required == parameters


@pytest.mark.parametrize(
    ("name", "keyword"),
    [
        ("draft_plan", "as_of"),
        ("load_policy", "on"),
        ("schedule_reviews", "as_of"),
        ("agenda", "start"),
        ("agenda", "end"),
        ("agenda", "as_of"),
        ("agenda", "holidays"),
    ],
)
def test_days_are_given_by_name(name: str, keyword: str) -> None:
    """A call reads as a sentence, and two days are never mixed up."""
    parameter = inspect.signature(getattr(rnr_caseplan, name)).parameters[keyword]
    assert parameter.kind is inspect.Parameter.KEYWORD_ONLY


def test_every_public_function_has_an_example() -> None:
    """Or is told by the functions that have one."""
    without = [
        name
        for name in rnr_caseplan.__all__
        if inspect.isfunction(getattr(rnr_caseplan, name))
        and ">>>" not in (inspect.getdoc(getattr(rnr_caseplan, name)) or "")
    ]
    assert without == []


def test_every_public_function_says_what_it_raises() -> None:
    """Where its documentation speaks of a raise, it has a section for it."""
    for name in (
        "read_case",
        "read_plan",
        "read_plan_or_case",
        "read_history",
        "load_policy",
        "draft_plan",
        "agenda",
        "classify_need",
    ):
        assert "Raises:" in (inspect.getdoc(getattr(rnr_caseplan, name)) or ""), name


def test_the_package_is_typed() -> None:
    """The marker for type checkers is installed."""
    assert (Path(rnr_caseplan.__file__).parent / "py.typed").is_file()


def test_the_core_needs_three_libraries() -> None:
    """Everything else is an extra."""
    needed = importlib.metadata.requires("rnr-caseplan") or []
    core = sorted(line.partition(">")[0] for line in needed if "extra ==" not in line)
    assert core == ["attrs", "cattrs", "python-dateutil"]
