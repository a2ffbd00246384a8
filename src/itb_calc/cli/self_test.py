"""`itb-calc self-test`: replays the worked cases with the installed program and the installed figures."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version

from itb_calc import __version__
from itb_calc.cli.streams import answer, say
from itb_calc.reference.content_hash import with_plain_line_ends
from itb_calc.reference.loader import load_reference
from itb_calc.reference.locate import ResourcesNotFoundError
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.golden import GoldenCase, differences, golden_file, read_golden_cases

_DIFFERENT = 1
_LIBRARIES = ("pint", "pydantic")


def run_self_test() -> int:
    """Print versions and hashes, replay each case, and return non-zero on any difference."""
    reference = load_reference()
    try:
        content = golden_file().read_bytes()
        cases = read_golden_cases(content)
    except (OSError, ResourcesNotFoundError, ValueError, KeyError, TypeError, RecursionError):
        say("The worked cases cannot be read, so that nothing was tested. Install itb-calc again.")
        return _DIFFERENT
    answer(f"itb-calc {__version__} ({', '.join(f'{name} {_version(name)}' for name in _LIBRARIES)})")
    answer(f"reference data {reference.version or 'unknown'}, SHA-256 {reference.sha256 or 'unknown'}")
    answer(f"worked cases, SHA-256 {hashlib.sha256(with_plain_line_ends(content)).hexdigest()}")
    if reference.defect is not None:
        say(f"{reference.defect} Nothing was replayed.")
        return _DIFFERENT
    failed = sum(_replay(case, reference) for case in cases)
    answer(f"{len(cases) - failed} of {len(cases)} worked cases come out as they must.")
    return _DIFFERENT if failed or not cases else 0


def _replay(case: GoldenCase, reference: Reference) -> bool:
    wrong = differences(case, reference)
    for difference in wrong:
        say(f"{case.title}: {difference}.")
    return bool(wrong)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
