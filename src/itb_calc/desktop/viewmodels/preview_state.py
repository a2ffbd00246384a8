"""What stands beside the preview of a paper: what it is, whether it is final, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.report.papers import TITLES, Wanted
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.vouched import Vouched

FINAL = "Final: nothing is blocked, everything is read and signed."
WITHOUT_A_CHECK = "Final without a second check: nothing is blocked, everything is read, and it is signed as prepared."
NOT_FINAL = "Not final: “not final” stands across each page, until this is done."


@dataclass(frozen=True, slots=True)
class PreviewState:
    """A heading, a sentence on being final with what is to be done for it, and why there is no such paper, if not."""

    heading: str
    standing: str
    reasons: tuple[str, ...]
    refusal: str

    @property
    def spoken(self) -> str:
        """All of it, for those who listen."""
        return " ".join((self.heading + ".", self.refusal or " ".join((self.standing, *self.reasons))))


def preview_state(wanted: Wanted, names: Vouched, pages: int, refused: NoPaper | None) -> PreviewState:
    """Say what the preview shows; `pages` are those of the paper, none where it is refused."""
    if refused is not None:
        return PreviewState(TITLES[wanted.what], "", (), refused.message)
    count = "1 page" if pages == 1 else f"{pages} pages"
    final = f"{WITHOUT_A_CHECK} Second check: {names.unchecked}" if names.unchecked else FINAL
    standing = final if names.is_final else NOT_FINAL
    return PreviewState(f"{TITLES[wanted.what]}, {count}", standing, names.against_final, "")


def picture_name(wanted: Wanted, number: int, pages: int) -> str:
    """Name the picture of a page, counted from 1."""
    return f"{TITLES[wanted.what]}, page {number} of {pages}"


def printed_in_words(wanted: Wanted, names: Vouched, where: str = "") -> str:
    """Say that a paper was printed, or written to a file of that name."""
    done = f"is saved as {where}" if where else "was sent to the printer"
    final = "" if names.is_final else " It is not final, and says so."
    return f"{TITLES[wanted.what]} {done}.{final}"
