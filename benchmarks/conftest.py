"""Prints the ratios after the benchmarks."""

import pytest

from benchmarks.ratios import tables


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Measure the ratios and print them below the report of the benchmarks."""
    terminalreporter.section("library beside plain version")
    for line in tables():
        terminalreporter.write_line(line)
