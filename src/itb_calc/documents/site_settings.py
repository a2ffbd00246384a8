"""The settings of a site: one reviewed file, read strictly, and refused as a whole where anything in it is not read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

import tomli_w
from pydantic import ValidationError

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import read_quantity
from itb_calc.core.refusal import DecimalMark, Refusal, quote
from itb_calc.core.show_number import show_entered
from itb_calc.documents import settings_fields as keys
from itb_calc.documents.site_settings_model import SettingsFile
from itb_calc.reference.paper import PaperDefectError, label_sizes
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.site import BOOKING_BUFFER, FLOW_TOLERANCE, NAME, START_DOSE_THRESHOLD, WEEKEND_RULE
from itb_calc.worksheet.text import Worksheet

LARGEST_FILE = 100_000
_AT_LINE = re.compile(r"\(at line ([0-9]+)")
_TELEPHONE = re.compile(r"[0-9+()/. -]+")
_FEWEST_DIGITS = 5
_WANTED = {
    "missing": "is missing: the file must say who reviewed it, and when",
    "extra_forbidden": "is not a setting: it may be misspelled",
    "date_type": "is not a date, such as 2026-11-23 without quotation marks",
    "bool_type": "is neither true nor false, without quotation marks",
    "string_type": 'is not text in quotation marks, such as "7 days"',
}


class Origin(Enum):
    """Where the settings in force come from."""

    BUILT_IN = "built in"
    OWN = "your own file"
    SITE = "the file of your site"
    NAMED = "the file that ITB_CALC_SETTINGS names"
    CHECKED = "the file that is checked"


@dataclass(frozen=True, slots=True)
class SettingsRefused:
    """A file that is not used, with what is wrong: the rest of a sentence that begins with the file."""

    rest: str


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings in force: the texts of their file by key, and where it lies.

    `refusal` says in one or two sentences why a file that is there is not used; then nothing of it counts.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = Origin.BUILT_IN
    path: str = ""
    refusal: str = ""

    def value(self, key: str) -> str:
        """Return what counts for a setting, as text; empty where neither the file nor the program says anything."""
        own = "" if self._is_passed_over(key) else self.texts.get(key)
        return own or keys.BUILT_IN.get(key, "")

    def source_of(self, key: str) -> Origin:
        """Return where a setting comes from."""
        return self.origin if key in self.texts and not self._is_passed_over(key) else Origin.BUILT_IN

    def _is_passed_over(self, key: str) -> bool:
        """Whether a text does not count: nobody frees themselves from being checked by a second person."""
        return key == keys.SECOND_CHECK.path and self.origin in (Origin.BUILT_IN, Origin.OWN)

    @property
    def name(self) -> str:
        """What the site is called; empty where it does not say."""
        return self.value(keys.NAME.path)

    @property
    def phone(self) -> str:
        """Whom a patient calls; empty where the site does not say."""
        return self.value(keys.PHONE.path)

    @property
    def decimal_mark(self) -> DecimalMark:
        """The mark that a new worksheet begins with."""
        return DecimalMark(self.value(keys.DECIMAL_MARK.path))

    @property
    def spells_micrograms(self) -> bool:
        """Whether the unit mcg is written out in what is shown, spoken and printed."""
        return self.value(keys.MICROGRAMS_IN_FULL.path) == keys.YES

    @property
    def needs_second_check(self) -> bool:
        """Whether a worksheet is final only after a second person has checked it.

        Only the site's file, or a named one where there is no site's, says that it is not.
        """
        return self.value(keys.SECOND_CHECK.path) == keys.REQUIRED

    @property
    def label_size(self) -> str:
        """The id of the label's size; empty where the site does not say."""
        return self.value(keys.LABEL_SIZE.path)

    @property
    def paper(self) -> str:
        """What worksheets are printed on: `a4` or `letter`."""
        return self.value(keys.PAPER.path)

    @property
    def palette(self) -> str:
        """The name of the colours for whoever has chosen none; empty where the site does not say."""
        return self.value(keys.PALETTE.path)


def new_worksheet(settings: SiteSettings) -> Worksheet:
    """Return an empty worksheet that takes the site's figures with it, so that it is evaluated the same everywhere."""
    taken = {key: settings.texts.get(key, "") for key in (NAME, FLOW_TOLERANCE, BOOKING_BUFFER, WEEKEND_RULE)}
    return Worksheet(
        decimal_mark=settings.decimal_mark,
        site={key: text for key, text in taken.items() if text},
    )


def screening_site(settings: SiteSettings) -> dict[str, str]:
    """Return what a screening trial takes of the settings; empty where they give no threshold."""
    threshold = read_quantity(settings.texts.get(START_DOSE_THRESHOLD, ""), settings.decimal_mark)
    if isinstance(threshold, Refusal):
        return {}
    # A published threshold is whole, and written the same with either mark.
    taken = {NAME: settings.name, START_DOSE_THRESHOLD: show_entered(threshold.amount)}
    return {key: text for key, text in taken.items() if text}


