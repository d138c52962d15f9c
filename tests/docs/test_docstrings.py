"""Every example in the documentation of the code runs."""

import doctest
import importlib
import pkgutil

import pytest

import rnr_caseplan

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(rnr_caseplan.__path__, "rnr_caseplan.")
)


def test_the_list_of_modules_is_not_empty() -> None:
    """Packages and their modules are found at every depth."""
    assert {"rnr_caseplan.errors", "rnr_caseplan.rules.tiers", "rnr_caseplan.__main__"} <= set(
        MODULES
    )


@pytest.mark.parametrize("name", ["rnr_caseplan", *MODULES])
def test_the_examples_of_a_module_run(name: str) -> None:
    """Each gives what it shows."""
    outcome = doctest.testmod(importlib.import_module(name), optionflags=doctest.FAIL_FAST)
    assert outcome.failed == 0
