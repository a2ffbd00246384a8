"""The colours of the window: three palettes with the same roles. A meaning is never told by its colour alone."""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """One palette; each colour by its role, as #RRGGBB.

    A severity has a colour for its words and a ground to stand on. `hairline` only separates: no meaning hangs on it.
    """

    name: str
    window: str
    surface: str
    text: str
    muted: str
    border: str
    hairline: str
    accent: str
    on_accent: str
    block: str
    block_ground: str
    confirm: str
    confirm_ground: str
    caution: str
    caution_ground: str
    good: str


LIGHT = Palette(
    name="light",
    window="#F6F7F9",
    surface="#FFFFFF",
    text="#16202B",
    muted="#4A5766",
    border="#76838F",
    hairline="#D5DBE1",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    block="#A4121F",
    block_ground="#FDECEE",
    confirm="#8A3A00",
    confirm_ground="#FFF1E5",
    caution="#6B5300",
    caution_ground="#FFF8DC",
    good="#1D6B3A",
)
DARK = Palette(
    name="dark",
    window="#14191F",
    surface="#1C232B",
    text="#E8EDF2",
    muted="#A9B5C1",
    border="#77879A",
    hairline="#36424E",
    accent="#7DB8F5",
    on_accent="#14191F",
    block="#FF9AA2",
    block_ground="#3A1518",
    confirm="#FFB27A",
    confirm_ground="#382210",
    caution="#F0D565",
    caution_ground="#322B0E",
    good="#7FD6A0",
)
HIGH_CONTRAST = Palette(
    name="high contrast",
    window="#000000",
    surface="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    border="#FFFFFF",
    hairline="#FFFFFF",
    accent="#8FD3FF",
    on_accent="#000000",
    block="#FF8A94",
    block_ground="#000000",
    confirm="#FFB066",
    confirm_ground="#000000",
    caution="#FFE45C",
    caution_ground="#000000",
    good="#8CFFB0",
)
PALETTES = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}
