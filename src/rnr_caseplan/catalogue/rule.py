"""What a rule is: an id, a statement, a sentence, a place."""

import attrs

from rnr_caseplan.citations import Citation
from rnr_caseplan.value import Value


@attrs.frozen(repr=False, eq=False)
class Rule(Value):
    """One rule of the library.

    Attributes:
        id: The id that reasons carry.
        statement: What the rule says, in plain words.
        sentence: How one decision by this rule is told.
        citation: The place that states it; a decision that rests on a policy's value cites
            that value's place instead.
        also: The numbers of further statements that it carries.
    """

    id: str
    statement: str
    sentence: str
    citation: Citation
    also: tuple[str, ...] = ()


def cite(source: str, place: str, statement: str | None = None) -> Citation:
    """Give a place in a source."""
    return Citation(source=source, place=place, statement=statement)


VA_2 = cite("VA", "step 2", "VA-2b")
VA_3 = cite("VA", "step 3", "VA-3b")
VA_4 = cite("VA", "step 4", "VA-4c")
VA_7 = cite("VA", "step 7", "VA-7c")
TC_5 = cite("TC", "Fluid and dynamic document", "TC-5")
TC_9 = cite("TC", "Responsivity needs", "TC-9a")
TC_12 = cite("TC", "Maintenance needs, later or final phase", "TC-12a")
CG = cite("CG", "planning around a driver")
AB = cite("AB", "principle of professional discretion")
LIB = cite("LIB", "this library's own choice")
