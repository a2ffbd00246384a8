"""The worksheet on paper: everything typed, found, worked out and signed is there, and nothing that is withheld."""

from dataclasses import replace

import pytest
from markupsafe import escape

from itb_calc.documents.names import Refused
from itb_calc.documents.signatures import named
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.report.printed import NO_NUMBER, PrintedWorksheet, printed_worksheet
from itb_calc.report.printed_label import PrintedLabel, printed_label
from itb_calc.report.printed_typed import Entry
from itb_calc.report.settings_text import check_dropped_in_words
from itb_calc.report.templates import page_text
from itb_calc.report.vouched import vouched
from itb_calc.worksheet.content import printed_sha256
from itb_calc.worksheet.edit import confirm, enter
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Round, Worksheet
from tests.documents.settings import FULL
from tests.report.papers import LOTS, RECORDED, names_of, page_of, signed
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, STEP, TODAY, VISIT, evaluate_sheet, put, read_sheet


def _text_of(entries: tuple[Entry, ...], label: str) -> str:
    (found,) = [entry.text for entry in entries if entry.label == label]
    return found


def test_a_signed_worksheet_is_final_and_says_who_signed() -> None:
    page = page_of(signed(RECORDED))
    assert page.against_final == ()
    assert [entry.text for entry in page.signatures] == [
        "Ada Lovelace, Mon 23 Nov 2026 09:40",
        "Grace Hopper, Mon 23 Nov 2026 09:40",
    ]
    assert (page.number, page.has_qr, page.patient) == ("2026-0012", True, "Ward 3, bed 12")


def test_what_nobody_signed_is_unsigned_and_not_final() -> None:
    page = page_of(read_sheet(ROUTINE))
    assert [entry.text for entry in page.signatures] == ["UNSIGNED", "UNSIGNED"]
    assert page.against_final
    assert (page.number, page.has_qr, page.patient) == (NO_NUMBER, False, "not entered")


def test_an_edit_voids_the_names_and_that_is_printed() -> None:
    worksheet = enter(signed(RECORDED), "dose.daily_dose", "440 mcg/day")
    page = page_of(worksheet)
    assert all(entry.text.startswith("voided: the worksheet was changed after ") for entry in page.signatures)
    assert page.against_final


def test_the_content_is_the_hash_of_what_is_printed() -> None:
    worksheet = signed(RECORDED)
    assert page_of(worksheet).content == printed_sha256(worksheet)[:8]


def test_every_typed_text_is_there_to_the_letter() -> None:
    sheet = put(put(RECORDED, "dose.schedule", [STEP]), "notes", "First line\nSecond line")
    worksheet = read_sheet({**sheet, "visits": [VISIT]})
    page = page_of(worksheet)
    entries = (*page.typed, *page.record, Entry("", page.patient))
    shown = {entry.text for entry in entries}
    assert {text for path, text in worksheet.texts.items() if path != "notes"} <= shown
    assert page.notes == ("First line", "Second line")
    assert _text_of(page.typed, "Day schedule 1").startswith("00:00 to 24:00: 450 mcg")
    assert _text_of(page.typed, "Earlier visits 1").startswith("2026-08-01: 5 mL expected, 5.4 mL aspirated")
    assert _text_of(page.typed, "First fill") == "yes"


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("Fill date", "Mon 23 Nov 2026"),
        ("Strength on the label", "40 mg in 20 mL = 2 mg/mL = 2,000 mcg/mL"),
        ("Target concentration", "1,500 mcg/mL = 1.5 mg/mL"),
        ("Product", "Baclofen 40mg/20ml Inj, 20ml; intrathecal, refill"),
        ("Pump", "Medtronic SynchroMed II 8637-40"),
        ("Final volume", ""),
        ("Phase", ""),
    ],
)
def test_beside_a_text_stands_what_it_means(label: str, note: str) -> None:
    (found,) = [entry.note for entry in page_of(read_sheet(ROUTINE)).typed if entry.label == label]
    assert found == note


