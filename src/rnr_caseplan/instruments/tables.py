"""Reading the parts of a tool's file: every fault is noted, with its key.

Keys of such files are shown in faults: they hold nobody's words but the agency's.
"""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

import attrs

from rnr_caseplan.errors import Fault, FaultsError
from rnr_caseplan.instruments.instrument import NamedTexts
from rnr_caseplan.model.fields import FORM_OF_NAMES, has_form_of_name
from rnr_caseplan.policy.parsing import Plain
from rnr_caseplan.structure.kinds import describe
from rnr_caseplan.structure.reading import read_fields, read_value

T = TypeVar("T")

LONGEST_KEY = 60


class TableReader:
    """Reads values and tables of one document; what is wrong in it is collected in ``faults``."""

    def __init__(self, document: Plain) -> None:
        """Take a parsed document."""
        self.document = document
        self.known_sources: set[str] | None = set()
        self.faults: list[Fault] = []

    def note(self, path: str, problem: str, expected: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(path, problem, expected))

    def value(self, plain: Mapping[str, Any], key: str, kind: Any, path: str) -> Any:
        """Read one value; a fault is noted and gives ``None``."""
        if key not in plain:
            self.note(path, "is missing", describe(kind))
            return None
        try:
            return read_value(plain[key], kind)
        except FaultsError as error:
            self.faults += [fault.below(path) for fault in error.faults]
            return None

    def text(self, key: str) -> str | None:
        """Read a text of the document that is not blank."""
        text: str | None = self.value(self.document, key, str, key)
        if text is not None and not text.strip():
            self.note(key, "is blank", "text")
        return text

    def texts(self, section: str) -> dict[str, str]:
        """Read names with their descriptions."""
        plain: Plain = {section: {}, **self.document}
        pairs: NamedTexts | None = self.value(plain, section, NamedTexts, section)
        texts = dict(pairs or ())
        for name, text in texts.items():
            if not has_form_of_name(name):
                self.note(f"{section}.{shown(name)}", "is not such a name", FORM_OF_NAMES)
            elif not text.strip():
                self.note(f"{section}.{name}", "is blank", "text")
        return texts

    def table(self, plain: Mapping[str, Any], key: str, path: str) -> Plain:
        """Give a table; another kind of value is noted and gives an empty one."""
        table = plain.get(key, {})
        if isinstance(table, dict):
            return cast("Plain", table)
        self.note(path, "is of the wrong kind", "a table")
        return {}

    def cited(self, plain: object, kind: type[T], path: str) -> T | None:
        """Read a part that cites its place; a fault is noted and gives ``None``."""
        values, faults = read_fields(plain, cast("type[attrs.AttrsInstance]", kind))
        self.faults += [fault.below(path) for fault in faults]
        source = values.get("source")
        if (
            source is not None
            and self.known_sources is not None
            and source not in self.known_sources
        ):
            accepted = ", ".join(sorted(self.known_sources)) or "a source that is listed there"
            self.note(f"{path}.source", "is not under [sources]", f"one of {accepted}")
            return None
        return None if faults else kind(**values)


def shown(key: str) -> str:
    """Give a key of a tool's file for a fault, on one line and not too long."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in key)
    return clean if 0 < len(clean) <= LONGEST_KEY else f"{clean[:LONGEST_KEY]}(...)"
