"""``python -m rnr_caseplan`` is the same as ``rnr-caseplan``."""

import sys

from rnr_caseplan.cli import main

if __name__ == "__main__":
    sys.exit(main())
