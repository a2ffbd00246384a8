"""Set itb-calc up and start it or run its checks: `python3 installer/bootstrap.py run|test`.

This file alone also has to be readable for a Python that is too old, so that such a Python gets a sentence.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - the very thing this line is for
        found = ".".join(str(part) for part in sys.version_info[:2])
        sys.stderr.write(f"itb-calc needs Python 3.11 or later; this is Python {found}.\n")
        sys.exit(2)
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer.commands import main

    sys.exit(main(sys.argv[1:]))
