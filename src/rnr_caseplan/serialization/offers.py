"""Catalogues of services in JSON."""

from typing import Any, cast

from rnr_caseplan.errors import InputError
from rnr_caseplan.model.offers import ServiceCatalogue
from rnr_caseplan.serialization.documents import DocumentSource, parse_document, write_document
from rnr_caseplan.structure.reading import read_fields
from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.structure.writing import to_sparse

SERVICES_SCHEMA = "rnr-caseplan/services/1"


def read_services(source: DocumentSource) -> ServiceCatalogue:
    """Read the catalogue of the services in a community, strictly.

    Args:
        source: The path of a JSON file (text or a path object), the bytes of a JSON document,
            or a parsed document as a mapping.

    Returns:
        The catalogue. Each service needs ``id``, ``name``, ``needs``, ``kind`` and ``provider``;
        every other absent fact is unknown.

    Raises:
        InputError: Where the document is malformed: with every fault and its path.
        OSError: Where the file cannot be read.

    Examples:
        >>> catalogue = read_services(
        ...     {
        ...         "schema": "rnr-caseplan/services/1",
        ...         "services": [
        ...             {
        ...                 "id": "jobs",
        ...                 "name": "Job club",
        ...                 "needs": ["employment"],
        ...                 "kind": "job_help",
        ...                 "provider": "the job center",
        ...             }
        ...         ],
        ...     }
        ... )
        >>> [service.id for service in catalogue.services]
        ['jobs']
    """
    fields, schema_faults = parse_document(source, SERVICES_SCHEMA)
    values, faults = read_fields(fields, ServiceCatalogue)
    faults = [*schema_faults, *faults, *reference_faults(ServiceCatalogue, fields)]
    if faults:
        raise InputError(dict.fromkeys(faults))
    return ServiceCatalogue(**values)


def services_to_data(catalogue: ServiceCatalogue) -> dict[str, Any]:
    """Give a catalogue of services as plain data, without the facts that are not recorded.

    Args:
        catalogue: The catalogue.

    Returns:
        What ``dump_services`` writes, without the schema line.

    Examples:
        >>> services_to_data(ServiceCatalogue(services=()))
        {'services': []}
    """
    return cast("dict[str, Any]", to_sparse(catalogue))


def dump_services(catalogue: ServiceCatalogue) -> str:
    """Write a catalogue of services as JSON; reading it gives an equal catalogue.

    Args:
        catalogue: The catalogue.

    Returns:
        JSON text without the facts that are not recorded.

    Examples:
        >>> catalogue = ServiceCatalogue(services=(), evidence_scale=("promising", "effective"))
        >>> read_services(dump_services(catalogue).encode()) == catalogue
        True
    """
    return write_document(services_to_data(catalogue), SERVICES_SCHEMA)
