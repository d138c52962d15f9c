"""Sources and the places in them."""

import datetime

import pytest

from rnr_caseplan import Citation, Source


@pytest.mark.parametrize(
    ("statement", "phrase"), [("VA-7c", "VA step 7, VA-7c"), (None, "VA step 7")]
)
def test_a_citation_reads_as_a_phrase(statement: str | None, phrase: str) -> None:
    """The statement's number is told where there is one."""
    assert str(Citation(source="VA", place="step 7", statement=statement)) == phrase


def test_a_source_may_be_no_document() -> None:
    """The library's own choices were retrieved on no day."""
    own = Source(id="LIB", title="own choice", publisher="rnr_caseplan", where="docs")
    assert own.retrieved_on is None
    read = Source(
        id="TC",
        title="slides",
        publisher="somebody",
        where="binder",
        retrieved_on=datetime.date(2026, 11, 22),
    )
    assert len({own, read, own}) == 2
