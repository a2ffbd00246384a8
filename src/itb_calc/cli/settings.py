"""`itb-calc settings`: what is in force and from where; `itb-calc settings check FILE` for who installs one."""

from __future__ import annotations

from typing import Any

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.documents.find_settings import check_file, load_settings, places
from itb_calc.documents.settings_fields import BY_KEY
from itb_calc.documents.site_settings import SiteSettings
from itb_calc.reference.loader import load_reference
from itb_calc.report.settings_text import settings_as_text

_NO_FILE = "itb-calc settings check: no file is named. Write its name behind check."


def run_settings(action: str | None, file: str | None, *, as_json: bool) -> int:
    """Print the settings in force, or those of the file to check; a sentence and 2 where a file is not used."""
    if action is not None and not file:
        say(_NO_FILE)
        return BAD_INPUT
    where, reference = places(), load_reference()
    settings = load_settings(where, reference) if file is None else check_file(file, reference)
    if settings.refusal:
        say(settings.refusal)
        if file is not None:
            return BAD_INPUT
    if as_json:
        answer_json(_as_json(settings))
    else:
        looked_at = where.in_order if file is None else ()
        answer(settings_as_text(settings, tuple((origin.value, str(path)) for origin, path in looked_at)))
    return BAD_INPUT if settings.refusal else 0


def _as_json(settings: SiteSettings) -> dict[str, Any]:
    return {
        "from": settings.origin.name.lower(),
        "path": settings.path or None,
        "refusal": settings.refusal or None,
        "settings": {
            key: {"value": settings.value(key) or None, "from": settings.source_of(key).name.lower()} for key in BY_KEY
        },
    }
