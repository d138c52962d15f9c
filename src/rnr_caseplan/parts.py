"""Which public names load when they are first used, and from which module (ADR 0009)."""

from collections.abc import Mapping
from types import MappingProxyType

MODULES_OF_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "checks.check": ("Finding",),
        "checks.checking": ("check_plan",),
        "checks.fidelity": ("Fidelity", "Measure", "MeasureKind", "fidelity"),
        "checks.matrix": ("Coverage", "CoveredCondition", "CoveredNeed", "coverage"),
        "lifecycle.applying": ("Applied", "apply"),
        "lifecycle.closing": ("judge_closing",),
        "lifecycle.differences": ("PlanDiff", "PlanDifference", "diff"),
        "lifecycle.following": ("follow_ups",),
        "planning.progress": ("progress",),
        "lifecycle.reassessing": ("GoalComparison", "NeedComparison", "Reassessment", "reassess"),
        "lifecycle.replaying": ("replay",),
        "lifecycle.story": ("tell_history",),
        "model.agenda": ("Agenda", "AgendaItem", "DutyState", "UndecidedDuty"),
        "model.follow_ups": ("FollowUp", "FollowUpKind"),
        "model.history": ("Event", "LevelChange", "Pause"),
        "model.progress": (
            "ConditionProgress",
            "GoalProgress",
            "NeedProgress",
            "Progress",
            "SmallWin",
            "StepProgress",
            "Unanswered",
        ),
        "model.overriding": ("override_need_level", "override_risk_level"),
        "model.dosage": ("Dosage", "NeedDosage"),
        "planning.dosage": ("dosage",),
        "model.readiness_advice": ("ChangedStep", "ReadinessAdvice"),
        "planning.readiness": ("explain_readiness",),
        "model.turning_points": ("TurningFact", "TurningOutcome", "TurningPoint"),
        "planning.turning_points": ("find_turning_points",),
        "planning.agenda": ("agenda",),
        "serialization.assessments": (
            "ImportedAssessment",
            "ImportedAssessments",
            "read_assessments",
        ),
        "serialization.events": ("event_to_data", "read_event"),
        "serialization.findings": ("dump_findings", "findings_to_data"),
        "serialization.histories": (
            "agenda_to_data",
            "dump_agenda",
            "dump_history",
            "read_history",
        ),
        "serialization.logs": ("EventLog", "append_to_log", "log_lines", "read_log"),
        "serialization.quality": ("cqi_to_data", "dump_cqi", "dump_fidelity", "fidelity_to_data"),
        "serialization.sheets": ("CellFault",),
        "serialization.sarif": ("findings_to_sarif",),
        "serialization.plans": ("dump_plan", "plan_to_data", "read_plan", "read_plan_or_case"),
    }
)
"""For each module the public names that it gives to the package."""
