"""A settings file is read strictly and refused as a whole; a new worksheet takes the site's figures with it."""

import json
from dataclasses import fields as fields_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.documents import settings_fields as keys
from itb_calc.documents import site_settings
from itb_calc.documents.site_settings import (
    LARGEST_FILE,
    Origin,
    SettingsRefused,
    SiteSettings,
    known_label_sizes,
    new_worksheet,
    published_thresholds,
    read_settings,
    settings_as_toml,
    unread,
)
from itb_calc.documents.site_settings_model import SettingsFile
from itb_calc.reference.paper import PaperDefectError, label_sizes
from itb_calc.reference.reference import Reference
from itb_calc.visit.kinds import WordKind
from itb_calc.worksheet.file_record_model import SiteSection
from itb_calc.worksheet.text import Worksheet
from tests.documents.settings import FULL, REVIEW, toml
from tests.worksheet.sheets import REFERENCE


def _rest(content: bytes) -> str:
    outcome = read_settings(content, REFERENCE)
    assert isinstance(outcome, SettingsRefused)
    return outcome.rest


def test_the_table_has_every_key_of_the_form_and_no_other() -> None:
    assert tuple(keys.BY_KEY) == tuple(SettingsFile.model_fields)
    assert {key for key, field in SettingsFile.model_fields.items() if field.is_required()} == {
        each.path for each in keys.REVIEW
    }


def test_no_two_settings_have_one_letter() -> None:
    letters = [each.mnemonic for each in keys.SETTINGS]
    assert len(set(letters)) == len(letters)
    # Those of the menus: Worksheet, Look, Jump.
    assert set(letters).isdisjoint({"W", "K", "J"})


def test_what_counts_without_a_file_is_no_clinical_figure() -> None:
    assert keys.BUILT_IN == {
        "decimal_mark": ".",
        "micrograms_in_full": "no",
        "weekend_rule": "back-to-friday",
        "second_check": "required",
        "paper": "a4",
    }
    settings = SiteSettings()
    assert (settings.name, settings.phone, settings.label_size, settings.palette) == ("", "", "", "")
    assert (settings.decimal_mark, settings.needs_second_check, settings.paper) == (DecimalMark.POINT, True, "a4")
    assert (settings.value("booking_buffer"), settings.value("flow_tolerance")) == ("", "")
    assert settings.value("start_dose_threshold") == ""
    assert new_worksheet(settings) == Worksheet()


@pytest.mark.parametrize(
    ("origin", "is_needed"),
    [(Origin.SITE, False), (Origin.NAMED, False), (Origin.OWN, True), (Origin.BUILT_IN, True)],
)
def test_nobody_frees_themselves_from_the_second_check_in_a_file_of_their_own(
    origin: Origin,
    is_needed: bool,  # noqa: FBT001
) -> None:
    settings = SiteSettings(FULL, origin, "settings.toml")
    assert settings.needs_second_check is is_needed
    assert settings.value("second_check") == ("required" if is_needed else "not required")
    assert settings.source_of("second_check") is (Origin.BUILT_IN if is_needed else origin)


@pytest.mark.parametrize("phone", ["A. Admin", "1234", "+ ( ) -", "ask 12345"])
def test_what_is_no_telephone_number_is_not_printed_as_whom_to_call(phone: str) -> None:
    assert _rest(toml({**REVIEW, "phone": phone})) == (
        f"phone: {phone} is no telephone number that a patient can call. Write its digits, such as +44 20 7946 0000"
    )


@pytest.mark.parametrize("phone", ["12345", "+1 (555) 010-0100", "020/7946 0000"])
def test_a_telephone_number_may_be_grouped_as_usual(phone: str) -> None:
    assert read_settings(toml({**REVIEW, "phone": phone}), REFERENCE) == {**REVIEW, "phone": phone}


def test_a_whole_file_is_read_to_the_letter() -> None:
    texts = read_settings(toml(FULL), REFERENCE)
    assert texts == FULL
    assert isinstance(texts, dict)
    settings = SiteSettings(texts, Origin.SITE, "settings.toml")
    assert settings.name == "St Anne's ward 4"
    assert settings.phone == "+44 20 7946 0000"
    assert settings.decimal_mark is DecimalMark.COMMA
    assert not settings.needs_second_check
    assert (settings.label_size, settings.paper, settings.palette) == ("100x50", "letter", "dark")
    assert {settings.source_of(key) for key in keys.BY_KEY} == {Origin.SITE}


