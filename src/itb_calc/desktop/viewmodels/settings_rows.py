"""The settings page as frozen values: what is in force and from where, and the fields of who may change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_entered
from itb_calc.desktop.viewmodels.beside_unit import to_field, to_worksheet
from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.documents import settings_fields as keys
from itb_calc.documents.save_settings import why_not_changed
from itb_calc.documents.site_settings import (
    Origin,
    SiteSettings,
    known_label_sizes,
    published_thresholds,
    unread,
)
from itb_calc.reference.reference import Reference
from itb_calc.report.settings_text import WORDS, origin_in_words, reviewed_in_words, setting_in_words
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import WordKind
from itb_calc.worksheet.read_field import read_field

_FOR_ALL = (
    "A worksheet that is open, or saved, keeps the site's name, decimal mark, booking buffer, weekend rule and flow"
    " tolerance that it was begun with. The other settings count at once for every worksheet, colours from the next"
    " start on."
)
_NOT_HERE = "your own file cannot drop it: only the file of your site, or else a named one, can"
SAVED = f"The settings are saved. {_FOR_ALL}"
NOT_READ = "The settings are not saved, because a field is not read: it says why."


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What the page says: where the settings come from, who reviewed them, and each with its value and its source.

    `refusal` says that a file is not used. `why_not` says why nothing can be changed; empty where it can.
    """

    origin: str
    reviewed: str
    refusal: str
    rows: tuple[tuple[str, str, str], ...]
    why_not: str
    counts_for: str = _FOR_ALL

    @property
    def spoken(self) -> str:
        """The whole for who listens."""
        rows = (f"{label}: {value}, {source}." for label, value, source in self.rows)
        return " ".join(part for part in (self.refusal, self.origin, self.reviewed, *rows, self.why_not) if part)


def settings_state(settings: SiteSettings) -> SettingsState:
    """Derive what is in force."""
    return SettingsState(
        origin=origin_in_words(settings),
        reviewed=reviewed_in_words(settings),
        refusal=settings.refusal,
        rows=tuple(
            (field.label, setting_in_words(settings, field), _source(settings, field))
            for field in keys.SETTINGS
            if field not in keys.REVIEW
        ),
        why_not=why_not_changed(settings),
    )


def _source(settings: SiteSettings, field: Field[Any]) -> str:
    source = settings.source_of(field.path)
    if field is keys.SECOND_CHECK and source is Origin.BUILT_IN:
        return f"{source.value}; {_NOT_HERE}"
    return "" if source is Origin.BUILT_IN and not settings.value(field.path) else source.value


def editable_fields(reference: Reference) -> tuple[Field[Any], ...]:
    """Return the fields of the page, the reviewer last; what is listed is chosen from its list.

    The second check is not among them: what one's own file says of it does not count.
    """
    listed = {
        keys.START_DOSE_THRESHOLD.path: tuple(show_entered(each) for each in published_thresholds(reference)),
        keys.LABEL_SIZE.path: tuple(known_label_sizes()),
    }
    others = [field for field in keys.SETTINGS if field not in (*keys.REVIEW, keys.SECOND_CHECK)]
    return (*(_chosen_from(listed.get(field.path, ()), field) for field in others), keys.REVIEWED_BY)


def _chosen_from(listed: tuple[str, ...], field: Field[Any]) -> Field[Any]:
    return replace(field, kind=WordKind(listed)) if listed else field


def words_of(field: Field[Any]) -> tuple[tuple[str, str], ...]:
    """Return the words of a choice, each with how it is said."""
    chosen = field.kind.words if isinstance(field.kind, WordKind) else ()
    said = known_label_sizes() if field.path == keys.LABEL_SIZE.path else WORDS.get(field.path, {})
    return tuple((word, said.get(word, word)[:1].upper() + said.get(word, word)[1:]) for word in chosen)


def typed_of(settings: SiteSettings, reference: Reference) -> dict[str, str]:
    """Return what stands in the fields at first: what the person's own file says, and never the name of a reviewer."""
    typed: dict[str, str] = {}
    for field in editable_fields(reference):
        text = settings.texts.get(field.path, "")
        if field.path == keys.START_DOSE_THRESHOLD.path and text:
            hours = read_field(keys.START_DOSE_THRESHOLD, text, settings.decimal_mark, reference)
            text = show_entered(hours) if isinstance(hours, Amount) else text
        if text and field is not keys.REVIEWED_BY:
            typed[field.path] = to_field(field, text)
    return typed


def texts_of(typed: Mapping[str, str], today: date, reference: Reference) -> dict[str, str]:
    """Return the texts of the settings file for what stands in the fields; they are reviewed today."""
    texts = {field.path: to_worksheet(field, typed.get(field.path, "")) for field in editable_fields(reference)}
    texts[keys.REVIEWED_ON.path] = today.isoformat()
    return {key: text for key, text in texts.items() if text}


def field_states(typed: Mapping[str, str], today: date, reference: Reference) -> dict[str, FieldState]:
    """Return the state of each field; the empty name of the reviewer is missed only when it is to be saved."""
    texts = texts_of(typed, today, reference)
    wrong = unread(texts, reference)
    return {
        field.path: FieldState(field.path, problem=wrong[field.path], is_typed=field.path in texts)
        if field.path in wrong and field.path in texts
        else FieldState(field.path, meaning="" if typed.get(field.path) else _while_empty(field))
        for field in editable_fields(reference)
    }


def _while_empty(field: Field[Any]) -> str:
    if field is keys.REVIEWED_BY:
        return "Type your name each time: you answer for these settings"
    text = keys.BUILT_IN.get(field.path, "")
    said = WORDS.get(field.path, {}).get(text, text)
    return f"Empty: {said} (built in)" if said else ""


def missed(typed: Mapping[str, str], today: date, reference: Reference) -> dict[str, str]:
    """Return what keeps the settings from being saved, by field."""
    return unread(texts_of(typed, today, reference), reference)
