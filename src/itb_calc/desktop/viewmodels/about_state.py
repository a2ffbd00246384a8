"""What the program is for and what it is not, with the versions and hashes behind every number."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc import __version__
from itb_calc.reference.reference import Reference

PURPOSE = (
    (
        "itb-calc checks the refill of an implanted pump with intrathecal baclofen. It is a second, independent check"
        " and a teaching aid for trained staff."
    ),
    (
        "The label, the pump's programmer and the prescriber decide. Where they and this program differ, stop and find"
        " out why before anything is filled or programmed."
    ),
    (
        "It is not a certified medical device. Each of its figures must be checked by a pharmacist against the current"
        " label or manual."
    ),
    (
        "What you type stays on this machine: the program has no network code, and keeps a log only where you"
        " turn it on."
    ),
)
KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl and a page's number in the list", "go to a page"),
    ("F6", "go round: pages, worksheet, findings"),
    ("Tab, Shift+Tab", "next and previous field"),
    ("Alt and the underlined letter", "go to a field; again for the next field with this letter"),
    ("Ctrl+Enter", "write what the field offers"),
    ("Ctrl+B", "go to the field for the code on the package; scan it there, or type its number and press Enter"),
    ("F1", "what this field is for; again to close it"),
    ("Ctrl+arrow down", "from a field to the results beside it; Escape goes back"),
    ("Arrows up and down", "from result to result"),
    ("Enter on a result", "open its working"),
    ("Ctrl+Shift+W", "open the ways to prepare, and go to them; again to close them"),
    ("Enter on a way", "take it over into the worksheet; Escape goes back to the field"),
    ("Arrows in a table", "from row to row in one column"),
    ("Ctrl+Delete in a table", "empty the row"),
    ("Ctrl+N, Ctrl+O, Ctrl+S", "new worksheet, open, save"),
    ("Ctrl+Z, Ctrl+Shift+Z", "take the last step back, wherever it was; do it again"),
    ("Ctrl+Shift+N", "bring back the worksheet before"),
    ("Ctrl+C on a result", "copy it with its name and unit"),
    ("Ctrl+Shift+C", "copy the whole evaluation as text"),
    ("Ctrl+R", "copy the sentence to read back on the telephone"),
    ("Enter on a finding", "go to its field"),
    ("Enter on a candidate of a plan", "take it over into the worksheet"),
    ("Ctrl+plus, Ctrl+minus, Ctrl+0", "larger, smaller, 100 %"),
)


@dataclass(frozen=True, slots=True)
class AboutState:
    """Paragraphs of the purpose, keys with what they do, and versions with hashes."""

    purpose: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]


def about_state(reference: Reference, libraries: tuple[tuple[str, str], ...]) -> AboutState:
    """Derive the page; `libraries` are names and versions of what the program runs on."""
    versions = (
        ("itb-calc", __version__),
        ("Reference data", reference.version or "unknown"),
        ("SHA-256 of the reference data", reference.sha256 or "unknown"),
        ("State of the reference data", reference.defect or "as reviewed"),
        *libraries,
        ("Font", "Inter, under the SIL Open Font License"),
    )
    return AboutState(PURPOSE, KEYS, versions)
