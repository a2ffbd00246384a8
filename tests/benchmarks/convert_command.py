"""The convert command against importing pint, whole processes. Run: python -m tests.benchmarks.convert_command."""

import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.benchmarks.measure import in_turn

_TARGET_RATIO = 1.3
_ROUNDS = 25


def main() -> None:
    """Print the ratio of the minima of whole processes, and the target."""
    script = Path(sys.executable).with_name("itb-calc")
    convert = partial(_process, str(script), "convert", "10 mg/20 mL")
    import_pint = partial(_process, sys.executable, "-c", "import pint")
    compared = in_turn(convert, import_pint, rounds=_ROUNDS, repeats=1)
    print(f"convert / import pint: {compared.ratio:.2f} (target: at most {_TARGET_RATIO})")


def _process(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
