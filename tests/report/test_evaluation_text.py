"""The evaluation for people: in eighty columns, the worst first, nothing hidden, nothing that disturbs a terminal."""

import pytest

from itb_calc import __version__
from itb_calc.reference.reference import Reference
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.golden import GoldenCase, golden_file, read_golden_cases
from tests.cli.running import widest
from tests.worksheet.sheets import (
    CHANGED,
    REFERENCE,
    ROUTINE,
    STEP,
    TEXT_PATHS,
    TODAY,
    Sheet,
    evaluate_sheet,
    put,
    read_sheet,
)

_GOLDEN = read_golden_cases(golden_file().read_bytes())
_EVIL = "\x1b[31m1\n\r\t\x07\u202e\u2066\u200b\ud800\x9b2J"


def _text(sheet: Sheet, reference: Reference = REFERENCE) -> str:
    worksheet = read_sheet(sheet)
    return evaluation_as_text(worksheet, reference, evaluate(worksheet, reference, TODAY))


def _part(text: str, heading: str) -> list[str]:
    """Return a part's lines; the part begins with its heading and ends at the next empty line."""
    (part,) = (part for part in text.split("\n\n") if part.startswith(heading))
    return part.split("\n")


def _headings(text: str) -> list[str]:
    return [part.split("\n")[0].split("  ")[0].split(",")[0] for part in text.split("\n\n")]


@pytest.mark.parametrize("case", _GOLDEN, ids=lambda case: case.title)
@pytest.mark.parametrize("mark", [".", ","])
def test_no_worked_case_is_wider_than_the_terminal(case: GoldenCase, mark: str) -> None:
    text = _text({**case.worksheet, "decimal_mark": mark})
    assert widest(text) <= 80
    assert all(line == line.rstrip() for line in text.splitlines())
    assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in text)


def test_the_parts_stand_in_the_order_of_need() -> None:
    sheet = put(put(ROUTINE, "dose.age_years", "forty"), "product.container_volume", None)
    sheet = put(put(sheet, "pump.programmed_volume", "20 mL"), "refill.booking_buffer", None)
    assert _headings(_text(sheet)) == [
        "REFILL WORKSHEET",
        "FINDINGS",
        "NOT READ",
        "RESULTS",
        "CONCENTRATION CHANGE",
        "READ BACK",
        "NOT YET ENTERED",
        "REMARKS",
        "AS TYPED",
        "WORKING",
        "IN SHORT",
        f"itb-calc {__version__}",
    ]


def test_an_empty_worksheet_says_what_to_enter_and_shows_no_empty_part() -> None:
    text = _text({"schema": 1})
    assert _headings(text) == [
        *("REFILL WORKSHEET", "FINDINGS", "RESULTS", "NOT YET ENTERED", "REMARKS", "IN SHORT"),
        f"itb-calc {__version__}",
    ]
    assert _part(text, "RESULTS") == ["RESULTS   none yet"]
    assert "  Product                     stock concentration, pump concentration" in text
    assert "  Daily dose                  flow, dose per hour" in text


def test_the_end_repeats_what_counts_and_the_date_to_book() -> None:
    assert "\nIN SHORT  none; book by Fri 5 Mar 2027\n" in _text(ROUTINE)
    unread = _text(put(ROUTINE, "dose.daily_dose", "1,5 mcg/day"))
    assert "\nFINDINGS  none, 1 not read\n" in unread
    assert "\nIN SHORT  none, 1 not read; no date to book\n" in unread


def test_no_finding_is_said_and_a_remark_is_no_finding() -> None:
    text = _text(ROUTINE)
    assert _part(text, "FINDINGS") == ["FINDINGS  none"]
    remarks = _part(text, "REMARKS")
    assert remarks[1].startswith("  PRD-05    ")
    assert all(line.startswith(("  PRD-05    ", "  DIL-04    ", "  RES-02    ", " " * 12)) for line in remarks[1:])


def test_findings_are_counted_and_named_by_word_and_shape_and_field() -> None:
    sheet = put(ROUTINE, "pump.programmed_volume", "20 mL")
    sheet = put(put(sheet, "refill.stability_limit", "200 days"), "refill.booking_buffer", "2 days")
    lines = _part(_text(sheet), "FINDINGS")
    assert lines[0] == "FINDINGS  1 block, 1 confirm, 1 caution"
    starts = [line[:20] for line in lines if line.startswith("  ") and line[2] != " "]
    assert starts == ["  ■ BLOCK   VOL-01  ", "  ▲ CONFIRM RES-03  ", "  ● CAUTION RES-06  "]
    assert f"{' ' * 20}→ Injected volume, Programmed volume" in lines
    (withholds,) = (place for place, line in enumerate(lines) if "Withholds:" in line)
    assert lines[withholds].startswith(f"{' ' * 20}Withholds: days to alarm, days to empty, ")


