"""python -m dateline.evaluate"""

from __future__ import annotations

import sys

from dateline.evaluate.runner import main

if __name__ == "__main__":
    sys.exit(main())