def test_what_a_file_leaves_out_is_built_in() -> None:
    texts = read_settings(toml({**REVIEW, "phone": ""}), REFERENCE)
    assert texts == REVIEW
    assert isinstance(texts, dict)
    settings = SiteSettings(texts, Origin.OWN, "settings.toml")
    assert settings.source_of("reviewed_by") is Origin.OWN
    assert settings.source_of("paper") is Origin.BUILT_IN
    assert settings.needs_second_check


def test_a_mark_before_the_text_is_no_part_of_it() -> None:
    assert read_settings("\ufeff".encode() + toml(REVIEW), REFERENCE) == REVIEW


def test_a_new_worksheet_takes_the_figures_and_the_mark() -> None:
    made = new_worksheet(SiteSettings(FULL))
    assert made == Worksheet(
        decimal_mark=DecimalMark.COMMA,
        site={
            "name": "St Anne's ward 4",
            "flow_tolerance": "7,5 %",
            "booking_buffer": "7 days",
            "weekend_rule": "keep",
        },
    )
    assert made.is_empty
    assert set(made.site) == set(SiteSection.model_fields)


@pytest.mark.parametrize(
    ("changes", "rest"),
    [
        ({"reviewed_by": None}, "reviewed_by is missing: the file must say who reviewed it, and when"),
        ({"reviewed_on": None}, "reviewed_on is missing: the file must say who reviewed it, and when"),
        (
            {"reviewed_by": ""},
            "reviewed_by: Reviewed by is empty. Settings count only with their review",
        ),
        ({"reviewer": "A"}, "reviewer is not a setting: it may be misspelled"),
        ({"booking_buffer": "7"}, "booking_buffer: 7 has no unit, but booking buffer takes days. Write it in days"),
        ({"flow_tolerance": "51 %"}, "flow_tolerance: 51 % is above 50 %, the most that flow tolerance can be"),
        ({"flow_tolerance": "1,5 %"}, "flow_tolerance: 1,5 is not read as a number: the decimal mark here is a point"),
        ({"weekend_rule": "move"}, "weekend_rule: move is not a weekend rule here."),
        ({"decimal_mark": ";"}, "decimal_mark: ; is not a decimal mark here."),
        (
            {"start_dose_threshold": "10 hours"},
            "start_dose_threshold: 10 hours is neither 8 hours nor 12 hours, the published thresholds. Write one",
        ),
        (
            {"start_dose_threshold": "8 days"},
            "start_dose_threshold: 8 days is in day, but start dose threshold takes hours. Write it in hours",
        ),
        ({"label_size": "../62"}, "label_size: ../62 is not the id of a label size here. Write one of 100x50, "),
        ({"name": "a\nb"}, "name: Site has a character that cannot be printed."),
        ({"phone": "1" * 61}, "phone: Telephone has 61 characters"),
        ({"palette": "pink"}, "palette: pink is not a palette here."),
    ],
    ids=str,
)
def test_a_file_is_refused_with_the_key_that_is_wrong(changes: dict[str, str | None], rest: str) -> None:
    merged = {key: text for key, text in {**REVIEW, **changes}.items() if text is not None}
    assert _rest(toml(merged)).startswith(rest)


@pytest.mark.parametrize(
    ("content", "rest"),
    [
        (b"\xff\xfe", "it is not text in UTF-8"),
        (b"\n\nreviewed_by = ", "it is not well-formed TOML in line 3"),
        (b'reviewed_by = "A"\nreviewed_by = "B"', "it is not well-formed TOML in line 2"),
        (b"a = " + b"[" * 5000, "it is not well-formed TOML"),
        (b"a = " + b"1" * 5000, "it is not well-formed TOML"),
        (b"reviewed_on = 2026-02-30", "it is not well-formed TOML in line 1"),
        (b"", "reviewed_by is missing: the file must say who reviewed it, and when"),
        (b" " * (LARGEST_FILE + 1), "it is larger than any settings file"),
        (
            b'reviewed_by = "A"\nreviewed_on = "2026-11-23"',
            "reviewed_on is not a date, such as 2026-11-23 without quotation marks",
        ),
        (
            b'reviewed_by = "A"\nreviewed_on = 2026-11-23T10:00:00',
            "reviewed_on is not a date, such as 2026-11-23 without quotation marks",
        ),
        (
            b'reviewed_by = "A"\nreviewed_on = 2026-11-23\nbooking_buffer = 7',
            'booking_buffer is not text in quotation marks, such as "7 days"',
        ),
        (
            b'reviewed_by = "A"\nreviewed_on = 2026-11-23\n[name]\nfirst = "x"',
            'name is not text in quotation marks, such as "7 days"',
        ),
    ],
)
def test_what_is_no_settings_file_is_refused(content: bytes, rest: str) -> None:
    assert _rest(content) == rest