def test_a_finding_without_fields_has_no_arrow() -> None:
    lines = _part(_text(ROUTINE, Reference(defect="The folder is missing.")), "FINDINGS")
    assert lines[1].startswith("  ■ BLOCK   REF-01  The folder is missing. ")
    assert not any("→" in line for line in lines[1:3])


def test_a_withheld_result_keeps_its_place_and_names_the_finding_that_withholds_it() -> None:
    text = _text(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    results = _part(text, "RESULTS")
    assert "  Days to alarm               withheld: see VOL-01" in results
    assert "  Book by                     withheld: see VOL-01" in results
    assert "  Flow                        0.3 mL/day" in results
    assert "days to alarm =" not in text


def test_a_result_that_two_findings_withhold_names_the_first() -> None:
    sheet = put(put(ROUTINE, "pump.injected_volume", "41 mL"), "product.id", "baclofen-5mg-5ml-solution")
    text = _text(sheet)
    assert text.index(" PRD-01 ") < text.index(" VOL-01 ") < text.index("VOL-02")
    assert "  Days to alarm               withheld: see PRD-01" in text


def test_results_are_shown_both_ways_with_dates_in_words() -> None:
    results = _part(_text(ROUTINE), "RESULTS")
    assert "  Achieved concentration      ≈1.4943 mg/mL ≈ 1,494.3 mcg/mL" in results
    assert "  Delivered daily dose        ≈448.3 mcg/day (≈18.68 mcg/hour)" in results
    assert "  Containers of stock         2" in results
    assert "  Latest refill date          Fri 12 Mar 2027" in results
    assert "  Deciding limit              alarm" in results


def test_the_sentence_to_read_back_stands_behind_the_results_or_why_there_is_none() -> None:
    lines = _part(_text(ROUTINE), "READ BACK")
    assert lines[0] == "READ BACK"
    assert " ".join(line.strip() for line in lines[1:]).startswith(
        "baclofen two thousand micrograms per millilitre, that is 2 milligrams per millilitre, 40 milligrams in 20"
    )
    assert lines[-1].endswith("book by Friday 5 March 2027.")
    refused = _part(_text(put(ROUTINE, "pump.programmed_volume", "20 mL")), "READ BACK")
    assert refused[:2] == [
        "READ BACK  refused",
        "  Nothing is read back while VOL-01 blocks this worksheet: 40 mL is injected,",
    ]


def test_a_change_of_concentration_is_shown_with_what_each_result_assumes() -> None:
    results = " ".join(" ".join(_part(_text(CHANGED), "RESULTS")).split())
    for shown in (
        "Earliest days to alarm ≈108.4 days (with known boluses, tolerance and bridge)",
        "Dose change 12.5 % (of the previous dose)",
        "Expected residual volume 6.4 mL (the programmer's, else to within a day's flow)",
        "Discrepancy 0.4 mL (expected − aspirated)",
        "Mixed concentration ≈1.4662 mg/mL ≈ 1,466.2 mcg/mL (upper bound of the effect, before any rinse)",
        "System volume 0.34 mL (tubing and catheter, as the bridge uses it)",
        "Largest system volume 0.4 mL",
        "Bridge dose 170 mcg (all old drug in tubing and catheter; no mixing)",
        "Bridge duration ≈9 hours",
        "Bridge flow 0.9 mL/day",
        "Extra volume for the bridge ≈0.23 mL",
        "Without a bridge the patient gets 150 mcg/day (6.25 mcg/hour) (until the old drug is through)",
        "Without a bridge, for 32 hours (with the largest system volume; no mixing)",
    ):
        assert shown in results


def test_a_bridge_that_the_pump_cannot_run_is_withheld_with_every_date_but_not_with_the_days() -> None:
    sheet = put(put(CHANGED, "previous.concentration", "2 mg/mL"), "pump.minimum_flow", "0.25 mL/day")
    results = _part(_text(sheet), "RESULTS")
    for label in ("Bridge dose", "Bridge flow", "System volume", "Without a bridge, for", "Latest refill date"):
        assert f"  {label:<28}withheld: see TRN-04" in results
    assert any(line.startswith("  Days to alarm               120 days") for line in results)


def test_a_first_fill_is_not_asked_for_a_previous_one_and_any_other_fill_is() -> None:
    assert "NOT YET ENTERED" not in _text(ROUTINE)
    waiting = _part(_text(put(ROUTINE, "previous.first_fill", None)), "NOT YET ENTERED")
    labels = [line[2:30].strip() for line in waiting[1:] if line[2:30].strip()]
    assert labels == ["Previous concentration", "Previous daily dose", "Previous programmed volume"]


def test_every_problem_stands_beside_its_field_and_is_counted() -> None:
    sheet = put(put(ROUTINE, "dose.schedule", [{**STEP, "end": "24:30"}]), "dose.daily_dose", "450")
    lines = _part(_text(sheet), "NOT READ")
    assert lines[0] == "NOT READ  2"
    assert lines[1].startswith("  Daily dose                  450 has no unit, but daily dose takes")
    assert any(line.startswith("  Day schedule                Step 1 of the day is not read: 24:30") for line in lines)


def test_what_was_typed_stands_there_to_the_letter_with_its_decimal_mark() -> None:
    typed = _part(_text(ROUTINE), "AS TYPED")
    assert typed[0] == "AS TYPED, with a decimal point"
    assert "  Target concentration        1500 mcg/mL" in typed
    assert "  First fill                  yes" in typed
    assert "  Pump                        synchromed-ii-40 (Medtronic SynchroMed II 8637-40)" in typed
    product = "baclofen-40mg-20ml-inj-20ml (Baclofen 40mg/20ml Inj, 20ml; intrathecal, refill)"
    assert product in " ".join(" ".join(typed).split())
    comma = put(put(ROUTINE, "decimal_mark", ","), "previous.first_fill", False)  # noqa: FBT003 - the answer
    assert "AS TYPED, with a decimal comma" in _text(comma)
    assert "  First fill                  no" in _text(comma)


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_every_entered_field_stands_under_what_was_typed(path: str) -> None:
    for text in ("?", " "):
        typed = _part(_text(put({"schema": 1}, path, text)), "AS TYPED")
        # A label that is too long for its column has a line of its own.
        assert len(typed) in {2, 3}
        assert typed[-1].endswith(text.strip())


def test_a_schedule_stands_under_what_was_typed_step_by_step() -> None:
    steps = [{"start": "00:00", "end": "09:00", "dose": "120 mcg"}, {"dose": "\x1b[2J"}]
    typed = _part(_text(put({"schema": 1}, "dose.schedule", steps)), "AS TYPED")
    assert typed[1:] == [
        "  Day schedule                00:00 to 09:00: 120 mcg (≈13.33 mcg/hour)",
        "  Day schedule                ? to ?: [U+001B][2J",
    ]


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_no_typed_character_reaches_the_terminal_that_could_disturb_it(path: str) -> None:
    for sheet in (put({"schema": 1}, path, _EVIL), put(ROUTINE, path, _EVIL)):
        text = _text(sheet)
        assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in text)
        assert "[U+001B]" in text
        assert widest(text) <= 80


