"""Cases in JSON."""

from collections.abc import Iterable
from typing import Any, cast

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.serialization.documents import (
    DocumentSource,
    parse_document,
    write_document,
)
from rnr_caseplan.structure.reading import read_fields
from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.structure.writing import to_sparse

CASE_SCHEMA = "rnr-caseplan/case/1"


def read_case(source: DocumentSource) -> Case:
    """Read a case, strictly.

    Args:
        source: The path of a JSON file (text or a path object), the bytes of a JSON document,
            or a parsed document as a mapping. The reference of the JSON form lists its fields.

    Returns:
        The case. Only ``schema``, ``participant.id`` and ``needs`` are required; every other
        absent fact is unknown.

    Raises:
        InputError: Where the document is malformed: with every fault and its path.
        OSError: Where the file cannot be read.

    Examples:
        >>> case = read_case(
        ...     {
        ...         "schema": "rnr-caseplan/case/1",
        ...         "participant": {"id": "P-1"},
        ...         "needs": [{"id": "n1", "domain": "employment", "level": "high"}],
        ...     }
        ... )
        >>> case.needs[0].level.value
        'high'
    """
    fields, faults = parse_document(source, CASE_SCHEMA)
    return case_from_fields(fields, faults)


def case_from_fields(fields: object, known_faults: Iterable[Fault] = ()) -> Case:
    """Build a case from a document's fields.

    Args:
        fields: The plain object.
        known_faults: Faults that were found before.

    Returns:
        The case.

    Raises:
        InputError: With every fault and its path.
    """
    values, faults = read_fields(fields, Case)
    faults = [*known_faults, *faults, *reference_faults(Case, fields)]
    if faults:
        raise InputError(dict.fromkeys(faults))
    return Case(**values)


def dump_case(case: Case) -> str:
    """Write a case as JSON; reading it gives an equal case.

    Args:
        case: The case.

    Returns:
        JSON text without the facts that are not recorded.

    Examples:
        >>> from rnr_caseplan import Participant
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> read_case(dump_case(case).encode()) == case
        True
    """
    return write_document(case_to_data(case), CASE_SCHEMA)


def case_to_data(case: Case) -> dict[str, Any]:
    """Give a case as plain data, without the facts that are not recorded.

    Args:
        case: The case.

    Returns:
        What ``dump_case`` writes, without the schema line.

    Examples:
        >>> from rnr_caseplan import Participant
        >>> case_to_data(Case(participant=Participant(id="P-1"), needs=()))
        {'participant': {'id': 'P-1'}, 'needs': []}
    """
    return cast("dict[str, Any]", to_sparse(case))
