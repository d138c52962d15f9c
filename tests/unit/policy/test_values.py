"""The shapes of values that policies hold."""

from typing import Any

import pytest

from rnr_caseplan import ActivityKind, AdaptationKind, Barrier, StageOfChange, Tier
from rnr_caseplan.model.vocabulary import EligibilityOutcome, ReviewEvent, SafetyKind
from rnr_caseplan.policy import values
from rnr_caseplan.policy.cadence import LONGEST_DAYS
from rnr_caseplan.policy.values import FirstSteps, StarterActivities, StarterActivity
from tests.unit.shapes import Shape, each_wrong, refused_places

MOST = LONGEST_DAYS

SHAPES: list[Shape] = [
    (
        values.Exclusion,
        {"outcome": EligibilityOutcome.EXEMPT, "sentence_months_at_most": 0},
        {
            "outcome": ["exempt"],
            "risk_levels": [("low",), []],
            "sentence_months_at_most": [-1, 6.0],
            "caseloads": [("regular",)],
        },
    ),
    (
        values.KeptPlaces,
        {"risk_levels": (), "places": 0},
        {"places": [-1, True], "risk_levels": [("high",), None]},
    ),
    (
        values.LongestDelay,
        {"risk_levels": (), "days": 0},
        {"days": [-1, MOST + 1, "30"], "risk_levels": ["high"]},
    ),
    (
        values.RiskLinkWeights,
        {"harm": 0, "reoffending": 0},
        {"harm": [-1, 1.5], "reoffending": [None]},
    ),
    (
        values.SafetyDue,
        {"kind": SafetyKind.OVERDOSE, "within_days": 0},
        {"kind": ["overdose"], "within_days": [-1, MOST + 1]},
    ),
    (
        values.SafetyDomain,
        {"domain": "withdrawal", "kind": SafetyKind.WITHDRAWAL},
        {"domain": ["Withdrawal", ""], "kind": [None]},
    ),
    (
        values.UnscheduledEvent,
        {"event": ReviewEvent.SESSION_HELD, "source": "VA", "place": "thereafter"},
        {"event": ["session_held"], "source": [""], "place": [" "], "statement": [""]},
    ),
    (
        values.TierWhen,
        {"tier": Tier.CRIMINOGENIC, "source": "TC", "place": "p"},
        {"tier": ["criminogenic"], "source": [""], "place": [None], "statement": [1]},
    ),
    (
        values.BarrierShown,
        {"barrier": Barrier.READS_LITTLE, "source": "CC", "place": "p"},
        {"barrier": ["reads_little", None], "source": [""], "place": [None], "statement": [1]},
    ),
    (
        values.BarrierAnswer,
        {"barrier": Barrier.NO_CAR, "kinds": (), "source": "SP", "place": "p"},
        {
            "barrier": ["no_car"],
            "kinds": [
                [AdaptationKind.RIDE_AID],
                ("ride_aid",),
                (AdaptationKind.RIDE_AID, AdaptationKind.RIDE_AID),
            ],
            "rules_out": [None, (Barrier.NO_CAR,)],
            "source": [""],
        },
    ),
    (
        values.AdaptationWords,
        {"kind": AdaptationKind.RIDE_AID, "text": "Arrange a ride."},
        {"kind": ["ride_aid"], "text": ["", None]},
    ),
    (
        values.Domain,
        {"name": "food", "plain_name": "food", "tier": Tier.RESPONSIVITY},
        {
            "name": [""],
            "plain_name": [" "],
            "tier": [None],
            "when_contributed": ["x"],
            "shows": ["no_car"],
        },
    ),
    (
        StarterActivity,
        {"text": "Refer.", "often": "once"},
        {"text": [""], "often": [None]},
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_the_smallest_value_is_accepted(kind: Any, facts: dict[str, Any], _: object) -> None:
    """Lower bounds are included, and equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(
    ("kind", "facts", "name", "wrong"),
    each_wrong(SHAPES),
)
def test_each_field_of_a_value_is_checked(
    kind: Any, facts: dict[str, Any], name: str, wrong: object
) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


@pytest.mark.parametrize("kind", [values.UnscheduledEvent, values.TierWhen])
def test_parts_with_a_source_of_their_own_give_a_citation(kind: Any) -> None:
    """Source, place and statement become one."""
    first = (
        {"event": ReviewEvent.NEED_ARISES}
        if kind is values.UnscheduledEvent
        else {"tier": Tier.RESPONSIVITY}
    )
    cited = kind(**first, source="VA", place="thereafter", statement="VA-8a").citation
    assert str(cited) == "VA thereafter, VA-8a"


def test_starter_activities_are_found_by_kind() -> None:
    """One of each kind."""
    words = {kind.value: StarterActivity(text=kind.name, often="once") for kind in ActivityKind}
    activities = StarterActivities(**words)
    assert [getattr(activities, kind.value).text for kind in ActivityKind] == [
        kind.name for kind in ActivityKind
    ]


def test_first_steps_are_found_by_stage() -> None:
    """One for each stage of change."""
    steps = FirstSteps(**{stage.value: stage.name for stage in StageOfChange})
    assert [steps.at_stage(stage) for stage in StageOfChange] == [
        stage.name for stage in StageOfChange
    ]
