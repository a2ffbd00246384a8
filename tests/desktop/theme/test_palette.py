"""The colours: those of the published table, with contrast enough in every pair that carries words."""

from itertools import product

import pytest

from itb_calc.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Palette

# As the look of the window was settled: role by role, light, dark and high contrast.
TABLE = {
    "window": ("#F6F7F9", "#14191F", "#000000"),
    "surface": ("#FFFFFF", "#1C232B", "#000000"),
    "text": ("#16202B", "#E8EDF2", "#FFFFFF"),
    "muted": ("#4A5766", "#A9B5C1", "#FFFFFF"),
    "border": ("#76838F", "#77879A", "#FFFFFF"),
    "accent": ("#0B5CAD", "#7DB8F5", "#8FD3FF"),
    "block": ("#A4121F", "#FF9AA2", "#FF8A94"),
    "block_ground": ("#FDECEE", "#3A1518", "#000000"),
    "confirm": ("#8A3A00", "#FFB27A", "#FFB066"),
    "confirm_ground": ("#FFF1E5", "#382210", "#000000"),
    "caution": ("#6B5300", "#F0D565", "#FFE45C"),
    "caution_ground": ("#FFF8DC", "#322B0E", "#000000"),
    "good": ("#1D6B3A", "#7FD6A0", "#8CFFB0"),
}
THREE = (LIGHT, DARK, HIGH_CONTRAST)
GROUNDS = ("window", "surface")
ON_BOTH_GROUNDS = ("text", "muted", "accent", "good", "block", "confirm", "caution")
SEVERITIES = ("block", "confirm", "caution")
PAIRS = (
    *product(ON_BOTH_GROUNDS, GROUNDS),
    *((severity, f"{severity}_ground") for severity in SEVERITIES),
    *(("text", f"{severity}_ground") for severity in SEVERITIES),
    *(("muted", f"{severity}_ground") for severity in SEVERITIES),
    ("on_accent", "accent"),
)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _colours(palette: Palette) -> dict[str, str]:
    return {role: colour for role, colour in palette._asdict().items() if role != "name"}


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#123456", "#123456", 1),
    ],
)
def test_the_contrast_is_measured_as_everybody_measures_it(one: str, other: str, contrast: float) -> None:
    assert _contrast(one, other) == pytest.approx(contrast, abs=0.005)
    assert _contrast(one, other) == _contrast(other, one)


@pytest.mark.parametrize("role", TABLE)
def test_every_colour_is_the_one_of_the_table(role: str) -> None:
    assert tuple(_colours(palette)[role] for palette in THREE) == TABLE[role]


@pytest.mark.parametrize("palette", THREE, ids=lambda palette: str(palette.name))
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(palette: Palette, words: str, ground: str) -> None:
    colours = _colours(palette)
    assert _contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("palette", THREE, ids=lambda palette: str(palette.name))
@pytest.mark.parametrize(("line", "ground"), [*product(("border", "accent"), GROUNDS)])
def test_borders_and_the_focus_ring_can_be_seen(palette: Palette, line: str, ground: str) -> None:
    colours = _colours(palette)
    assert _contrast(colours[line], colours[ground]) >= 3


@pytest.mark.parametrize("palette", THREE, ids=lambda palette: str(palette.name))
def test_the_least_contrast_of_words_is_as_high_as_promised(palette: Palette) -> None:
    colours = _colours(palette)
    promised = [pair for pair in PAIRS if pair[0] not in {"text", "muted"} or not pair[1].endswith("_ground")]
    assert min(_contrast(colours[words], colours[ground]) for words, ground in promised) >= 6.05


@pytest.mark.parametrize("palette", THREE, ids=lambda palette: str(palette.name))
def test_every_colour_is_written_in_six_digits(palette: Palette) -> None:
    for colour in _colours(palette).values():
        assert colour[0] == "#"
        assert len(colour) == 7
        int(colour[1:], 16)


def test_the_palettes_are_found_by_their_names() -> None:
    assert PALETTES == {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}


@pytest.mark.parametrize("palette", THREE, ids=lambda palette: str(palette.name))
def test_the_severities_differ_from_each_other_and_from_plain_words(palette: Palette) -> None:
    assert len({palette.block, palette.confirm, palette.caution, palette.text, palette.good, palette.accent}) == 6
