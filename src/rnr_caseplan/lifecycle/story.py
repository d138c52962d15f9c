"""``tell_history``: the history of a plan as a story that a judge can follow."""

from collections.abc import Iterable, Iterator

from rnr_caseplan.catalogue.telling import find_rule
from rnr_caseplan.decisions import Reason
from rnr_caseplan.errors import NotFoundError
from rnr_caseplan.lifecycle.telling import facts_of
from rnr_caseplan.lifecycle.wording import Words, ended, in_words
from rnr_caseplan.model.events.needs import LevelOverridden, NeedsReassessed
from rnr_caseplan.model.events.situation import SobrietyChanged
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent, Recorded


def tell_history(plan: CasePlan) -> tuple[str, ...]:
    """Tell the history of a plan in words: when, what, by whom, why, against which rule.

    It holds the participant's words and everything else that was recorded: who may read it is for
    the caller to say.

    Args:
        plan: The plan.

    Returns:
        One paragraph for each event, in the order in which they were recorded, each with the
        version of the plan that it made; a draft without a history gives none.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Case, Participant, apply, draft_plan, load_policy
        >>> from rnr_caseplan.lifecycle import CopyGiven
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> plan = apply(plan, CopyGiven(on=day, by="staff:17"), policy).value
        >>> print(tell_history(plan)[1])
        2. 21 November 2026: The participant was given a copy of the plan. Recorded by staff:17.
    """
    words = Words(plan)
    return tuple(_tell(entry, words) for entry in plan.history)


def _tell(entry: Recorded, words: Words) -> str:
    """Tell one entry, and go on to the words that it brought."""
    event = entry.event
    sentence = _sentence(entry, words)
    parts = [ended(f"{sentence[:1].upper()}{sentence[1:]}"), *words.more(entry)]
    if event.reason:
        parts.append(f"Reason given: {ended(event.reason)}")
    parts += _override(event, entry.reasons)
    if event.by is not None:
        parts.append(f"Recorded by {words.shown('by', event.by)}.")
    words.follow(event)
    return f"{entry.version}. {in_words(event.on)}: {' '.join(parts)}"


def _sentence(entry: Recorded, words: Words) -> str:
    """Tell an event by the sentence of its rule, with the words for its ids."""
    event = entry.event
    if isinstance(event, SobrietyChanged) and event.sober_since is None:
        return "the time of sobriety ended"
    first = entry.reasons[0].facts if entry.reasons else ()
    facts = {**dict(facts_of(event)), **dict(first)}
    shown = {name: words.shown(name, value) for name, value in facts.items()}
    if isinstance(event, NeedsReassessed):
        shown["levels"] = words.levels(event)
    elif isinstance(event, LevelOverridden):
        shown["levels"] = words.decided(event)
    return find_rule(f"events.{event.kind}").sentence.format_map(_Lenient(shown)).strip()


class _Lenient(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "not recorded"


def _override(event: PlanEvent, reasons: Iterable[Reason]) -> Iterator[str]:
    """Tell who decided for it, and why; where rules stood against it, which ones."""
    override = event.override
    if override is None:
        return
    decided = f"{override.by} decided on {in_words(override.on)}"
    for reason in reasons:
        if reason.rule == "lives.override":
            against = reason.fact("rules")
            rules = against if isinstance(against, tuple) else (str(against),)
            told = " and ".join(_rule(rule) for rule in rules)
            yield f"{decided} to go on all the same, against {told}: {ended(override.reason)}"
            return
    yield f"{decided} that it is so: {ended(override.reason)}"


def _rule(rule_id: str) -> str:
    """Name a rule by what it says; one that this version does not know, by its id."""
    try:
        statement = find_rule(rule_id).statement
    except NotFoundError:
        return rule_id
    return f"the rule \u201c{statement}\u201d ({rule_id})"
