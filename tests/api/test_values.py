"""Every class of the model is a value: frozen, slotted, hashable, built by keywords."""

import importlib
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from rnr_caseplan import (
    Citation,
    Decision,
    Fault,
    Policy,
    PolicyBook,
    Reason,
    Rule,
    Source,
    draft_plan,
    read_case,
)
from tests.api.everything import fields_of, reachable
from tests.unit.builders import TODAY, policy_named

MODULES = (
    *(
        f"rnr_caseplan.model.{name}"
        for name in (
            "case",
            "circumstances",
            "conference",
            "dosage",
            "gaps",
            "goals",
            "hours",
            "matches",
            "needs",
            "offers",
            "overrides",
            "people",
            "plan",
            "readiness_advice",
            "records",
            "turning_points",
        )
    ),
    *(
        f"rnr_caseplan.instruments.{name}"
        for name in ("combining", "instrument", "scored", "scores")
    ),
    *(f"rnr_caseplan.checks.{name}" for name in ("check", "cqi", "fidelity", "matrix")),
    "rnr_caseplan.policy.book",
    "rnr_caseplan.policy.policy",
    "rnr_caseplan.policy.values",
    "rnr_caseplan.citations",
)


def classes_of(module: ModuleType) -> list[type]:
    """Give the attrs classes that a module defines."""
    return [
        value
        for value in vars(module).values()
        if inspect.isclass(value) and attrs.has(value) and value.__module__ == module.__name__
    ]


CLASSES = [kind for name in MODULES for kind in classes_of(importlib.import_module(name))]


SHORT = (Decision, Fault, Reason, Rule)
"""Values that are written so often that they take their parts by place."""


def test_the_list_of_classes_is_not_empty() -> None:
    """All nouns of the model and all shapes of policies are in it."""
    assert {Policy, PolicyBook, Source, Citation} <= set(CLASSES)
    assert len(CLASSES) > 50


@pytest.mark.parametrize("kind", [*CLASSES, *SHORT], ids=lambda kind: str(kind.__name__))
def test_a_class_is_frozen_slotted_and_hashable(kind: Any) -> None:
    """Nobody can change a value, add to it, or find it under another hash later."""
    assert "__slots__" in vars(kind)
    assert "__dict__" not in dir(kind)
    assert kind.__hash__ is not object.__hash__
    assert kind.__hash__ is not None
    assert kind.__setattr__ is not object.__setattr__
    assert kind.__doc__


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__name__))
def test_a_class_is_built_by_keywords(kind: type) -> None:
    """No caller depends on the order of fields."""
    parameters = inspect.signature(kind).parameters.values()
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("kind", [*CLASSES, *SHORT], ids=lambda kind: str(kind.__name__))
def test_no_field_holds_what_can_be_changed(kind: type[attrs.AttrsInstance]) -> None:
    """Tuples, never lists, dictionaries or sets."""
    for field in attrs.fields(kind):
        told = str(field.type)
        if field.init:
            assert not any(word in told.lower() for word in ("list[", "dict[", "set[", "mapping"))


def test_nothing_of_a_plan_can_be_changed() -> None:
    """Setting or deleting any field of any part raises, and every part hashes."""
    case = read_case(Path(__file__).parents[2] / "examples" / "jordan.json")
    plan = draft_plan(case, policy_named(), as_of=TODAY)
    seen = list(reachable(plan))
    assert len(seen) > 100
    for part in seen:
        assert isinstance(hash(part), int)
        for field in fields_of(part):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(part, field.name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(part, field.name)


def test_a_policy_cannot_be_changed_through_its_tables() -> None:
    """Its indexes are not reachable as something that can be written."""
    policy = policy_named()
    for field in attrs.fields(Policy):
        value = getattr(policy, field.name)
        assert not isinstance(value, (list, dict, set))
