"""The worksheet page as a whole: empty, routine, and under the decimal comma."""

import re
from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc import __version__
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.page_state import PageState
from itb_calc.desktop.viewmodels.pictures import Pictures
from itb_calc.desktop.viewmodels.sections import ON_THE_PAGE
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import Confirmation, Worksheet
from tests.desktop.viewmodels.pages import (
    BLOCKED,
    COMMA,
    HIGH_DOSE,
    INCOMPLETE_NAME,
    NO_BUFFER,
    POINT,
    REFILL_KIT,
    only,
    page,
    page_of,
    results,
)
from tests.safety.worksheets import DILUTED, REFERENCE, TWO_STOCKS, Changes, worksheet

_BEGIN = "Begin with the product in your hand. Results stand here as soon as there is enough to compute them."
_THIN = "\N{THIN SPACE}"
_TEXTS = st.one_of(st.sampled_from(["1", "0,5", "x", "½", "40 mg", "other", "2026-11-23", " "]), st.text(max_size=5))
# 1,440 mcg/day of 1.5 mg/mL, typed with the decimal comma: concentrations, doses and limits of four digits.
_IN_COMMA: Changes = {
    **DILUTED,
    "preparation.target_concentration": "1,5 mg/mL",
    "preparation.graduation": "0,5 mL",
    "dose.daily_dose": "1440,5 mcg/day",
    "refill.flow_tolerance": "10,5 %",
}
# A text that the person typed, a number that could mean either, and the name of a solution.
_QUOTED = ("1.000 is not read", "or 1,000 with the decimal comma", "0.9 % sodium chloride")
_WITH_THOUSANDS_COMMA = re.compile(r"(?<![0-9,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")
_PACKAGE_SAYS_ANOTHER: Changes = {"product.label_strength": "0,5 mg/mL", "product.container_volume": "2,5 mL"}


