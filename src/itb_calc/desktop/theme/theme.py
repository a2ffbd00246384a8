"""A theme: a palette and a zoom. Every size in the window comes from here, in pixels at 100 %."""

from __future__ import annotations

from typing import NamedTuple

from itb_calc.desktop.theme.palette import LIGHT, Palette

GRID = 8
SMALL = 12
TEXT = 13
FIELD = 15
SECTION = 15
MAIN = 20
TARGET = 32
ZOOMS = (100, 125, 150, 175, 200)


class Theme(NamedTuple):
    """Which colours, and how large (percent)."""

    palette: Palette = LIGHT
    zoom: int = 100

    def px(self, pixels: int) -> int:
        """Return a size of the design in pixels of the window."""
        return pixels * self.zoom // 100

    def steps(self, count: int) -> int:
        """Return so many steps of the grid."""
        return self.px(GRID * count)
