"""The settings page as frozen values."""

from datetime import date

from itb_calc.desktop.theme.palette import PALETTES
from itb_calc.desktop.viewmodels.settings_rows import (
    editable_fields,
    field_states,
    missed,
    settings_state,
    texts_of,
    typed_of,
    words_of,
)
from itb_calc.documents.settings_fields import BY_KEY, LABEL_SIZE, PALETTE, PAPER, PHONE, START_DOSE_THRESHOLD
from itb_calc.documents.site_settings import Origin, SiteSettings, new_worksheet, read_settings, settings_as_toml
from itb_calc.reference.reference import Reference
from itb_calc.visit.kinds import AmountKind, WordKind
from tests.documents.settings import FULL, REVIEW
from tests.worksheet.sheets import REFERENCE

DAY = date(2026, 11, 23)


def test_what_is_in_force_is_told_setting_by_setting() -> None:
    state = settings_state(SiteSettings(FULL, Origin.OWN, "x.toml"))
    assert state.origin == "In force: your own file, x.toml."
    assert state.reviewed == "Reviewed by A. Pharmacist on Mon 23 Nov 2026."
    assert (state.refusal, state.why_not) == ("", "")
    assert len(state.rows) == len(BY_KEY) - 2
    assert ("Paper", "Letter", "your own file") in state.rows
    assert ("Weekend rule", "a date to book on a weekend stays", "your own file") in state.rows
    assert "Booking buffer: 7 days, your own file." in state.spoken


def test_what_is_built_in_or_not_set_says_so() -> None:
    state = settings_state(SiteSettings(REVIEW, Origin.SITE, "x.toml"))
    assert ("Booking buffer", "not set", "") in state.rows
    assert ("Second check", "required") in [row[:2] for row in state.rows]
    assert state.why_not.startswith("These settings come from the file of your site: ")
    assert settings_state(SiteSettings(refusal="No.")).why_not.startswith("Nothing can be changed here while ")
    assert settings_state(SiteSettings()).reviewed == ""


def test_the_fields_begin_with_the_file_and_without_a_reviewer() -> None:
    typed = typed_of(SiteSettings(FULL, Origin.OWN, "x"), REFERENCE)
    assert "reviewed_by" not in typed
    assert (typed["booking_buffer"], typed["flow_tolerance"], typed["start_dose_threshold"]) == ("7", "7,5", "8 hours")
    unread = typed_of(SiteSettings({**FULL, "start_dose_threshold": "x"}, Origin.OWN, "x"), REFERENCE)
    assert unread["start_dose_threshold"] == "x"


def test_what_stands_in_the_fields_is_what_is_saved() -> None:
    typed = {**typed_of(SiteSettings(FULL, Origin.OWN, "x"), REFERENCE), "reviewed_by": "B"}
    texts = texts_of(typed, DAY, REFERENCE)
    assert texts == {**{key: text for key, text in FULL.items() if key != "second_check"}, "reviewed_by": "B"}
    assert read_settings(settings_as_toml(texts), REFERENCE) == texts
    assert missed(typed, DAY, REFERENCE) == {}


def test_a_persons_own_file_drops_no_second_check_and_the_page_says_so_beside_it() -> None:
    state = settings_state(SiteSettings(FULL, Origin.OWN, "x.toml"))
    said = "built in; your own file cannot drop it: only the file of your site, or else a named one, can"
    assert ("Second check", "required", said) in state.rows
    assert "second_check" not in {field.path for field in editable_fields(REFERENCE)}
    by_the_site = settings_state(SiteSettings(FULL, Origin.SITE, "x.toml"))
    assert ("Second check", "not required", "the file of your site") in by_the_site.rows


def test_what_the_page_says_of_an_open_worksheet_is_what_a_worksheet_carries() -> None:
    begun = new_worksheet(SiteSettings(FULL, Origin.SITE, "x.toml"))
    named = {BY_KEY[key].label.lower() for key in begun.site if key != "name"}
    first, others = settings_state(SiteSettings()).counts_for.split(" begun with. ")
    listed = first.partition("keeps the ")[2].partition(" that it was")[0].replace(" and ", ", ").split(", ")
    assert set(listed) == named | {"site's name", "decimal mark"}
    assert begun.decimal_mark == FULL["decimal_mark"]
    assert others.startswith("The other settings count at once for every worksheet")


def test_a_field_says_what_counts_while_it_is_empty() -> None:
    states = field_states({}, DAY, REFERENCE)
    assert states["paper"].meaning == "Empty: A4 (built in)"
    assert states["decimal_mark"].meaning == "Empty: decimal point (built in)"
    assert states["booking_buffer"].meaning == ""
    assert states["reviewed_by"].meaning == "Type your name each time: you answer for these settings"
    assert not any(state.problem for state in states.values())
    assert tuple(missed({}, DAY, REFERENCE)) == ("reviewed_by",)


def test_a_field_that_is_not_read_says_why() -> None:
    state = field_states({"booking_buffer": "7.5"}, DAY, REFERENCE)["booking_buffer"]
    assert state.refused.startswith("Not read: Booking buffer is counted in whole days.")
    assert field_states({"booking_buffer": "7"}, DAY, REFERENCE)["booking_buffer"].meaning == ""


def test_choices_say_their_words() -> None:
    assert words_of(PAPER) == (("a4", "A4"), ("letter", "Letter"))
    assert words_of(PALETTE)[2] == ("high contrast", "High contrast")
    assert words_of(PHONE) == ()
    label = next(field for field in editable_fields(REFERENCE) if field.path == LABEL_SIZE.path)
    assert ("100x50", "100 × 50 mm") in words_of(label)


def test_the_palettes_of_the_settings_are_those_of_the_window() -> None:
    assert isinstance(PALETTE.kind, WordKind)
    assert set(PALETTE.kind.words) == set(PALETTES)


def test_without_figures_the_threshold_is_typed() -> None:
    kinds = {field.path: field.kind for field in editable_fields(Reference())}
    assert isinstance(kinds[START_DOSE_THRESHOLD.path], AmountKind)