def _strings(value: object) -> list[str]:
    """Every text of a page, wherever it stands."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in _strings(inner)]
    return []


def _said(shown: PageState) -> list[str]:
    """What the page says of this worksheet: not the version in its foot, and not the names of the sources."""
    told = replace(shown, footer="", pictures=Pictures(), findings=())
    of_findings = [(finding.message, finding.spoken, finding.withholds) for finding in shown.findings]
    titles = sorted((source.title for source in REFERENCE.sources.values()), key=len, reverse=True)
    said = _strings([asdict(told), of_findings])
    for title in titles:
        said = [text.replace(title, "SOURCE") for text in said]
    return said


@pytest.mark.parametrize(
    "sheet",
    [
        Worksheet(),
        Worksheet(decimal_mark=COMMA),
        Worksheet(confirmations={"DOS-02": Confirmation("Ordered.", "High.")}),
    ],
)
def test_an_empty_page_has_its_fields_no_results_no_findings_and_one_line_to_begin(sheet: Worksheet) -> None:
    shown = page_of(sheet)
    assert shown.beginning == _BEGIN
    assert (shown.counts, shown.findings, shown.remarks) == ("none yet", (), {})
    assert not any(state.has_a_place for state in results(shown).values())
    assert len(results(shown)) == 39
    assert shown.fields.keys() == ON_THE_PAGE
    assert len(shown.fields) == 51
    assert not any(state.marks or state.problem or state.readings for state in shown.fields.values())
    assert {path: state.offer.text for path, state in shown.fields.items() if state.offer is not None} == {
        "fill_date": "2026-11-23",
        "refill.stability_limit": "180",
    }
    assert shown.pictures == Pictures()


@pytest.mark.parametrize("entries", [{"fill_date": "2026-11-23"}, {"dose.phase": " "}, {"previous.first_fill": False}])
def test_with_the_first_entry_the_page_begins(entries: Changes) -> None:
    shown = page_of(only(entries))
    assert shown.beginning == ""
    assert any(state.has_a_place for state in results(shown).values())
    assert shown.counts.startswith("● ")


def test_a_page_before_any_worksheet_says_so() -> None:
    assert (PageState().counts, PageState().beginning, PageState().fields) == ("none yet", "", {})


def test_a_routine_page_has_nothing_to_warn_of_and_its_remarks_beside_the_results() -> None:
    shown = page({})
    assert (shown.counts, shown.findings, shown.beginning) == ("none", (), "")
    assert shown.remarks == {
        "product": ("PRD-05: An oral liquid has the same strength, 2,000 mcg/mL. Check the route on the package.",),
        "refill": (
            "RES-02: The alarm volume decides the refill date: it is reached no later than the stability limit.",
        ),
    }
    assert results(shown)["book_by_date"].text == "Fri 9 Apr 2027"
    assert shown.pictures.reservoir is not None
    assert shown.pictures.course is not None


def test_a_remark_stands_in_the_section_of_its_first_field_with_a_place() -> None:
    assert page(DILUTED).remarks["preparation"] == (
        (
            "DIL-04: Dilute with sterile preservative-free 0.9 % sodium chloride only, for a single use."
            " The beyond-use date follows local policy."
        ),
    )


def test_a_day_schedule_that_is_not_read_is_counted() -> None:
    shown = page_of(replace(worksheet({}), schedule=({"start": "00:00", "end": "24:00"},)))
    assert shown.fields.keys() == ON_THE_PAGE
    assert shown.counts.endswith("1 not read")


def test_the_foot_names_the_program_and_the_reference_data() -> None:
    assert page({}).footer == f"itb-calc {__version__}, reference data {REFERENCE.version} ({REFERENCE.sha256[:8]})"
    assert page_of(Worksheet()).footer == page({}).footer
    unknown = page_of(worksheet({}), Reference(defect="It is damaged."))
    assert unknown.footer == f"itb-calc {__version__}, reference data unknown (no hash)"


def test_damaged_reference_data_is_the_first_finding_and_no_number_stands_on_it() -> None:
    shown = page_of(worksheet({}), Reference(defect="It is damaged."))
    assert shown.findings[0].heading == "■ BLOCK REF-01"
    assert (shown.findings[0].path, shown.findings[0].place) == ("", "")
    assert {state.name for state in results(shown).values() if state.copied} == {"hourly_dose"}


@pytest.mark.parametrize("mark", list(DecimalMark))
@given(
    texts=st.dictionaries(st.sampled_from(sorted(ON_THE_PAGE - {"previous.first_fill"})), _TEXTS, max_size=4),
    today=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_the_same_worksheet_on_the_same_day_is_the_same_page(
    mark: DecimalMark, texts: dict[str, str], today: date
) -> None:
    sheet = Worksheet(texts={path: text for path, text in texts.items() if text}, decimal_mark=mark)
    before = dict(sheet.texts)
    assert page_of(sheet, today=today) == page_of(sheet, today=today)
    assert sheet.texts == before


@pytest.mark.parametrize(
    "changes",
    [
        _IN_COMMA,
        {**_IN_COMMA, "dose.daily_dose": "4500,5 mcg/day"},
        {**BLOCKED, "pump.programmed_volume": "20,5 mL"},
        REFILL_KIT,
        INCOMPLETE_NAME,
        TWO_STOCKS,
        _PACKAGE_SAYS_ANOTHER,
        {"product.id": "other", "product.label_strength": "4 mg/mL", "product.container_volume": "20 mL"},
        {"product.label_strength": "10 mg"},
        {"pump.alarm_volume": None, "refill.stability_limit": None, "product.id": "baclofen-5mg-5ml-solution"},
        {"pump.alarm_volume": ",5 mL", "dose.daily_dose": "1.000 mcg/day"},
        {"dose.daily_dose": "50 mcg/day"},
    ],
)
def test_under_the_decimal_comma_no_number_of_the_page_has_a_decimal_point(changes: Changes) -> None:
    shown = page(changes, COMMA)
    for text in _said(shown):
        ours = text
        for quoted in _QUOTED:
            ours = ours.replace(quoted, "")
        assert not re.search(r"[0-9]\.[0-9]", ours), text
        assert not _WITH_THOUSANDS_COMMA.search(ours), text


def test_under_the_decimal_comma_thousands_have_a_thin_space() -> None:
    shown = page(_IN_COMMA, COMMA)
    assert results(shown)["achieved_concentration"].text == f"1,5 mg/mL = 1{_THIN}500 mcg/mL"
    assert results(shown)["flow_rate"].text == "≈0,9603 mL/day"
    assert shown.fields["dose.daily_dose"].meaning == (
        f"1{_THIN}440,5 mcg/day = 1,4405 mg/day ≈ 60,02 mcg/hour ≈ 1,0003 mcg/min"
    )
    assert f"1{_THIN}000 mcg/day" in next(finding.message for finding in shown.findings if finding.rule == "DOS-01")


@pytest.mark.parametrize("changes", [{}, DILUTED, BLOCKED, HIGH_DOSE, NO_BUFFER, REFILL_KIT])
def test_every_sentence_prints_and_none_uses_the_words_that_the_screen_does_not(changes: Changes) -> None:
    for mark in (POINT, COMMA):
        for text in _said(page(changes, mark)):
            assert text.replace(_THIN, "").isprintable(), text
            assert not re.search(r"!|\b(error|invalid)\b|\{|\}", text, re.IGNORECASE), text


def test_the_day_of_the_evaluation_is_the_day_that_is_offered() -> None:
    shown = page_of(worksheet({"fill_date": None}), today=date(2027, 4, 9))
    offer = shown.fields["fill_date"].offer
    assert offer is not None
    assert offer.text == "2027-04-09"
