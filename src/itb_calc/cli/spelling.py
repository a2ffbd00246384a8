"""What is printed for people, with micrograms in full where the settings in force want it."""

from __future__ import annotations

from collections.abc import Callable

from itb_calc.documents.settings_places import is_any_there


def answered(text: str, kept: Callable[[], tuple[str, ...]] = tuple) -> str:
    """Return an answer as the settings want it; `kept` is asked only where needed for what stays to the letter."""
    if not spells_micrograms():
        return text
    from itb_calc.report.spelled_text import text_in_full  # noqa: PLC0415 - as below

    return text_in_full(text, kept())


def spells_micrograms() -> bool:
    """Say whether the settings in force want micrograms in full; without a settings file nothing is loaded for it."""
    if not is_any_there():
        return False
    from itb_calc.documents.find_settings import load_settings, places  # noqa: PLC0415 - only where there is a file
    from itb_calc.reference.loader import load_reference  # noqa: PLC0415

    return load_settings(places(), load_reference()).spells_micrograms
