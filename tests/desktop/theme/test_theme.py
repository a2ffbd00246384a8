"""Sizes: one grid, one scale of type, whole pixels at every zoom, and targets that a gloved hand hits."""

import pytest

from itb_calc.desktop.theme.palette import DARK, LIGHT, Palette
from itb_calc.desktop.theme.theme import FIELD, GRID, MAIN, SECTION, SMALL, TARGET, TEXT, ZOOMS, Theme

_EVERY_ZOOM = (100, 125, 150, 175, 200)


def test_the_scale_of_type_and_the_grid() -> None:
    assert (SMALL, TEXT, FIELD, MAIN) == (12, 13, 15, 20)
    assert SECTION == 15
    assert (GRID, TARGET) == (8, 32)
    assert ZOOMS == _EVERY_ZOOM


@pytest.mark.parametrize(
    ("zoom", "sizes"),
    [
        (100, (32, 15, 20, 12, 16)),
        (125, (40, 18, 25, 15, 20)),
        (150, (48, 22, 30, 18, 24)),
        (175, (56, 26, 35, 21, 28)),
        (200, (64, 30, 40, 24, 32)),
    ],
)
def test_every_size_grows_with_the_zoom(zoom: int, sizes: tuple[int, ...]) -> None:
    theme = Theme(LIGHT, zoom)
    shown = (theme.px(TARGET), theme.px(FIELD), theme.px(MAIN), theme.px(SMALL), theme.steps(2))
    assert shown == sizes


@pytest.mark.parametrize("zoom", _EVERY_ZOOM)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: str(palette.name))
def test_no_target_is_smaller_than_32_pixels_at_any_zoom(zoom: int, palette: Palette) -> None:
    theme = Theme(palette, zoom)
    assert theme.px(TARGET) >= 32
    assert isinstance(theme.px(TARGET), int)
    assert theme.px(0) == theme.steps(0) == 0
    assert all(theme.steps(count) == theme.px(8 * count) for count in range(5))


def test_a_theme_is_light_at_100_percent_unless_said_otherwise() -> None:
    assert Theme() == Theme(LIGHT, 100)
    assert (Theme().px(13), Theme().steps(3)) == (13, 24)
