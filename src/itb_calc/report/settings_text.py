"""The settings of a site for people: what is in force, and where each comes from."""

from __future__ import annotations

from datetime import date
from typing import Any

from itb_calc.core.refill_date import BACK_TO_FRIDAY, KEEP_THE_DAY
from itb_calc.core.refusal import DecimalMark, visible
from itb_calc.core.show_date import show_date
from itb_calc.documents import settings_fields as keys
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.report.layout import row, wrapped
from itb_calc.visit.field import Field

NOT_SET = "not set"
WORDS = {
    keys.DECIMAL_MARK.path: {mark.value: f"decimal {mark.word}" for mark in DecimalMark},
    keys.WEEKEND_RULE.path: {
        BACK_TO_FRIDAY: "a date to book on a weekend goes back to Friday",
        KEEP_THE_DAY: "a date to book on a weekend stays",
    },
    keys.PAPER.path: {keys.A4: "A4", keys.LETTER: "Letter"},
}
_LABEL_WIDTH = 22


def setting_in_words(settings: SiteSettings, field: Field[Any]) -> str:
    """Return what counts for a setting, in words."""
    text = settings.value(field.path)
    return WORDS.get(field.path, {}).get(text, visible(text)) or NOT_SET


def reviewed_in_words(settings: SiteSettings) -> str:
    """Say who reviewed the settings, and when; empty where they are built in."""
    if settings.origin is Origin.BUILT_IN:
        return ""
    on = show_date(date.fromisoformat(settings.value(keys.REVIEWED_ON.path)))
    return f"Reviewed by {visible(settings.value(keys.REVIEWED_BY.path))} on {on}."


def check_dropped_in_words(settings: SiteSettings) -> str:
    """Say whose setting it is that no second check is required; empty where one is."""
    if settings.needs_second_check:
        return ""
    return f"None is required by {settings.origin.value}. {reviewed_in_words(settings)}"


def origin_in_words(settings: SiteSettings) -> str:
    """Say where the settings in force come from."""
    if settings.origin is Origin.BUILT_IN:
        return "The built-in settings count."
    if settings.origin is Origin.CHECKED:
        return f"{visible(settings.path)} would be used as a settings file. Checking it puts nothing in force."
    return f"In force: {settings.origin.value}, {visible(settings.path)}."


def settings_as_text(settings: SiteSettings, looked_at: tuple[tuple[str, str], ...] = ()) -> str:
    """Return the settings in 80 columns; `looked_at` are the places where a file may lie, with whose it is."""
    lines = ["SETTINGS", *wrapped(origin_in_words(settings), "  ")]
    if reviewed := reviewed_in_words(settings):
        lines += wrapped(reviewed, "  ")
    lines.append("")
    for field in keys.SETTINGS:
        if field in keys.REVIEW:
            continue
        source = settings.source_of(field.path)
        built_in = " (built in)" if source is Origin.BUILT_IN and settings.value(field.path) else ""
        lines += row(field.label, f"{setting_in_words(settings, field)}{built_in}", _LABEL_WIDTH)
    if looked_at:
        lines += ["", "WHERE A FILE MAY LIE, the first counts"]
        lines += [line for whose, path in looked_at for line in wrapped(f"{whose}: {visible(path)}", "    ", "  ")]
    return "\n".join(lines)
