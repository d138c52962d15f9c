"""The command line ``rnr-caseplan``; it only calls the library."""

from rnr_caseplan.cli.main import main

__all__ = ["main"]
