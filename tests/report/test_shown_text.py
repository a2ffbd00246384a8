"""What was shown then beside what is shown now, with what can have made the difference."""

from dataclasses import replace

import pytest

from itb_calc.report.shown_text import remark_on_shown, shown_as_text
from itb_calc.worksheet.shown import Shown
from itb_calc.worksheet.text import ShownAtSigning, Signature

NOW = Shown(
    version="2",
    reference_version="2026-11",
    reference_sha256="ab" * 32,
    today="2026-11-23",
    results={"flow_rate": "0.3 mL/day", "hourly_dose": "18.75 mcg/hour"},
)
_OUTSIDE = "; nothing else differs, so the file’s record was changed outside the program"
_SEE = "see “What was shown when it was saved” in the menu."


def test_nothing_is_said_where_all_is_shown_the_same() -> None:
    assert remark_on_shown(replace(NOW, version="1", today="2026-01-01"), NOW) == ""


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({}, f"1 result is shown otherwise than when it was saved{_OUTSIDE}:"),
        ({"version": "1"}, "1 result is shown otherwise than when it was saved (by itb-calc 1):"),
        ({"version": ""}, "1 result is shown otherwise than when it was saved (by itb-calc of an unknown version):"),
        (
            {"reference_sha256": "cd" * 32, "reference_version": "2026-01", "today": "2026-01-02"},
            "1 result is shown otherwise than when it was saved (on reference data 2026-01, on 2026-01-02):",
        ),
        (
            {"reference_sha256": "", "reference_version": "", "today": ""},
            "1 result is shown otherwise than when it was saved (on reference data unknown, on an unknown day):",
        ),
        ({"results": {}}, f"2 results are shown otherwise than when it was saved{_OUTSIDE}:"),
    ],
)
def test_what_can_have_made_the_difference_is_named(before: dict[str, str], said: str) -> None:
    then = replace(NOW, **{"results": {**NOW.results, "flow_rate": "0.31 mL/day"}, **before})  # type: ignore[arg-type]
    assert remark_on_shown(then, NOW) == f"{said} {_SEE}"


def test_the_whole_text() -> None:
    then = Shown(
        version="1",
        reference_version="2026-01",
        reference_sha256="cd" * 32,
        today="2026-01-02",
        results={"flow_rate": "0.31 mL/day", "hourly_dose": "18.75 mcg/hour", "gone": "1 mL"},
        findings=(("DOS-02", "confirm", "The dose is high."),),
        problems=(("pump.alarm_volume", "1,5 is not read."), ("pump.old", "What is this.")),
    )
    now = replace(NOW, results={**NOW.results, "days_to_alarm": "120 days"})
    assert shown_as_text(then, now).split("\n") == [
        "AS IT WAS SHOWN WHEN IT WAS SAVED",
        "  Shown on 2026-01-02 by itb-calc 1, with reference data 2026-01 (cdcdcdcdcdcd).",
        "",
        "RESULTS THEN, and now where they differ",
        "  Flow                        0.31 mL/day; now: 0.3 mL/day",
        "  Dose per hour               18.75 mcg/hour",
        "  gone                        1 mL; now: not shown",
        "  Days to alarm               not shown; now: 120 days",
        "",
        "FINDINGS THEN",
        "  confirm DOS-02              The dose is high.",
        "",
        "NOT READ THEN",
        "  Alarm volume                1,5 is not read.",
        "  pump.old                    What is this.",
    ]


def test_what_was_shown_to_whoever_signed_stands_behind_it() -> None:
    shown = ShownAtSigning((("flow_rate", "0.31 mL/day"),), (("DOS-02", "The dose is high."),))
    only_results = ShownAtSigning((("hourly_dose", "18.75 mcg/hour"),))
    signatures = {
        "prepared": Signature("Ann Smith", "2026-11-23T14:05", "ab", "cd", version="1", shown=shown),
        "checked": Signature("Bo Lind", "2026-11-23T15:30", "void:ab", "cd", is_void=True, shown=only_results),
    }
    text = shown_as_text(Shown(), replace(NOW, results={"flow_rate": "0.3 mL/day"}), signatures)
    assert text.split("\n")[9:] == [
        "AS IT WAS SHOWN WHEN IT WAS SIGNED",
        "  Ann Smith signed as prepared on Mon 23 Nov 2026 14:05, by itb-calc 1.",
        "",
        "RESULTS THEN, and now where they differ",
        "  Flow                        0.31 mL/day; now: 0.3 mL/day",
        "",
        "FINDINGS THEN",
        "  DOS-02                      The dose is high.",
        "",
        "AS IT WAS SHOWN WHEN IT WAS SIGNED",
        "  Bo Lind signed as checked on Mon 23 Nov 2026 15:30, by itb-calc of an unknown",
        "  version. The signature is void.",
        "",
        "RESULTS THEN, and now where they differ",
        "  Dose per hour               18.75 mcg/hour; now: not shown",
        "  Flow                        not shown; now: 0.3 mL/day",
        "",
        "FINDINGS THEN  none",
    ]


def test_of_a_signature_from_before_nothing_is_claimed() -> None:
    signatures = {"prepared": Signature("Ann Smith", "2026-11-23T14:05", "ab", "cd")}
    assert shown_as_text(Shown(), Shown(), signatures) == shown_as_text(Shown(), Shown())


def test_nothing_shown_is_said() -> None:
    assert shown_as_text(Shown(), Shown()) == (
        "AS IT WAS SHOWN WHEN IT WAS SAVED\n"
        "  Shown on an unknown day by itb-calc of an unknown version, with reference data\n"
        "  unknown (no hash).\n\nRESULTS THEN  none\n\nFINDINGS THEN  none"
    )
