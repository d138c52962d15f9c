"""The history of a plan as text."""

from rnr_caseplan.cli.history_text import render_history


def test_paragraphs_stand_apart_and_fit_the_page() -> None:
    """Each event is a paragraph of lines that can be printed."""
    text = render_history(["1. " + "word " * 40, "2. end"])
    first, second = text.split("\n\n")
    assert max(len(line) for line in first.splitlines()) <= 88
    assert len(first.splitlines()) > 1
    assert second == "2. end"


def test_a_draft_says_that_nothing_has_happened() -> None:
    """An empty page would look like a fault."""
    assert render_history([]) == "Nothing has happened to this plan since it was drafted."


def test_what_steers_a_terminal_is_not_written() -> None:
    """Recorded words may hold anything."""
    assert "\x1b" not in render_history(["1. \x1b[31mred"])
