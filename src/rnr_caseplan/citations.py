"""Where a value or a rule comes from: sources, and the places in them."""

import datetime

import attrs

from rnr_caseplan.value import Value


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Source(Value):
    """A document that states rules or numbers.

    Attributes:
        id: The short id that citations use, for example ``TC``.
        title: The document's title.
        publisher: Who published it.
        where: Where it can be found, in words.
        retrieved_on: The day on which it was read; ``None`` for a source that is not a document.
    """

    id: str
    title: str
    publisher: str
    where: str
    retrieved_on: datetime.date | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Citation(Value):
    """A place in a source, with the number of the statement if it has one.

    Examples:
        >>> print(Citation(source="VA", place="step 7", statement="VA-7c"))
        VA step 7, VA-7c
    """

    source: str
    place: str
    statement: str | None = None

    def __str__(self) -> str:
        """Give source, place and statement in one phrase."""
        tail = f", {self.statement}" if self.statement else ""
        return f"{self.source} {self.place}{tail}"
