"""Reading the parts that only a tool's file has: names in words, and what cites its place."""

from typing import TypeVar, cast

import attrs

from rnr_caseplan.instruments.instrument import NamedTexts
from rnr_caseplan.model.fields import FORM_OF_NAMES, has_form_of_name
from rnr_caseplan.policy.parsing import Plain
from rnr_caseplan.policy.tables import TableReader, shown
from rnr_caseplan.structure.reading import read_fields

T = TypeVar("T")


class ToolReader(TableReader):
    """Reads what is particular to tools: names with descriptions, and parts that cite a place."""

    def __init__(self, document: Plain) -> None:
        """Take a parsed document."""
        super().__init__(document)
        self.known_sources: set[str] | None = set()

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
