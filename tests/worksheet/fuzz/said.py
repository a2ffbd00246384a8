"""What a worksheet says, leaf by leaf, to be held against the leaves of its file."""

from dataclasses import asdict
from typing import Any

from itb_calc.worksheet.codec import Saved
from itb_calc.worksheet.shown import Shown
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.fuzz.walk import Leaves, Path

# Without the first nothing of the section is kept: nothing is confirmed without a reason, nor signed without a name.
_NEEDED = {"confirmations": "reason", "signatures": "name"}
_FIXED: tuple[Path, ...] = (("schema",), ("kind",), ("decimal_mark",))


def entered_in(leaves: Leaves) -> Leaves:
    """Return the leaves of a file that say something, as the description of the file has it."""
    kept = {path: value for path, value in leaves.items() if path not in _FIXED and _says_something(path, value)}
    return {path: value for path, value in kept.items() if _has_its_need(path, kept)}


def _says_something(path: Path, value: object) -> bool:
    if value is None or (path[-1] == "#" and value == 0):
        return False
    in_shown = path[0] == "shown" and path[1] in ("meanings", "results")
    in_shown = in_shown or (path[0] == "signatures" and path[2:4] == ("shown", "results"))
    return in_shown or path[-2:-1] == ("differing",) or not (value == "" or (path[-1] == "void" and value is False))


def _has_its_need(path: Path, kept: Leaves) -> bool:
    needed = _NEEDED.get(str(path[0]))
    return needed is None or (path[0], path[1], needed) in kept


def leaves_said(saved: Saved) -> Leaves:
    """Return what an accepted file is taken to say, in the same form."""
    worksheet = saved.worksheet
    said: Leaves = {tuple(path.split(".")): text for path, text in worksheet.texts.items()}
    said |= {tuple(path.split(".")): says for path, says in worksheet.answers.items()}
    said |= _rows(("dose", "schedule"), worksheet.schedule) | _rows(("visits",), worksheet.visits)
    said |= {("site", key): text for key, text in worksheet.site.items()} | {("number",): worksheet.number}
    said |= _record(worksheet) | ({} if saved.shown is None else _shown(saved.shown))
    return {path: value for path, value in said.items() if _says_something(path, value)}


def _rows(path: Path, rows: tuple[Any, ...]) -> Leaves:
    said: Leaves = {(*path, "#"): len(rows)}
    for place, row in enumerate(rows):
        said |= {(*path, place, part): value for part, value in row.items()}
    return said


def _voucher(path: Path, each: Any) -> Leaves:  # noqa: ANN401 - any of the dataclasses of the record
    parts = {part: value for part, value in asdict(each).items() if part != "shown"}
    return {(*path, "void" if part == "is_void" else part): value for part, value in parts.items()}


def _record(worksheet: Worksheet) -> Leaves:
    said: Leaves = {("second_check", "#"): len(worksheet.rounds), ("prints", "#"): len(worksheet.prints)}
    for rule, given in worksheet.confirmations.items():
        said |= _voucher(("confirmations", rule), given)
    for role, signature in worksheet.signatures.items():
        said |= _voucher(("signatures", role), signature)
        at_signing: Path = ("signatures", role, "shown")
        said |= {(*at_signing, "results", name): text for name, text in signature.shown.results}
        rows = tuple(dict(zip(("rule", "message"), each, strict=True)) for each in signature.shown.findings)
        said |= _rows((*at_signing, "findings"), rows)
    for place, each in enumerate(worksheet.prints):
        said |= _voucher(("prints", place), each)
    for place, done in enumerate(worksheet.rounds):
        path: Path = ("second_check", place)
        said |= {(*path, "by"): done.by, (*path, "at"): done.at}
        said |= {(*path, "content"): done.content, (*path, "differing", "#"): len(done.differing)}
        said |= {(*path, "differing", item): name for item, name in enumerate(done.differing)}
    return said


def _shown(shown: Shown) -> Leaves:
    heads = ("version", "reference_version", "reference_sha256", "today")
    said: Leaves = {("shown", name): getattr(shown, name) for name in heads}
    said |= {("shown", "meanings", path): text for path, text in shown.meanings.items()}
    said |= {("shown", "results", name): text for name, text in shown.results.items()}
    findings = tuple(dict(zip(("rule", "severity", "message"), each, strict=True)) for each in shown.findings)
    problems = tuple(dict(zip(("field", "message"), each, strict=True)) for each in shown.problems)
    return said | _rows(("shown", "findings"), findings) | _rows(("shown", "problems"), problems)
