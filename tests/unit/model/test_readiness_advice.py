"""What readiness means for a plan, as a value."""

from rnr_caseplan import ChangedStep, ReadinessAdvice, StageOfChange


def test_advice_holds_what_changes_and_what_stays() -> None:
    """Equal by what it holds; a step is shown by its parts."""
    step = ChangedStep("n1", "I write down what I would gain.")
    said = {
        "stage": StageOfChange.ACTION,
        "is_low": False,
        "strategy": "words",
        "first_steps": (step,),
        "driver_id": "n1",
        "places_kept": 1,
        "waits_until": None,
    }
    assert ReadinessAdvice(**said) == ReadinessAdvice(**said)  # type: ignore[arg-type]
    assert (step.need_id, step.text) == ("n1", "I write down what I would gain.")
