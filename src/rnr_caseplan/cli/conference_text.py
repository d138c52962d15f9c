"""The sheet for a case conference as text."""

from collections.abc import Iterator

from rnr_caseplan.cli.plan_text import wrap
from rnr_caseplan.model.conference import AtTheTable, ConferenceSheet, QuestionKind
from rnr_caseplan.policy.policy import Policy

_TITLES = {
    QuestionKind.DANGER: "Open dangers",
    QuestionKind.VIOLATION: "Violations and incidents that nobody has answered",
    QuestionKind.CONDITION_DUE: "Court conditions due soon or overdue",
    QuestionKind.UNKNOWN_LEVEL: "Levels to be assessed",
    QuestionKind.SERVICE: "Services that do not help",
    QuestionKind.REFERRAL_REFUSED: "Referrals that were refused",
    QuestionKind.SMALL_WIN: "Small wins that nobody has affirmed",
    QuestionKind.MISSING: "Missing",
}


def render_conference(sheet: ConferenceSheet, policy: Policy) -> str:
    """Write the sheet as text.

    Args:
        sheet: The sheet.
        policy: The policy in force; it gives the names of domains.

    Returns:
        Lines of at most 88 characters, where no single word is longer.
    """
    blocks = (_head(sheet), _table(sheet), _needs(sheet, policy), _questions(sheet), _last(sheet))
    return "\n\n".join("\n".join(block) for block in blocks)


def _head(sheet: ConferenceSheet) -> Iterator[str]:
    yield f"CASE CONFERENCE: {sheet.as_of}"
    yield from wrap(f"For {sheet.participant_id}, plan version {sheet.version}", "")
    yield from wrap(
        f"Policy {sheet.policy.name}, version {sheet.policy.version}, as in force on "
        f"{sheet.policy.on}",
        "",
    )
    yield from wrap(sheet.sharing, "")


def _table(sheet: ConferenceSheet) -> Iterator[str]:
    yield "AT THE TABLE"
    for person in sheet.table:
        yield from wrap(f"{person.seat.value}: {_person(person)}", "  ", "    ")


def _person(person: AtTheTable) -> str:
    told = [text for text in (person.name, person.role, person.agency) if text]
    return f"{person.id} ({', '.join(told)})" if told else person.id


def _needs(sheet: ConferenceSheet, policy: Policy) -> Iterator[str]:
    yield "NEEDS TO PRIORITIZE"
    names = {name: cited.value.name for name, cited in policy.domains}
    for item in sheet.needs:
        need = item.need
        rank = f"{item.rank}." if item.rank else "-"
        told = [
            f"level {need.level.value}",
            item.tier.value.replace("_", " "),
            item.disposition.value.replace("_", " "),
        ]
        name = names.get(need.domain, need.domain)
        yield from wrap(f"{rank:<3} {name} ({need.id}): {', '.join(told)}", "  ", "      ")
    if not sheet.needs:
        yield "  none recorded"


def _questions(sheet: ConferenceSheet) -> Iterator[str]:
    yield "OPEN QUESTIONS"
    for kind, title in _TITLES.items():
        found = [question for question in sheet.questions if question.kind is kind]
        if found:
            yield f"  {title}"
        for question in found:
            due = question.due_on
            day = f" (due {due})" if due and kind is QuestionKind.DANGER else ""
            yield from wrap(f"- {question.what}{day}", "    ", "      ")
    if not sheet.questions:
        yield "  none"


def _last(sheet: ConferenceSheet) -> Iterator[str]:
    last = sheet.last_conference
    if last is None:
        yield "LAST CONFERENCE: none was held"
        return
    yield f"LAST CONFERENCE: {last.held_on}"
    if last.attended_by:
        yield from wrap(f"Who took part: {', '.join(last.attended_by)}", "  ", "    ")
    for decision in last.decisions:
        yield from wrap(f"- {decision}", "  ", "    ")
    if not last.decisions:
        yield "  no decisions recorded"