def test_an_unlisted_id_is_shown_as_typed_and_never_with_a_name() -> None:
    text = _text(put(put({"schema": 1}, "product.id", "other"), "pump.id", "synchromed-iii"))
    assert "\n  Product                     other\n" in text
    assert "\n  Pump                        synchromed-iii\n" in text


def test_the_working_has_formula_numbers_answer_and_check() -> None:
    working = _part(_text(ROUTINE), "WORKING")
    place = working.index("  flow = daily dose ÷ concentration (follows from the units)")
    assert working[place + 1 : place + 3] == [
        "      450 mcg/day ÷ 1,500 mcg/mL → 0.3 mL/day",
        "      check: 450 mcg/day ÷ 0.3 mL/day = 1,500 mcg/mL",
    ]
    assert sum(line.startswith("      check: ") for line in working) == len(evaluate_sheet(ROUTINE).results.worked)


def test_a_single_result_is_shown_with_its_working() -> None:
    text = _text(put({"schema": 1}, "dose.daily_dose", "450 mcg/day"))
    assert _part(text, "RESULTS") == ["RESULTS", "  Dose per hour               18.75 mcg/hour"]
    assert _part(text, "WORKING") == [
        "WORKING",
        "  dose per hour = daily dose ÷ 24",
        "      450 mcg/day ÷ 24 → 18.75 mcg/hour",
        "      check: 18.75 mcg/hour × 24 = 450 mcg/day",
    ]


def test_what_goes_on_in_the_next_line_stands_under_itself() -> None:
    text = _text(put(ROUTINE, "dose.bolus_dose", "1234.5678 mcg"))
    assert text.count("\n      ") > 20
    assert "(no\n      boluses, exact pump)\n" in text
    remarks = _part(_text(ROUTINE), "REMARKS")
    assert [line[:13].rstrip() for line in remarks if line.startswith("   ")] == [
        f"{' ' * 12}{line[12]}" for line in remarks if line.startswith("   ")
    ]


def test_the_foot_says_what_the_figures_are_and_who_decides() -> None:
    foot = _text(ROUTINE).split("\n\n")[-1].split("\n")
    assert foot[0] == f"itb-calc {__version__}, reference data {REFERENCE.version} ({REFERENCE.sha256[:12]})"
    assert " ".join(foot[1:]) == (
        "A second, independent check for trained staff: the label, the pump's programmer and the prescriber decide."
        " Not a certified medical device."
    )
    unknown = _text(ROUTINE, Reference(defect="The folder is missing."))
    assert f"itb-calc {__version__}, reference data unknown (no hash)\n" in unknown
