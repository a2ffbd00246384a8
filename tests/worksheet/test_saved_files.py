"""Files as earlier versions read and wrote them: each is read for ever, and says what it said."""

import json
from pathlib import Path

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.codec import Saved, read_saved
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Confirmation, Print, Round, ShownAtSigning, Signature, Worksheet
from tests.worksheet.sheets import REFERENCE, TODAY

_FOLDER = Path(__file__).parent / "files"
_PRODUCT = {
    "product.id": "baclofen-40mg-20ml-inj-20ml",
    "product.label_strength": "40 mg/20 mL",
    "product.container_volume": "20 mL",
}
_PREPARATION = {
    "preparation.target_concentration": "1500 mcg/mL",
    "preparation.final_volume": "43 mL",
    "preparation.priming_volume": "3 mL",
    "preparation.graduation": "0.5 mL",
}
_PUMP = {"pump.id": "synchromed-ii-40", "pump.injected_volume": "40 mL", "pump.programmed_volume": "40 mL"}
_DOSE = {"dose.daily_dose": "450 mcg/day", "dose.patient_group": "adult-spinal", "dose.phase": "maintenance"}
_REFILL = {
    "refill.flow_tolerance": "10 %",
    "refill.stability_limit": "180 days",
    "refill.booking_buffer": "7 days",
}
_PREVIOUS = {
    "previous.daily_dose": "400 mcg/day",
    "previous.concentration": "500 mcg/mL",
    "previous.programmed_volume": "40 mL",
    "previous.fill_date": "2026-10-12",
}
_ALL = {"fill_date": "2026-11-23", **_PRODUCT, **_PREPARATION, **_PUMP, **_DOSE, **_REFILL}
_OF_AN_ADULT = {**_ALL, "preparation.diluent_graduation": "0.5 mL", "dose.age_years": "40"}
_CHANGED = {
    **_OF_AN_ADULT,
    **_PREVIOUS,
    "pump.alarm_volume": "4 mL",
    "previous.aspirated_volume": "6 mL",
    "system.tubing_volume": "0.14 mL",
    "system.tubing_volume_max": "0.2 mL",
    "system.catheter_volume": "0.2 mL",
}

