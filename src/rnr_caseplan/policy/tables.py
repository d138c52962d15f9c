"""Reading the parts of an agency's TOML file: every fault is noted, with its key.

Keys of such files are shown in faults: they hold nobody's words but the agency's.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from rnr_caseplan.citations import Source
from rnr_caseplan.errors import Fault, FaultsError
from rnr_caseplan.policy.parsing import Plain
from rnr_caseplan.structure.kinds import describe
from rnr_caseplan.structure.reading import read_value

LONGEST_KEY = 60


class TableReader:
    """Reads values and tables of one document; what is wrong in it is collected in ``faults``."""

    def __init__(self, document: Plain) -> None:
        """Take a parsed document."""
        self.document = document
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

    def text(self, plain: Mapping[str, Any], key: str, path: str) -> Any:
        """Read text that is not blank."""
        text = self.value(plain, key, str, path)
        if text is not None and not text.strip():
            self.note(path, "is blank", "text")
        return text

    def table(self, plain: Mapping[str, Any], key: str, path: str) -> Plain:
        """Give a table; another kind of value is noted and gives an empty one."""
        table = plain.get(key, {})
        if isinstance(table, dict):
            return cast("Plain", table)
        self.note(path, "is of the wrong kind", "a table")
        return {}

    def sources(self) -> Iterator[Source]:
        """Read the sources that the document lists, in their order."""
        tables = self.table(self.document, "sources", "sources")
        for name in tables:
            path = f"sources.{shown(name)}"
            table = self.table(tables, name, path)
            for key in ("title", "publisher", "where"):
                if isinstance(table.get(key), str):
                    self.text(table, key, f"{path}.{key}")
            source = self.value({"source": {**table, "id": name}}, "source", Source, path)
            if source is not None:
                yield source


def shown(key: str) -> str:
    """Give a key of a file for a fault, on one line and not too long."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in key)
    return clean if 0 < len(clean) <= LONGEST_KEY else f"{clean[:LONGEST_KEY]}(...)"
