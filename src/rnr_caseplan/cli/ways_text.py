"""How staff work with a participant, as text: each way of working with its reasons."""

from collections.abc import Iterator

from rnr_caseplan.explain import tell
from rnr_caseplan.model.people import ResponsivityProfile
from rnr_caseplan.model.plan import CasePlan

_NOTED = {
    "learning_style": "how I learn",
    "literacy": "reading and writing",
    "language": "language",
    "culture": "culture",
    "gender": "wishes to do with gender",
    "disability": "disability",
    "capacity": "what I can bear now",
    "schedule": "when I can come",
}
"""What is told of each field of the profile that holds free words."""


def tell_ways(plan: CasePlan) -> Iterator[tuple[str, str]]:
    """Tell how the plan is fitted to the participant.

    Args:
        plan: The plan.

    Returns:
        Lines with their indentation first: the ways of working, each with its reasons, and then
        what people wrote about services that fit; none where nobody recorded anything.
    """
    for way in plan.ways_of_working:
        yield "  ", f"- {way.text}"
        for reason in way.reasons:
            yield "      ", f"Why: {tell(reason)}"
    yield from _noted(plan.case.responsivity)


def _noted(profile: ResponsivityProfile | None) -> Iterator[tuple[str, str]]:
    """Tell the free words; no rule has read them."""
    for name, told in _NOTED.items():
        text: str | None = getattr(profile, name, None)
        if text is not None:
            yield "  ", f"Noted, {told}: {text}"
