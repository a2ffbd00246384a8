"""A person's own settings file: written as a whole, with who reviewed it, and only where none is above it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from itb_calc.core.refusal import visible
from itb_calc.documents.settings_fields import BY_KEY
from itb_calc.documents.site_settings import Origin, SiteSettings, settings_as_toml
from itb_calc.documents.whole_file import Trouble, in_the_way, put_whole, target_of, trouble_of

_REST = {
    Trouble.NO_ROOM: "there is no room left where it is to stand",
    Trouble.NOT_ALLOWED: "nothing may be written there",
    Trouble.PROTECTED: "it is protected against being written to",
    Trouble.A_FOLDER: "a folder stands in its place",
    Trouble.NO_FILE: "something that is no file stands in its place",
}
_OTHERWISE = "it cannot be written there"


def why_not_changed(settings: SiteSettings) -> str:
    """Say why the settings in force cannot be changed here; empty where they can."""
    if settings.refusal:
        return "Nothing can be changed here while a settings file is not used: mend that file, or remove it."
    if settings.origin in (Origin.BUILT_IN, Origin.OWN):
        return ""
    return f"These settings come from {settings.origin.value}: only whoever looks after that file changes them."


def save_own(texts: Mapping[str, str], own: Path) -> str:
    """Write the person's own settings file; return a sentence where that fails, else an empty text.

    The texts are all read, and hold their review; see `unread`.
    """
    target = target_of(str(own))
    if target is None:
        return _not_saved(own, _OTHERWISE)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        stands = in_the_way(target)
        if stands is not None:
            return _not_saved(own, _REST.get(stands, _OTHERWISE))
        put_whole(target, (settings_as_toml({key: texts.get(key, "") for key in BY_KEY}),))
    except OSError as cause:
        return _not_saved(own, _REST.get(trouble_of(cause), _OTHERWISE))
    return ""


def _not_saved(own: Path, rest: str) -> str:
    return f"The settings are not saved in {visible(str(own))}: {rest}. What counted before still counts."
