"""An agenda as a table of text, each line with its reason below."""

from collections.abc import Iterator

from attrs import evolve

from rnr_caseplan.cli.plan_text import wrap
from rnr_caseplan.errors import NotFoundError
from rnr_caseplan.model.agenda import Agenda, AgendaItem
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.duties import SAFETY

_HEADS = ("due", "state", "what", "about")
_SHORTEST = (10, 8, 10, 5)
_INDENT = "    "


def render_agenda(agenda: Agenda, policy: Policy) -> str:
    """Write an agenda as text.

    Args:
        agenda: The agenda.
        policy: The policy that it was made with.

    Returns:
        A head, a table whose lines are followed by their reasons, and what cannot be counted.
    """
    return "\n".join(_lines(agenda, policy))


def only_duty(agenda: Agenda, name: str, policy: Policy) -> Agenda:
    """Give an agenda of one duty alone.

    Args:
        agenda: The agenda.
        name: The duty's name in the policy.
        policy: The policy that it was made with.

    Returns:
        The agenda with what is about that duty.

    Raises:
        NotFoundError: Where the policy has no such duty.
    """
    names = (*[key.partition(".")[2] for key, _ in policy.all_duties()], SAFETY)
    if name not in names:
        raise NotFoundError(kind="duty", accepted=names)
    return evolve(
        agenda,
        items=tuple(item for item in agenda.items if item.duty == name),
        undecided=tuple(item for item in agenda.undecided if item.duty == name),
    )


def _lines(agenda: Agenda, policy: Policy) -> Iterator[str]:
    yield f"AGENDA: {agenda.start} to {agenda.end}, as of {agenda.as_of}"
    yield f"Policy {policy.name}, version {policy.version}, as in force on {policy.on}"
    people = [item.for_whom for item in agenda.items]
    people += [undecided.for_whom for undecided in agenda.undecided]
    for person in dict.fromkeys(people):
        yield from wrap(f"For {person}", "")
    yield ""
    rows = [_cells(item) for item in agenda.items]
    widths = [
        max(shortest, *(len(row[place]) for row in (_HEADS, *rows)))
        for place, shortest in enumerate(_SHORTEST)
    ]
    yield _row(_HEADS, widths)
    yield _row(tuple("-" * width for width in widths), widths)
    for item, row in zip(agenda.items, rows, strict=True):
        yield _row(row, widths)
        if item.earliest_on is not None:
            yield f"{_INDENT}Not before {item.earliest_on}"
        yield from wrap(f"Why: {item.why} [{item.reasons[0].rule}]", _INDENT)
    if not rows:
        yield "nothing in this period"
    if agenda.undecided:
        yield from ("", "CANNOT BE COUNTED")
    for undecided in agenda.undecided:
        about = f" {undecided.about}" if undecided.about else ""
        yield from wrap(f"{undecided.what}{about}: {undecided.why}", "  ")
    if agenda.warnings:
        yield from ("", "TO LOOK AT")
    for warning in agenda.warnings:
        yield from wrap(f"- {warning}", "  ", "    ")


def _cells(item: AgendaItem) -> tuple[str, ...]:
    due_on = str(item.due_on) if item.due_on is not None else "none"
    return due_on, item.state.value.replace("_", " "), " ".join(item.what.split()), item.about or ""


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
