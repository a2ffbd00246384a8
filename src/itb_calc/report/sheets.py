"""What is to be printed, before it is laid out: paper, margins, the text in a scale, the QR code and its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class QrPlace:
    """The squares of a QR code, and where they stand on the paper (points)."""

    squares: tuple[tuple[bool, ...], ...]
    left: float
    top: float
    side: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper (points): its text in a scale, the scales to try, and what is drawn around the text.

    `comfortable` is the smallest scale where one page is not enough anyway.
    `head` stands above every page but the first, which says whose it is itself.
    `too_small` is what is said where it must be one page and does not fit on it.
    """

    text: Callable[[float], str]
    paper: tuple[float, float]
    margin: float
    scales: tuple[float, ...]
    is_final: bool
    comfortable: float = 1.0
    qr: QrPlace | None = None
    foot: str = ""
    head: str = ""
    must_be_one_page: bool = False
    too_small: str = ""

    @property
    def inside(self) -> tuple[float, float]:
        """Width and height between the margins (points)."""
        width, height = self.paper
        return width - 2 * self.margin, height - 2 * self.margin
