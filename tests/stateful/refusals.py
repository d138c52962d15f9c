"""What is true of every refused event: nothing changes, and it says why."""

from rnr_caseplan import (
    Applied,
    CasePlan,
    PlanEvent,
    Policy,
    find_rule,
)


def check_refusal(plan: CasePlan, event: PlanEvent, applied: Applied, policy: Policy) -> None:
    """Hold whatever is true of every refused event: nothing changes, and it says why."""
    assert not applied.accepted
    assert applied.value is plan
    assert applied.reasons
    rules = [find_rule(reason.rule).id for reason in applied.reasons]
    assert len(applied.instead) == len(applied.reasons), rules
    assert all(line.strip() for line in applied.instead)
    assert applied.why.startswith("refused: ")
    for rule in rules:
        assert rule.startswith(("lives.", "goals.", "sequence.", "targets.", "closing.")), rule
    if set(rules) <= set(policy.overridable_rules.value):
        assert event.override is None
    if rules == ["lives.newer_version"]:
        _check_both_named(plan, event, applied)


def _check_both_named(plan: CasePlan, event: PlanEvent, applied: Applied) -> None:
    """Of two who wrote on one version, the second is told what both of them changed."""
    seen = event.seen_version
    assert seen is not None
    assert event.kind in applied.why
    for entry in plan.history:
        if entry.version > seen:
            assert entry.event.kind in applied.why
            assert (entry.event.by or "") in applied.why
