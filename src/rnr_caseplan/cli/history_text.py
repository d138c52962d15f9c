"""The history of a plan as text."""

from collections.abc import Iterable

from rnr_caseplan.cli.plan_text import wrap


def render_history(paragraphs: Iterable[str]) -> str:
    """Write the paragraphs of a history as text.

    Args:
        paragraphs: One for each event.

    Returns:
        Lines of at most 88 characters, where no single word is longer; one line that says so
        where nothing has happened.
    """
    blocks = ["\n".join(wrap(paragraph, "")) for paragraph in paragraphs]
    return "\n\n".join(blocks) or "Nothing has happened to this plan since it was drafted."
