"""How a plan's text shows a level on which a person decided, beside the assessed one."""

from collections.abc import Iterator

from rnr_caseplan.model.overrides import Override
from rnr_caseplan.model.vocabulary import Level, RiskLevel


def tell_level(level: Level | RiskLevel, assessed: Level | RiskLevel) -> str:
    """Show a level, and where a person decided on it, the assessed one too.

    Args:
        level: The level that counts.
        assessed: The level that the assessment gave.

    Returns:
        The words.

    Examples:
        >>> tell_level(Level.LOW, Level.LOW)
        'low'
        >>> tell_level(RiskLevel.HIGH, RiskLevel.LOW_MODERATE)
        'high (assessed: low moderate)'
    """
    told = level.value.replace("_", " ")
    return told if level is assessed else f"{told} (assessed: {assessed.value.replace('_', ' ')})"


def tell_reason_given(override: Override | None) -> Iterator[str]:
    """Show why a person decided on a level, in the person's words.

    Args:
        override: The decision; ``None`` where nobody made one.

    Yields:
        One line where there is a decision.

    Examples:
        >>> list(tell_reason_given(None))
        []
    """
    if override is not None:
        yield f"Reason given by {override.by}: {override.reason}"
