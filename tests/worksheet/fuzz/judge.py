"""What must hold for whatever a file holds: a sentence, or a worksheet that says what stands there."""

from itb_calc.worksheet.codec import FileRefused, Saved, read_saved
from itb_calc.worksheet.shown import meanings_of
from tests.worksheet.fuzz.meaning import means
from tests.worksheet.fuzz.said import entered_in, leaves_said
from tests.worksheet.fuzz.walk import Leaves, TwiceError, leaves_of


def judge(content: bytes) -> tuple[str, str | None]:
    """Return what became of a file (`accepted`, or the kind of the refusal), and what is wrong with that."""
    try:
        outcome = read_saved(content)
    except Exception as raised:  # noqa: BLE001 - whatever is raised is the finding
        return "raised", f"{type(raised).__name__}: {raised}"
    if isinstance(outcome, FileRefused):
        return _kind_of(outcome.message), _wrong_sentence(outcome.message)
    return "accepted", _wrong_worksheet(content, outcome)


def _kind_of(message: str) -> str:
    words = ("has written down as its meaning", "but it must be", "which a worksheet does not have", "twice, and")
    return next((f"refused: … {each} …" for each in words if each in message), f"refused: {message[:34]}…")


def _wrong_sentence(message: str) -> str | None:
    fits = message.isprintable() and message.endswith(".") and message[0].isupper() and len(message) < 400
    return None if fits else f"no printable sentence: {message!r}"


def _wrong_worksheet(content: bytes, saved: Saved) -> str | None:
    try:
        leaves = leaves_of(content)
    except TwiceError as twice:
        return f"a key stands twice: {twice}"
    except ValueError as broken:
        return f"no JSON: {broken}"
    entered, said = entered_in(leaves), leaves_said(saved)
    differing = [path for path in {**entered, **said} if path not in entered or entered[path] != said.get(path)]
    if differing:
        return f"not what stands there: {differing[0]} is {said.get(differing[0])!r}"
    if saved.worksheet.decimal_mark.value != (leaves.get(("decimal_mark",)) or "."):
        return "another decimal mark than stands there"
    return _wrong_meaning(saved, leaves)


def _wrong_meaning(saved: Saved, leaves: Leaves) -> str | None:
    """Say which meaning, written in the file or found by the program, is not the one of an independent reader."""
    worksheet, mark = saved.worksheet, saved.worksheet.decimal_mark.value
    typed = dict(worksheet.texts)
    for listed, rows in (("dose.schedule", worksheet.schedule), ("visits", worksheet.visits)):
        for place, row in enumerate(rows):
            typed |= {f"{listed}[{place}].{part}": text for part, text in row.items()}
    answers = {path: "true" if says else "false" for path, says in worksheet.answers.items()}
    found = meanings_of(worksheet)
    for path, text in typed.items():
        if not means(path, text, mark, found.get(path)):
            return f"{path}: {text!r} is taken to mean {found.get(path)!r}"
    for key, meaning in leaves.items():
        if key[:2] == ("shown", "meanings") and len(key) == 3:
            path = str(key[2])
            if path not in typed and path not in answers:
                return f"{path} has a meaning and no text"
            # Of a text that nobody can read the file may claim what it meant once.
            if found.get(path) != meaning and found.get(path) is not None:
                return f"{path}: {meaning!r} is written, but it means {found.get(path)!r}"
    return None
