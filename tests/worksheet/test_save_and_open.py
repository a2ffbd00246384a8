"""What is saved is what is opened: to the letter, evaluated to the same, in one order of keys."""

import json
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, Saved, read_saved, read_worksheet
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.shown import Shown, shown_of
from itb_calc.worksheet.text import Confirmation, Print, Round, Signature, Worksheet
from tests.worksheet.any_worksheet import ANY_TEXT, WORKSHEETS, paths_of
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, STEP, TODAY, VISIT, read_sheet

WHOLE = replace(
    read_sheet(CHANGED),
    schedule=(STEP,),
    visits=(VISIT,),
    number="W-1",
    site={"weekend_rule": "before", "name": "Site", "booking_buffer": "7 days", "flow_tolerance": "10 %"},
    confirmations={
        "TRN-01": Confirmation("Asked.", "It changes.", "Ann Example", "2026-11-23T08:30", "ab"),
        "RES-10": Confirmation("Weekly.", "Few days."),
    },
    signatures={
        "checked": Signature("B. Sample", "2026-11-23T09:00", "cd", "ef"),
        "prepared": Signature("Ann Example", "2026-11-23T08:45", "cd", "ef", is_void=True),
    },
    rounds=(Round("B. Sample", "2026-11-23T08:55", ("dose.daily_dose",)), Round("B. Sample", "2026-11-23T08:58", ())),
    prints=(Print("label", "2026-11-23T09:10", "01", is_void=True), Print("worksheet", "2026-11-23T09:20", "02")),
)
_ORDER = ["schema", "kind", "number", "decimal_mark", "fill_date", "product", "preparation", "pump", "dose", "refill"]
_ORDER += ["previous", "system", "visits", "patient", "lots", "notes"]
_ORDER += ["site", "confirmations", "signatures", "second_check", "prints", "shown"]


@settings(max_examples=150)
@given(WORKSHEETS)
@example(WHOLE)
@example(Worksheet())
def test_what_is_saved_is_what_is_opened(worksheet: Worksheet) -> None:
    content = write_worksheet(worksheet)
    assert read_saved(content) == Saved(worksheet, None)
    assert read_worksheet(content) == worksheet


@given(WORKSHEETS, st.dates())
@example(WHOLE, TODAY)
def test_with_what_was_shown_it_opens_and_is_evaluated_to_the_same(worksheet: Worksheet, today: date) -> None:
    evaluation = evaluate(worksheet, REFERENCE, today)
    shown = shown_of(worksheet, evaluation)
    saved = read_saved(write_worksheet(worksheet, shown))
    assert saved == Saved(worksheet, shown)
    again = evaluate(saved.worksheet, REFERENCE, today)
    assert evaluation_as_json(again) == evaluation_as_json(evaluation)
    assert shown_of(saved.worksheet, again) == saved.shown
    assert write_worksheet(saved.worksheet, saved.shown) == write_worksheet(worksheet, shown)


