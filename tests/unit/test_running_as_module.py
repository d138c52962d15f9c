"""``python -m rnr_caseplan`` is the command line."""

import runpy
import sys

import pytest


def test_the_module_runs_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the arguments of the process, and its exit status."""
    monkeypatch.delitem(sys.modules, "rnr_caseplan.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["rnr-caseplan", "explain", "goals.limit"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("rnr_caseplan", run_name="__main__")
    assert caught.value.code == 0
    assert capfd.readouterr().out.startswith("goals.limit\n")
    monkeypatch.setattr(sys, "argv", ["rnr-caseplan", "explain", "goals.nonsense"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("rnr_caseplan", run_name="__main__")
    assert caught.value.code == 2


def test_importing_the_module_runs_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Tools that look at every module may import it."""
    monkeypatch.delitem(sys.modules, "rnr_caseplan.__main__", raising=False)
    runpy.run_module("rnr_caseplan.__main__", run_name="looked_at")
    assert capfd.readouterr() == ("", "")