@given(st.binary(max_size=200))
def test_no_bytes_are_a_traceback(content: bytes) -> None:
    outcome = read_settings(content, REFERENCE)
    assert isinstance(outcome, SettingsRefused)
    assert outcome.rest


_VALUES = st.one_of(
    st.text(max_size=12).map(json.dumps),
    st.sampled_from(["1", "1.5", "inf", "true", "2026-11-23", "08:00:00", "[]", "{}", "'7 days'", '"10 %"', '"keep"']),
)


@given(st.dictionaries(st.sampled_from([*keys.BY_KEY, "other"]), _VALUES))
def test_what_is_read_says_what_stands_there(drawn: dict[str, str]) -> None:
    content = "\n".join(f"{key} = {value}" for key, value in drawn.items()).encode("utf-8", "replace")
    outcome = read_settings(content, REFERENCE)
    if isinstance(outcome, dict):
        assert unread(outcome, REFERENCE) == {}
        assert set(keys.BY_KEY) >= set(outcome) >= {"reviewed_by", "reviewed_on"}
        assert outcome["reviewed_by"] == json.loads(drawn["reviewed_by"].replace("'", '"'))


def test_a_largest_file_is_read() -> None:
    content = toml(REVIEW)
    assert read_settings(content + b"\n" * (LARGEST_FILE - len(content)), REFERENCE) == REVIEW


def test_without_figures_no_threshold_is_refused() -> None:
    assert published_thresholds(Reference()) == ()
    assert unread({**REVIEW, "start_dose_threshold": "10 hours"}, Reference()) == {}


def test_without_the_table_of_sizes_no_label_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def defective() -> None:
        raise PaperDefectError

    assert set(known_label_sizes()) == {size.id for size in label_sizes()}
    monkeypatch.setattr(site_settings, "label_sizes", defective)
    assert known_label_sizes() == {}
    assert unread({**REVIEW, "label_size": "any"}, REFERENCE) == {}


def test_every_text_that_is_not_read_is_told() -> None:
    found = unread({"booking_buffer": "x", "flow_tolerance": "1"}, REFERENCE)
    assert tuple(found) == ("reviewed_by", "reviewed_on", "booking_buffer", "flow_tolerance")


@pytest.mark.parametrize("texts", [FULL, REVIEW, {**REVIEW, "name": 'a "quoted" \\ name – É'}])
def test_what_is_written_is_read_again(texts: dict[str, str]) -> None:
    written = settings_as_toml({**texts, "unknown": "x"})
    assert read_settings(written, REFERENCE) == texts
    assert b"reviewed_on = 2026-11-23\n" in written


def test_written_settings_stand_in_the_order_of_the_table() -> None:
    written = settings_as_toml(dict(reversed(FULL.items()))).decode()
    assert [line.split(" = ")[0] for line in written.splitlines()] == list(keys.BY_KEY)


def test_every_word_of_a_choice_is_read() -> None:
    for each in keys.SETTINGS:
        if isinstance(each.kind, WordKind):
            for word in each.kind.words:
                assert unread({**REVIEW, each.path: word}, REFERENCE) == {}


def test_settings_cannot_be_changed() -> None:
    assert all(field.name for field in fields_of(SiteSettings))
    with pytest.raises(AttributeError):
        SiteSettings().path = "x"  # type: ignore[misc]


@pytest.mark.parametrize(("written", "text"), [(b"true", "yes"), (b"false", "no")])
def test_micrograms_in_full_is_true_or_false(written: bytes, text: str) -> None:
    content = toml(REVIEW) + b"\nmicrograms_in_full = " + written
    texts = read_settings(content, REFERENCE)
    assert texts == {**REVIEW, "micrograms_in_full": text}
    assert isinstance(texts, dict)
    assert SiteSettings(texts).spells_micrograms is (written == b"true")
    assert read_settings(settings_as_toml(texts), REFERENCE) == texts


@pytest.mark.parametrize("written", [b'"true"', b'"yes"', b"1", b"[]"])
def test_micrograms_in_full_is_nothing_else(written: bytes) -> None:
    refused = read_settings(toml(REVIEW) + b"\nmicrograms_in_full = " + written, REFERENCE)
    assert isinstance(refused, SettingsRefused)
    assert refused.rest == "micrograms_in_full is neither true nor false, without quotation marks"


def test_mcg_is_not_written_out_where_nobody_says_so() -> None:
    assert SiteSettings().spells_micrograms is False
