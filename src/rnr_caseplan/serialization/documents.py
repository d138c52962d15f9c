"""JSON text to plain data and back, without losing or guessing anything."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.structure.kinds import RepeatedFields

DocumentSource = str | os.PathLike[str] | bytes | Mapping[str, Any]
"""A path (text or path object), the bytes of a document, or a document that is parsed."""


def parse_document(source: DocumentSource, schema: str) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Give a document's fields, without its schema line.

    Args:
        source: A path, the document's bytes, or the parsed document.
        schema: The schema that the document must name.

    Returns:
        The fields, and a fault where the schema is another one. Where a field is written
        twice, the objects remember it.

    Raises:
        InputError: Where the bytes are not such a document.
        OSError: Where a file cannot be read.
    """
    fields = parse_object(source)
    given = fields.pop("schema", None)
    if given == schema:
        return fields, ()
    problem = "is missing" if given is None else "is not a schema that is known here"
    return fields, (Fault("schema", problem, schema),)


def parse_object(source: DocumentSource) -> RepeatedFields:
    """Give a document's fields, its schema line among them.

    Args:
        source: A path, the document's bytes, or the parsed document.

    Returns:
        The fields, as a new object; where one is written twice, the objects remember it.

    Raises:
        InputError: Where the bytes are not such a document.
        OSError: Where a file cannot be read.
    """
    data: object = source if isinstance(source, Mapping) else _parse_json(_bytes_of(source))
    if not isinstance(data, Mapping):
        raise InputError([Fault("", "is not an object", "a JSON object")])
    fields = RepeatedFields(cast("Mapping[str, Any]", data))
    fields.repeated = data.repeated if isinstance(data, RepeatedFields) else ()
    return fields


def write_document(fields: dict[str, Any], schema: str) -> str:
    """Give a document as JSON text: the same fields always give the same bytes.

    Args:
        fields: The document's fields.
        schema: The schema that it names.

    Returns:
        JSON, indented by two blanks, with a line break at its end.
    """
    import json  # noqa: PLC0415  # what is exchanged as plain data needs none

    return json.dumps({"schema": schema, **fields}, ensure_ascii=False, indent=2) + "\n"


def path_of(source: str | os.PathLike[str]) -> Path:
    """Give the path of a file; text that is no path is refused without repeating it.

    Raises:
        InputError: Where the text is that of a document.
    """
    if isinstance(source, str) and _looks_like_json(source):
        problem = "is the text of a document, not a path"
        raise InputError([Fault("", problem, "a path, or the document's bytes")])
    return Path(source)


def _bytes_of(source: str | os.PathLike[str] | bytes) -> bytes:
    return source if isinstance(source, bytes) else path_of(source).read_bytes()


def _looks_like_json(text: str) -> bool:
    """Say whether text can hardly be a path: opening it would repeat it in the error."""
    return "\n" in text or "\0" in text or (text.lstrip().startswith("{") and '"' in text)


def _parse_json(document: bytes) -> Any:
    import json  # noqa: PLC0415  # what is exchanged as plain data needs none

    try:
        text = document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text: byte {error.start + 1}"
        raise InputError([Fault("", problem, "UTF-8 text")]) from None
    try:
        return json.loads(text, object_pairs_hook=_object_of)
    except json.JSONDecodeError as error:
        problem = f"is not JSON: line {error.lineno}, column {error.colno}"
    except RecursionError:
        problem = "is nested too deeply"
    except ValueError:
        problem = "holds a number with too many digits"
    raise InputError([Fault("", problem, "a JSON object")]) from None


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = RepeatedFields()
    for name, value in pairs:
        if name in found:
            found.repeated = (*found.repeated, name)
        else:
            found[name] = value
    return found