def test_a_text_that_is_not_read_is_said_not_to_be() -> None:
    page = page_of(read_sheet(put(ROUTINE, "dose.daily_dose", "1,5 mcg/day")))
    (entry,) = [entry for entry in page.typed if entry.label == "Daily dose"]
    assert (entry.text, entry.note) == ("1,5 mcg/day", "not read")
    assert [entry.label for entry in page.problems] == ["Daily dose"]


def test_results_and_their_working_are_those_of_the_evaluation() -> None:
    page, results = page_of(read_sheet(ROUTINE)), evaluate_sheet(ROUTINE).results
    assert len(page.results) == len(page.working) == len(results.worked)
    assert _text_of(page.results, "Flow") == "0.3 mL/day"
    assert [entry.text for entry in page.main] == [
        "1.5 mg/mL = 1,500 mcg/mL",
        "0.3 mL/day",
        "Fri 12 Mar 2027",
        "Fri 5 Mar 2027",
    ]


def test_a_withheld_result_is_no_number_anywhere() -> None:
    page = page_of(read_sheet(put(ROUTINE, "pump.programmed_volume", "20 mL")))
    assert _text_of(page.results, "Book by") == "withheld: see VOL-01"
    assert page.main[-1].text == "withheld: see VOL-01"
    booked = page_of(read_sheet(ROUTINE)).results
    assert _text_of(booked, "Book by") == "Fri 5 Mar 2027"
    formulas = {each.formula for each in page.working}
    assert {each.formula for each in page_of(read_sheet(ROUTINE)).working} - formulas
    assert not any(formula.lower().startswith("book by") for formula in formulas)
    assert not page.is_spoken
    assert page.findings[0].heading == "■ BLOCK VOL-01"
    assert "book by" in page.findings[0].withholds


def test_an_empty_worksheet_has_nothing_but_what_is_missing() -> None:
    page = page_of(Worksheet())
    assert [entry.text for entry in page.main] == ["not known"] * 4
    assert (page.fill_date, page.change, page.read_back, page.results, page.working) == ("not entered", "", "", (), ())


def _confirmed(by: str) -> PrintedWorksheet:
    worksheet = read_sheet(CHANGED)
    message = next(each.message for each in evaluate_sheet(CHANGED).findings if each.rule == "TRN-01")
    worksheet = confirm(worksheet, "TRN-01", "Bridge agreed", message)
    outcome = named(worksheet, "TRN-01", by, "2026-11-23T09:00") if by else worksheet
    assert not isinstance(outcome, Refused)
    return page_of(outcome)


@pytest.mark.parametrize(("by", "shown"), [("Ada Lovelace", "Ada Lovelace, Mon 23 Nov 2026 09:00"), ("", "UNSIGNED")])
def test_a_confirm_has_its_reason_and_who_answers_for_it(by: str, shown: str) -> None:
    (finding,) = [each for each in _confirmed(by).findings if each.heading.endswith("TRN-01")]
    assert (finding.reason, finding.by) == ("Bridge agreed", shown)


def test_a_confirm_without_a_reason_says_so_and_a_caution_wants_none() -> None:
    findings = {each.heading.split()[-1]: each for each in page_of(read_sheet(CHANGED)).findings}
    assert findings["TRN-01"].reason == "no reason is given"
    assert (findings["TRN-05"].reason, findings["TRN-05"].by) == ("", "")


def test_what_is_missing_of_the_lots_is_seen() -> None:
    page = page_of(read_sheet(ROUTINE))
    assert {entry.text for entry in page.record} == {"not entered"}
    assert len(page.record) == len(LOTS)
    second = page_of(read_sheet(put(ROUTINE, "lots.second_lot", "B1")))
    assert _text_of(second.record, "Lot of the second stock") == "B1"


