"""The codes of all checks, listed apart from them."""

from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.checks import all_checks


def test_the_list_has_the_code_of_every_check_and_no_other() -> None:
    """In the order of the registry."""
    assert tuple(check.code for check in all_checks()) == CHECK_CODES
