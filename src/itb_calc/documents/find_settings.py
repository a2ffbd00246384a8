"""Where the settings of a site lie, and which file counts: the administrator's, else a named one, else one's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from itb_calc.core.refusal import visible
from itb_calc.documents.settings_places import VARIABLE, named_file, own_file, site_file
from itb_calc.documents.site_settings import LARGEST_FILE, Origin, SettingsRefused, SiteSettings, read_settings
from itb_calc.reference.reference import Reference

__all__ = ["VARIABLE", "Places", "check_file", "load_settings", "places", "refusal_of"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where settings may lie. The site's file counts before any other; a file that is named, before one's own."""

    named: Path | None
    site: Path
    own: Path

    @property
    def in_order(self) -> tuple[tuple[Origin, Path], ...]:
        """The places to look at, the first that there is counts."""
        # Whoever starts the program can name a file: what the administrator installed must not be left out so.
        other = (Origin.OWN, self.own) if self.named is None else (Origin.NAMED, self.named)
        return (Origin.SITE, self.site), other


def places(variables: Mapping[str, str] = os.environ) -> Places:
    """Return where settings may lie on this machine for this person."""
    return Places(named=named_file(variables), site=site_file(), own=own_file())


def load_settings(where: Places, reference: Reference) -> SiteSettings:
    """Return the settings in force; never an exception, whatever lies there.

    A file that is there but is not read is never passed over for another one: then the built-in settings count, and
    `refusal` says so.
    """
    found = (_load(origin, path, reference) for origin, path in where.in_order)
    return next((settings for settings in found if settings is not None), SiteSettings())


def _load(origin: Origin, path: Path, reference: Reference) -> SiteSettings | None:
    """Return what a file says, or why it does not count; None where there is none and none was named."""
    content = _content(path, is_named=origin in (Origin.NAMED, Origin.CHECKED))
    if content is None:
        return None
    outcome = content if isinstance(content, SettingsRefused) else read_settings(content, reference)
    if isinstance(outcome, SettingsRefused):
        refusal = _would_not_be_used(path, outcome) if origin is Origin.CHECKED else refusal_of(path, outcome)
        return SiteSettings(path=str(path), refusal=refusal)
    return SiteSettings(outcome, origin, str(path))


def check_file(path: str, reference: Reference) -> SiteSettings:
    """Read the settings file at a path as an administrator would install it."""
    return _load(Origin.CHECKED, Path(path), reference) or SiteSettings()


def refusal_of(path: Path, refused: SettingsRefused) -> str:
    """Say that a file is not used, what counts instead, and why."""
    return f"The settings file {visible(str(path))} is not used, and the built-in settings count: {refused.rest}."


def _would_not_be_used(path: Path, refused: SettingsRefused) -> str:
    return f"{visible(str(path))} would not be used as a settings file: {refused.rest}."


def _content(path: Path, *, is_named: bool) -> bytes | SettingsRefused | None:
    """Return the bytes of a file, one more than the largest at most; None where there is none and none was named."""
    try:
        if not path.is_file():
            if path.exists() or path.is_symlink():
                return SettingsRefused("it is not a file")
            return SettingsRefused("there is no such file") if is_named else None
        with path.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        return SettingsRefused("it cannot be opened for reading")
