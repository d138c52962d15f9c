"""What the decorator makes of a function that looks for a fault."""

from collections.abc import Iterator

from rnr_caseplan import Severity
from rnr_caseplan.catalogue.rule import LIB, VA_7
from rnr_caseplan.checks import AS_IT_IS, Example, Found, Principle
from rnr_caseplan.checks.check import Check, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.citations import Citation


def made(source: Citation, *also: str) -> Check:
    """Make a check that finds nothing."""

    @check(
        "XYZ01",
        "Nothing is wrong",
        Severity.ADVICE,
        why="It is a test.",
        mend="Do nothing.",
        source=source,
        also=also,
        principles=(Principle.NEED,),
        example=Example("goals", bad=()),
    )
    def nothing(_: Examined) -> Iterator[Found]:
        yield from ()

    return nothing


def test_a_check_judges_the_statement_of_its_source_and_those_beside_it() -> None:
    """Each once, its own first."""
    assert made(VA_7, "SP-3", "VA-7c").statements == ("VA-7c", "SP-3")
    assert made(LIB, "SP-3").statements == ("SP-3",)
    assert made(LIB).statements == ()


def test_a_check_serves_no_rule_and_is_not_for_people_unless_it_says_so() -> None:
    """And the good side of its example is the example plan as it stands."""
    plain = made(VA_7)
    assert plain.rule is None
    assert not plain.is_for_people
    assert plain.example.good is AS_IT_IS
    assert plain.example.given == ()


def test_what_is_shown_of_a_check_is_not_its_code() -> None:
    """The function means nothing to a reader."""
    assert "look" not in repr(made(VA_7))