def test_the_settings_of_the_site_are_printed_where_they_count() -> None:
    site = {"name": "St. Elsewhere", "booking_buffer": "5 days", "flow_tolerance": "8 %"}
    sheet = put(ROUTINE, "refill", {"flow_tolerance": "10 %", "stability_limit": "180 days"})
    labels = {entry.label: entry.text for entry in page_of(replace(read_sheet(sheet), site=site)).site}
    assert labels == {"Site": "St. Elsewhere", "Booking buffer, by the site's settings": "5 days"}


@pytest.mark.parametrize(
    ("differing", "said"),
    [
        ((), ""),
        (((),), "Compared once; rounds in which something differed: none."),
        ((("dose.daily_dose",), ()), "Compared 2 times; rounds in which something differed: 1."),
    ],
)
def test_the_rounds_of_the_second_check_are_counted(differing: tuple[tuple[str, ...], ...], said: str) -> None:
    rounds = tuple(Round("Grace Hopper", "2026-11-23T09:00", items) for items in differing)
    assert page_of(replace(read_sheet(ROUTINE), rounds=rounds)).second_check == said


def test_where_the_site_wants_no_second_check_it_says_so() -> None:
    worksheet = read_sheet(ROUTINE)
    names = names_of(worksheet, second_check_required=False)
    page = printed_worksheet(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY), names)
    assert page.second_check == "The settings of the site require none."
    assert page_of(worksheet).second_check == ""


def test_a_paper_says_whose_setting_dropped_the_second_check() -> None:
    dropped = check_dropped_in_words(SiteSettings(FULL, Origin.SITE, "x"))
    assert dropped == "None is required by the file of your site. Reviewed by A. Pharmacist on Mon 23 Nov 2026."
    assert check_dropped_in_words(SiteSettings(FULL, Origin.OWN, "x")) == ""
    worksheet = read_sheet(RECORDED)
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    names = vouched(worksheet, evaluation, second_check_required=False, dropped_by=dropped)
    assert printed_worksheet(worksheet, REFERENCE, evaluation, names).second_check == dropped
    begun = replace(worksheet, rounds=(Round("Bo Lind", "2026-11-23T09:40", ()),))
    assert printed_worksheet(begun, REFERENCE, evaluation, names).second_check == (
        f"Compared once; rounds in which something differed: none. {dropped}"
    )
    checked = signed(RECORDED)
    assert vouched(checked, evaluation, second_check_required=False, dropped_by=dropped).unchecked == ""


def test_a_text_that_is_not_read_stands_whole_beside_why_it_is_not() -> None:
    page = page_of(read_sheet(put(ROUTINE, "dose.daily_dose", "<u>450</u>")))
    (problem,) = page.problems
    assert (problem.label, problem.note) == ("Daily dose", "<u>450</u>")
    assert "is not read as a number" in problem.text


def test_a_patient_identifier_that_is_not_read_is_said_not_to_be() -> None:
    page = page_of(read_sheet(put(RECORDED, "patient.identifier", "abc\u202edef")))
    assert page.patient == "abc[U+202E]def (not read)"


def test_a_missing_reason_is_said_once_and_the_source_of_a_finding_is_there() -> None:
    page = page_of(read_sheet(CHANGED))
    (finding,) = [each for each in page.findings if "TRN-01" in each.heading]
    assert (finding.reason, finding.by) == ("no reason is given", "")
    assert page.findings
    assert all(each.source for each in page.findings)
    text = page_text("worksheet.html", page, 1)
    assert text.count("no reason is given") == sum(bool(each.reason) for each in page.findings)
    assert f"Source: {escape(finding.source)}" in text.replace("\u00a0", " ").replace("\u2060", "")


def test_a_label_without_a_second_check_says_so() -> None:
    worksheet = read_sheet(RECORDED)
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    label = printed_label(worksheet, REFERENCE, evaluation, names_of(worksheet, second_check_required=False))
    assert isinstance(label, PrintedLabel)
    said = Entry("Checked by", "UNSIGNED", "(no second check: the site's settings require none)")
    assert label.rows[-1] == (said,)