def read_settings(content: bytes, reference: Reference) -> dict[str, str] | SettingsRefused:
    """Read a settings file into its texts by key, or say what is wrong with it."""
    if len(content) > LARGEST_FILE:
        return SettingsRefused("it is larger than any settings file")
    try:
        text = content.decode("utf-8-sig")
        file = SettingsFile.model_validate(tomllib.loads(text))
    except UnicodeDecodeError:
        return SettingsRefused("it is not text in UTF-8")
    except ValidationError as refused:
        return SettingsRefused(_misfit(refused))
    except tomllib.TOMLDecodeError as refused:
        return SettingsRefused(f"it is not well-formed TOML in line {_line(refused, text)}")
    except (ValueError, RecursionError):
        # A number of thousands of digits is no TOMLDecodeError.
        return SettingsRefused("it is not well-formed TOML")
    texts = {key: _as_text(value) for key, value in file.model_dump().items() if value not in (None, "")}
    wrong = unread(texts, reference)
    first = next(iter(wrong.items()), None)
    return texts if first is None else SettingsRefused(f"{first[0]}: {first[1].removesuffix('.')}")


def _line(refused: tomllib.TOMLDecodeError, text: str) -> str:
    """Return the line, counted from 1, that is not well formed: the last one where the text ends too early."""
    named = _AT_LINE.search(str(refused))
    return named[1] if named else str(text.rstrip().count("\n") + 1)


def _as_text(value: object) -> str:
    return {True: keys.YES, False: keys.NO}[value] if isinstance(value, bool) else str(value)


def _misfit(refused: ValidationError) -> str:
    first = refused.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(quote(str(part)) for part in first["loc"])
    return f"{place} {_WANTED.get(first['type'], 'does not have the right form')}"


def unread(texts: Mapping[str, str], reference: Reference) -> dict[str, str]:
    """Return for each key whose text is not read why it is not; the review is never empty."""
    mark = _mark_of(texts)
    found: dict[str, str] = {}
    for key, each in keys.BY_KEY.items():
        text = texts.get(key, "")
        if text:
            message = _why_not(key, text, mark, reference)
        else:
            message = f"{each.label} is empty. Settings count only with their review." if each in keys.REVIEW else ""
        if message:
            found[key] = message
    return found


def _mark_of(texts: Mapping[str, str]) -> DecimalMark:
    return DecimalMark.COMMA if texts.get(keys.DECIMAL_MARK.path) == DecimalMark.COMMA else DecimalMark.POINT


def _why_not(key: str, text: str, mark: DecimalMark, reference: Reference) -> str:
    each = keys.BY_KEY[key]
    outcome = read_field(each, text, mark, reference)
    if isinstance(outcome, Refusal):
        return outcome.message
    if each is keys.START_DOSE_THRESHOLD and isinstance(outcome, Amount):
        return _not_published(outcome, mark, reference)
    if each is keys.PHONE:
        return _no_telephone(text)
    return _no_label_size(text) if each is keys.LABEL_SIZE else ""


def _no_telephone(text: str) -> str:
    digits = sum(character.isdigit() for character in text)
    if _TELEPHONE.fullmatch(text) and digits >= _FEWEST_DIGITS:
        return ""
    return f"{quote(text)} is no telephone number that a patient can call. Write its digits, such as +44 20 7946 0000."


def _no_label_size(text: str) -> str:
    known = known_label_sizes()
    if not known or text in known:
        return ""
    return f"{quote(text)} is not the id of a label size here. Write one of {', '.join(known)}."


def _not_published(threshold: Amount, mark: DecimalMark, reference: Reference) -> str:
    published = published_thresholds(reference)
    if not published or threshold in published:
        return ""
    shown = " nor ".join(show_entered(each, mark) for each in published)
    return f"{show_entered(threshold, mark)} is neither {shown}, the published thresholds. Write one of these."


def published_thresholds(reference: Reference) -> tuple[Amount, ...]:
    """Return how long (hours) the effect may last by the sources; none without usable figures."""
    if reference.dosing is None:
        return ()
    screening = reference.dosing.screening
    return screening.us_effect_threshold, screening.german_effect_threshold


def known_label_sizes() -> dict[str, str]:
    """Return the sizes of labels in words by their ids; none where they cannot be read."""
    try:
        return {size.id: size.name for size in label_sizes()}
    except PaperDefectError:
        return {}


def settings_as_toml(texts: Mapping[str, str]) -> bytes:
    """Write texts that are all read as a settings file, in the order of the table; what is empty is left out."""
    given = {key: texts[key] for key in keys.BY_KEY if texts.get(key)}
    reviewed_on = {keys.REVIEWED_ON.path: date.fromisoformat(given[keys.REVIEWED_ON.path])}
    spells = {key: given[key] == keys.YES for key in (keys.MICROGRAMS_IN_FULL.path,) if key in given}
    return tomli_w.dumps({**given, **reviewed_on, **spells}).encode()