# What each file says: with null and empty texts, with reasons, with earlier visits, and with the whole record.
_SAYS = {
    "schema-1-without-reasons": Worksheet(
        texts={
            **_ALL,
            **_PREVIOUS,
            "pump.alarm_volume": "2 mL",
            "previous.aspirated_volume": "5.5 mL",
            "system.tubing_volume": "0.14 mL",
            "system.catheter_volume": "0.2 mL",
        },
        answers={"previous.first_fill": False},
        schedule=(
            {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
            {"start": "08:00", "end": "24:00", "dose": "330 mcg"},
        ),
    ),
    "schema-1-with-reasons": Worksheet(
        texts={**_OF_AN_ADULT, "pump.alarm_volume": " 4,0 mL", "dose.daily_dose": "2100 mcg/day"},
        answers={"previous.first_fill": True},
        decimal_mark=DecimalMark.COMMA,
        confirmations={
            "DOS-02": Confirmation("Ordered twice, asked by telephone.", "2,100 mcg/day is high."),
            "RES-10": Confirmation("Weekly visits.", ""),
        },
    ),
    "schema-1-with-visits": Worksheet(
        texts=_CHANGED,
        answers={"previous.first_fill": False},
        visits=(
            {"date": "2026-08-01", "expected_residual": "5 mL", "aspirated_volume": "5.4 mL"},
            {"date": "2026-09-05", "aspirated_volume": "6 mL"},
            {},
        ),
    ),
    "schema-1-with-the-record": Worksheet(
        texts={
            **_CHANGED,
            "patient.identifier": "Room 4",
            "lots.drug_lot": "A12/3",
            "lots.drug_expiry": "2027-03-31",
            "lots.beyond_use": "2026-11-24 08:30",
            "notes": "First line.\nSecond line, 10 \N{MICRO SIGN}L and ½.",
        },
        answers={"previous.first_fill": False},
        schedule=({"start": "00:00", "end": "24:00", "dose": "450 mcg"},),
        confirmations={
            "TRN-01": Confirmation("Asked.", "It changes.", "Ann Example", "2026-11-23T08:30", "ab"),
            "RES-10": Confirmation("Weekly.", "Few days."),
        },
        visits=({"date": "2026-08-01", "expected_residual": "5 mL", "aspirated_volume": "5.4 mL"},),
        number="W-1",
        site={"weekend_rule": "before", "name": "Site", "booking_buffer": "7 days", "flow_tolerance": "10 %"},
        signatures={
            "prepared": Signature("Ann Example", "2026-11-23T08:45", "cd", "ef", is_void=True),
            "checked": Signature("B. Sample", "2026-11-23T09:00", "cd", "ef"),
        },
        rounds=(
            Round("B. Sample", "2026-11-23T08:55", ("dose.daily_dose",)),
            Round("B. Sample", "2026-11-23T08:58", ()),
        ),
        prints=(
            Print("label", "2026-11-23T09:10", "01", is_void=True),
            Print("worksheet", "2026-11-23T09:20", "02"),
        ),
    ),
    "schema-1-with-what-was-shown-at-signing": Worksheet(
        texts={"dose.daily_dose": "450 mcg/day"},
        number="W-2",
        signatures={
            "prepared": Signature(
                "Ann Example",
                "2026-11-23T08:45",
                "cd",
                "ef",
                version="0.1.0",
                shown=ShownAtSigning(
                    (("pump_concentration", "2 mg/mL = 2,000 mcg/mL"), ("flow_rate", "0.225 mL/day")),
                    (("RES-04", "The alarm volume is large."), ("DOS-02", "")),
                ),
            ),
            "checked": Signature("B. Sample", "2026-11-23T09:00", "void:cd", "ef", is_void=True, version="0.1.0"),
        },
        rounds=(
            Round("B. Sample", "2026-11-23T08:55", ("dose.daily_dose",)),
            Round("B. Sample", "2026-11-23T08:58", (), "ab"),
        ),
        prints=(Print("label", "2026-11-23T09:10", "void:01", is_void=True),),
    ),
}
_WITH_THE_RECORD = ("schema-1-with-the-record", "schema-1-with-what-was-shown-at-signing")


def _content(name: str) -> bytes:
    return (_FOLDER / f"{name}.itb.json").read_bytes()


def _saved(name: str) -> Saved:
    saved = read_saved(_content(name))
    assert isinstance(saved, Saved), saved
    return saved


def test_every_file_of_the_folder_is_held_to_what_it_says() -> None:
    assert {path.name for path in _FOLDER.iterdir()} == {f"{name}.itb.json" for name in _SAYS}


@pytest.mark.parametrize("name", _SAYS)
def test_a_file_says_what_it_said(name: str) -> None:
    assert _saved(name).worksheet == _SAYS[name]


@pytest.mark.parametrize("name", _SAYS)
def test_a_file_that_is_written_anew_says_the_same(name: str) -> None:
    saved = _saved(name)
    assert read_saved(write_worksheet(saved.worksheet, saved.shown)) == saved


@pytest.mark.parametrize("name", [name for name in _SAYS if name not in _WITH_THE_RECORD])
def test_of_a_file_from_before_the_record_nothing_is_claimed_that_it_does_not_say(name: str) -> None:
    saved = _saved(name)
    assert saved.shown is None
    assert not any(given.by or given.at or given.is_void for given in saved.worksheet.confirmations.values())
    assert (saved.worksheet.number, saved.worksheet.signatures, saved.worksheet.prints) == ("", {}, ())


@pytest.mark.parametrize("name", _WITH_THE_RECORD)
def test_a_file_with_the_record_is_written_back_to_the_letter(name: str) -> None:
    saved = _saved(name)
    # The line ends may have been changed where the file was checked out.
    assert write_worksheet(saved.worksheet, saved.shown) == _content(name).replace(b"\r\n", b"\n")


def test_a_file_with_the_record_tells_what_was_shown() -> None:
    shown = _saved("schema-1-with-the-record").shown
    assert shown is not None
    assert (shown.version, shown.reference_version, shown.today) == ("0.1.0", "2026-11", "2026-11-23")
    raw = json.loads(_content("schema-1-with-the-record"))["shown"]
    assert (shown.meanings, shown.results) == (raw["meanings"], raw["results"])
    assert [list(each) for each in shown.findings] == [list(each.values()) for each in raw["findings"]]
    assert shown.results["flow_rate"] == "0.3 mL/day"
    assert shown.meanings["preparation.graduation"] == "1/2 mL"
    assert shown.meanings["visits[0].aspirated_volume"] == "27/5 mL"


@pytest.mark.parametrize("name", _SAYS)
def test_a_file_is_evaluated_as_what_it_says(name: str) -> None:
    evaluation = evaluate(_saved(name).worksheet, REFERENCE, TODAY)
    unread = {problem.field for problem in evaluation.problems}
    assert ("visits" in unread) is (name == "schema-1-with-visits")
    assert ("preparation.graduation" in unread) is (name == "schema-1-with-reasons")
