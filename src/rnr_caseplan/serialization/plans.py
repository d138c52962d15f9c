"""Plans in JSON."""

from typing import Any, cast

from attrs import evolve

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from rnr_caseplan.model.recorded import Recorded
from rnr_caseplan.serialization.cases import case_from_fields, case_to_data, read_case
from rnr_caseplan.serialization.consistency import NeedLine, find_inconsistencies, need_of_line
from rnr_caseplan.serialization.documents import (
    DocumentSource,
    parse_document,
    parse_object,
    write_document,
)
from rnr_caseplan.serialization.events import read_recorded, recorded_to_data
from rnr_caseplan.structure.reading import read_fields, read_value
from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.structure.writing import to_plain

PLAN_SCHEMA = "rnr-caseplan/plan/1"


def read_plan(source: DocumentSource) -> CasePlan:
    """Read a plan, strictly.

    Args:
        source: The path of a JSON file (text or a path object), the bytes of a JSON document,
            or a parsed document as a mapping.

    Returns:
        The plan, equal to the one that was written.

    Raises:
        InputError: Where the document is malformed: with every fault and its path.
        OSError: Where the file cannot be read.

    Examples:
        >>> from rnr_caseplan import InputError
        >>> try:
        ...     read_plan(b'{"schema": "rnr-caseplan/plan/1"}')
        ... except InputError as error:
        ...     print(error.faults[0])
        case: is missing; expected the case that the plan was drafted from
    """
    fields, schema_faults = parse_document(source, PLAN_SCHEMA)
    faults = list(schema_faults)
    case: Case | None = None
    lines: tuple[NeedLine, ...] | None = None
    try:
        case = _case_of(fields)
    except FaultsError as error:
        faults += error.faults
    try:
        lines = _lines_of(fields)
    except FaultsError as error:
        faults += error.faults
    values, other_faults = read_fields(
        fields, CasePlan, leave_out=frozenset({"case", "needs", "history"})
    )
    faults += other_faults
    values["history"], history_faults = _history_of(fields)
    faults += history_faults
    faults += reference_faults(CasePlan, fields)
    if case is not None and lines is not None:
        faults += find_inconsistencies(case, lines, values)
    if faults or case is None or lines is None:
        raise InputError(dict.fromkeys(faults))
    by_id = {need.id: need for need in case.needs}
    needs = tuple(
        PlannedNeed(
            need=need_of_line(by_id[line.need_id], line, values["as_of"]) or by_id[line.need_id],
            tier=line.tier,
            rank=line.rank,
            disposition=line.disposition,
            reasons=line.reasons,
        )
        for line in lines
    )
    return CasePlan(case=case, needs=needs, **values)


def read_plan_or_case(source: DocumentSource) -> CasePlan | Case:
    """Read a plan or a case, whichever the document says that it is.

    Args:
        source: As for ``read_plan`` and ``read_case``.

    Returns:
        A plan where the document names the schema of plans, a case otherwise.

    Raises:
        InputError: Where the document is malformed: with every fault and its path.
        OSError: Where the file cannot be read.

    Examples:
        >>> document = {"schema": "rnr-caseplan/case/1", "participant": {"id": "P-1"}, "needs": []}
        >>> type(read_plan_or_case(document)).__name__
        'Case'
    """
    fields = parse_object(source)
    return read_plan(fields) if fields.get("schema") == PLAN_SCHEMA else read_case(fields)


def dump_plan(plan: CasePlan) -> str:
    """Write a plan as JSON; equal plans give the same bytes, and reading gives an equal plan.

    Args:
        plan: The plan.

    Returns:
        JSON text with every key, lists possibly empty.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Participant, draft_plan, load_policy
        >>> today = datetime.date(2026, 11, 21)
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> plan = draft_plan(case, load_policy("rnr-baseline", on=today), as_of=today)
        >>> read_plan(dump_plan(plan).encode()) == plan
        True
    """
    return write_document(plan_to_data(plan), PLAN_SCHEMA)


def plan_to_data(plan: CasePlan) -> dict[str, Any]:
    """Give a plan as plain data, every key written out.

    Args:
        plan: The plan.

    Returns:
        What ``dump_plan`` writes, without the schema line.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Participant, draft_plan, load_policy
        >>> today = datetime.date(2026, 11, 21)
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> plan = draft_plan(case, load_policy("rnr-baseline", on=today), as_of=today)
        >>> plan_to_data(plan)["eligibility"]["outcome"]
        'assess_first'
    """
    lines = [
        NeedLine(
            need_id=item.need.id,
            domain=item.need.domain,
            level=item.need.level,
            tier=item.tier,
            rank=item.rank,
            disposition=item.disposition,
            reasons=item.reasons,
        )
        for item in plan.needs
    ]
    data = cast("dict[str, Any]", to_plain(evolve(plan, history=())))
    return {
        **data,
        "case": case_to_data(plan.case),
        "needs": to_plain(tuple(lines)),
        "history": [recorded_to_data(entry) for entry in plan.history],
    }


def _case_of(fields: dict[str, Any]) -> Case:
    if "case" not in fields:
        raise InputError([Fault("case", "is missing", "the case that the plan was drafted from")])
    try:
        return case_from_fields(fields["case"])
    except FaultsError as error:
        raise InputError(fault.below("case") for fault in error.faults) from None


def _lines_of(fields: dict[str, Any]) -> tuple[NeedLine, ...]:
    if "needs" not in fields:
        raise InputError([Fault("needs", "is missing", "a list")])
    try:
        return read_value(fields["needs"], tuple[NeedLine, ...])
    except FaultsError as error:
        raise InputError(fault.below("needs") for fault in error.faults) from None


def _history_of(fields: dict[str, Any]) -> tuple[tuple[Recorded, ...], list[Fault]]:
    """Read the history, and find where its versions do not count up to the plan's."""
    given = fields.get("history", [])
    if not isinstance(given, list):
        return (), [Fault("history", "is of the wrong kind", "a list")]
    entries: list[Recorded] = []
    faults: list[Fault] = []
    for place, data in enumerate(cast("list[object]", given)):
        path = f"history[{place}]"
        try:
            entry = read_recorded(data)
        except FaultsError as error:
            faults += [fault.below(path) for fault in error.faults]
            continue
        entries.append(entry)
        if entry.version != place + 1:
            problem = "does not follow from the version before"
            faults.append(Fault(f"{path}.version", problem, str(place + 1)))
    if given and fields.get("version") != len(cast("list[object]", given)):
        faults.append(
            Fault("version", "differs from the last of the history", "the number of its entries")
        )
    if entries and not isinstance(entries[0].event, Drafted):
        faults.append(Fault("history[0].event.kind", "is not the draft", "drafted"))
    return tuple(entries), faults