@given(
    st.builds(
        Shown,
        ANY_TEXT,
        ANY_TEXT,
        ANY_TEXT,
        ANY_TEXT,
        results=st.dictionaries(st.sampled_from(["flow_rate", "alarm_date"]), ANY_TEXT),
        findings=st.lists(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
        problems=st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
    )
)
def test_what_was_shown_is_kept_to_the_letter(shown: Shown) -> None:
    assert read_saved(write_worksheet(WHOLE, shown)) == Saved(WHOLE, shown)


@settings(max_examples=40)
@given(WORKSHEETS, st.randoms(use_true_random=False))
def test_the_same_worksheet_is_the_same_file_in_whatever_order_it_was_filled_in(
    worksheet: Worksheet, order: Random
) -> None:
    texts, site = list(worksheet.texts.items()), list(worksheet.site.items())
    reasons, names = list(worksheet.confirmations.items()), list(worksheet.signatures.items())
    for entered in (texts, site, reasons, names):
        order.shuffle(entered)
    shuffled = replace(
        worksheet, texts=dict(texts), site=dict(site), confirmations=dict(reasons), signatures=dict(names)
    )
    shown, same = (shown_of(each, evaluate(each, REFERENCE, TODAY)) for each in (worksheet, shuffled))
    assert write_worksheet(shuffled, same) == write_worksheet(worksheet, shown)


@settings(max_examples=40)
@given(WORKSHEETS)
@example(WHOLE)
def test_the_keys_stand_in_one_order_and_only_what_is_entered_is_written(worksheet: Worksheet) -> None:
    data = json.loads(write_worksheet(worksheet, Shown()))
    assert list(data) == [key for key in _ORDER if key in data]
    assert {"schema", "kind", "decimal_mark", "shown"} <= data.keys()
    empty = [path for path in paths_of({key: value for key, value in data.items() if key != "shown"}) if path == ""]
    assert not empty


def test_a_whole_worksheet_is_written_for_a_person_to_read() -> None:
    content = write_worksheet(WHOLE)
    text = content.decode()
    assert text.startswith('{\n  "schema": 1,\n  "kind": "refill",\n  "number": "W-1",\n  "decimal_mark": ".",\n')
    assert text.endswith("\n}\n")
    data = json.loads(text)
    assert list(data["site"]) == ["booking_buffer", "flow_tolerance", "name", "weekend_rule"]
    assert data["confirmations"] == {
        "RES-10": {"reason": "Weekly.", "message": "Few days."},
        "TRN-01": {
            "reason": "Asked.",
            "message": "It changes.",
            "by": "Ann Example",
            "at": "2026-11-23T08:30",
            "content": "ab",
        },
    }
    assert list(data["confirmations"]) == ["RES-10", "TRN-01"]
    assert list(data["signatures"]) == ["prepared", "checked"]
    assert data["signatures"]["prepared"]["void"] is True
    assert "void" not in data["signatures"]["checked"]
    assert data["second_check"][1] == {"by": "B. Sample", "at": "2026-11-23T08:58", "differing": []}


def test_a_character_stays_readable_and_half_of_one_is_escaped() -> None:
    assert "\N{MICRO SIGN} ½ 漢".encode() in write_worksheet(Worksheet(texts={"notes": "\N{MICRO SIGN} ½ 漢"}))
    assert b"\\ud800" in write_worksheet(Worksheet(texts={"notes": "\ud800"}))


def test_two_halves_of_a_character_side_by_side_come_back_as_the_character() -> None:
    worksheet = Worksheet(texts={"notes": "\ud83d\ude00"})
    assert read_worksheet(write_worksheet(worksheet)) == Worksheet(texts={"notes": "\N{GRINNING FACE}"})


def test_a_file_of_the_largest_size_is_opened_and_no_larger_one() -> None:
    rest = len(write_worksheet(Worksheet(texts={"notes": "x"}))) - 1
    largest = Worksheet(texts={"notes": "x" * (LARGEST_FILE - rest)})
    assert read_worksheet(write_worksheet(largest)) == largest
    larger = write_worksheet(Worksheet(texts={"notes": "x" * (LARGEST_FILE - rest + 1)}))
    assert read_worksheet(larger) == FileRefused("The file is larger than any worksheet, so it was not read.")


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("dose.daily_dose", "450 mcg/day", "460 mcg/day"),
        ("dose.daily_dose", "450 mcg/day", "45 mcg/day"),
        ("product.label_strength", "40 mg/20 mL", "40 mg/2 mL"),
        ("preparation.target_concentration", "1500 mcg/mL", "1500 mg/mL"),
        ("pump.id", "synchromed-ii-40", "synchromed-ii-20"),
        ("dose.age_years", "40", "4"),
        ("dose.patient_group", "adult-spinal", "adult-cerebral"),
        ("fill_date", "2026-11-23", "2026-11-22"),
        ("dose.schedule[0].dose", "450 mcg", "45 mcg"),
        ("dose.schedule[0].start", "00:00", "01:00"),
        ("visits[0].aspirated_volume", "5.4 mL", "54 mL"),
        ("lots.beyond_use", "2026-11-24 08:30", "2026-11-24 08:31"),
        ("previous.first_fill", "false", "true"),
    ],
)
def test_a_text_that_no_longer_says_what_is_written_down_as_its_meaning_is_refused(
    path: str, before: str, after: str
) -> None:
    worksheet = replace(WHOLE, texts={**WHOLE.texts, "lots.beyond_use": "2026-11-24 08:30"})
    content = write_worksheet(worksheet, shown_of(worksheet, evaluate(worksheet, REFERENCE, TODAY)))
    typed, _, meanings = content.decode().partition('"shown"')
    quotes = '"' if path != "previous.first_fill" else ""
    line = f'"{path.rpartition(".")[2]}": {quotes}'
    changed = typed.replace(f"{line}{before}{quotes}", f"{line}{after}{quotes}", 1) + f'"shown"{meanings}'
    assert changed != content.decode()
    refused = read_saved(changed.encode())
    assert refused == FileRefused(
        f"In the file {path} does not say what the file has written down as its meaning: it was changed or damaged"
        " after it was saved. Look at a copy, or type the worksheet anew."
    )


def test_a_meaning_that_was_changed_or_added_is_refused_and_one_that_is_gone_claims_nothing() -> None:
    shown = shown_of(WHOLE, evaluate(WHOLE, REFERENCE, TODAY))
    for path in shown.meanings:
        for meaning in ("", "1 mcg/day", f"{shown.meanings[path]} "):
            changed = replace(shown, meanings={**shown.meanings, path: meaning})
            refused = read_saved(write_worksheet(WHOLE, changed))
            assert isinstance(refused, FileRefused)
            assert refused.message.startswith(f"In the file {path[:39]}")
        fewer = replace(shown, meanings={key: said for key, said in shown.meanings.items() if key != path})
        assert read_saved(write_worksheet(WHOLE, fewer)) == Saved(WHOLE, fewer)
    for path in ("lots.drug_expiry", "dose.schedule[1].dose", "nothing", "dose.schedule", ""):
        added = replace(shown, meanings={**shown.meanings, path: "1 mL"})
        assert isinstance(read_saved(write_worksheet(WHOLE, added)), FileRefused)


def test_the_decimal_mark_cannot_be_changed_beside_the_meanings_without_being_seen() -> None:
    texts = {"pump.alarm_volume": "4.5 mL"}
    worksheet = Worksheet(texts=texts)
    shown = shown_of(worksheet, evaluate(worksheet, REFERENCE, TODAY))
    changed = write_worksheet(worksheet, shown).replace(b'"decimal_mark": "."', b'"decimal_mark": ","')
    saved = read_saved(changed)
    # Nothing is claimed of a text that is not read: the problem says that it is not.
    assert saved == Saved(Worksheet(texts=texts, decimal_mark=DecimalMark.COMMA), shown)
    assert [each.field for each in evaluate(saved.worksheet, REFERENCE, TODAY).problems] == ["pump.alarm_volume"]


def test_a_worksheet_without_what_was_shown_may_be_written_by_hand() -> None:
    assert read_saved(write_worksheet(read_sheet(ROUTINE))) == Saved(read_sheet(ROUTINE), None)
