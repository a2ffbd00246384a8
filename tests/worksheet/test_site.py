"""The site's texts in a worksheet: read strictly, told where they count, and the same law as for what is typed."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.visit import fields
from itb_calc.visit.results import Results
from itb_calc.visit.site import NO_SITE
from itb_calc.worksheet.edit import with_mark
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.site import read_site, site_figure_in_words, site_settings_that_count
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import worksheet
from tests.visit.generated import full_worksheets
from tests.worksheet.sheets import REFERENCE, TODAY

BUFFER, TOLERANCE = "refill.booking_buffer", "refill.flow_tolerance"
SITE = {"name": "St Anne's", "booking_buffer": "7 days", "flow_tolerance": "10 %"}
NO_FIGURES = worksheet({BUFFER: None, TOLERANCE: None})


def _with(of: Worksheet, site: Mapping[str, str]) -> Worksheet:
    return replace(of, site=site)


def _evaluated(of: Worksheet) -> Evaluation:
    return evaluate(of, REFERENCE, TODAY)


def test_a_worksheet_without_a_site_is_read_as_ever() -> None:
    assert read_site(NO_FIGURES, REFERENCE) == (NO_SITE, ())
    assert read(NO_FIGURES, REFERENCE)[0].site == NO_SITE


def test_a_figure_counts_only_where_its_field_is_empty() -> None:
    site, problems = read_site(_with(worksheet({BUFFER: "x", TOLERANCE: None}), SITE), REFERENCE)
    assert problems == ()
    assert site.booking_buffer is None
    assert site.flow_tolerance is not None


@pytest.mark.parametrize(
    ("site", "path", "reason"),
    [
        ({"booking_buffer": "7"}, BUFFER, Reason.NO_UNIT),
        ({"booking_buffer": "1.5 days"}, BUFFER, Reason.NOT_WHOLE),
        ({"flow_tolerance": "51 %"}, TOLERANCE, Reason.OUT_OF_RANGE),
        ({"weekend_rule": "move"}, BUFFER, Reason.UNKNOWN_WORD),
    ],
)
def test_a_text_that_is_not_read_is_a_problem_of_the_field_it_stands_for(
    site: Mapping[str, str], path: str, reason: Reason
) -> None:
    inputs, problems = read(_with(NO_FIGURES, site), REFERENCE)
    (problem,) = problems
    assert (problem.field, problem.reason, problem.suggestion) == (path, reason, None)
    assert problem.text in site.values()
    assert problem.message.startswith("The site's setting does not count: ")
    assert problem.message.count(". ") <= 1
    assert path in inputs.unreadable
    assert "book_by_date" not in _evaluated(_with(NO_FIGURES, site)).results.worked


def test_a_bad_figure_beside_a_typed_text_does_not_matter() -> None:
    typed = worksheet({})
    bad = _with(typed, {"booking_buffer": "7", "flow_tolerance": "51 %"})
    assert read(bad, REFERENCE) == read(typed, REFERENCE)


def test_a_bad_weekend_rule_matters_whatever_is_typed() -> None:
    bad = _evaluated(_with(worksheet({}), {"weekend_rule": "move"}))
    assert [problem.field for problem in bad.problems] == [BUFFER]
    assert "book_by_date" not in bad.results.worked
    assert "latest_refill_date" in bad.results.worked


def test_a_typed_text_that_is_not_read_stays_the_problem() -> None:
    _, problems = read(_with(worksheet({BUFFER: "seven"}), {**SITE, "weekend_rule": "move"}), REFERENCE)
    assert [problem.text for problem in problems] == ["seven"]


def _findings(of: Evaluation) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity.value, finding.message) for finding in of.findings]


@settings(max_examples=60)
@given(
    full_worksheets(),
    st.integers(min_value=0, max_value=40),
    st.sampled_from(["0 %", "0.5 %", "10 %", "50 %"]),
    st.sets(st.sampled_from([BUFFER, TOLERANCE]), min_size=1),
)
def test_what_the_site_says_counts_as_if_it_were_typed(
    drawn: Worksheet, days: int, percent: str, of_site: set[str]
) -> None:
    figures = {BUFFER: f"{days} days", TOLERANCE: percent}
    typed = replace(drawn, texts={**drawn.texts, **figures})
    emptied = replace(drawn, texts={path: text for path, text in typed.texts.items() if path not in of_site})
    site = {path.removeprefix("refill."): text for path, text in figures.items() if path in of_site}
    expected, found = _evaluated(typed), _evaluated(_with(emptied, site))
    assert _values(found.results) == _values(expected.results)
    assert _findings(found) == _findings(expected)
    assert found.problems == expected.problems


@settings(max_examples=60)
@given(full_worksheets())
def test_what_is_typed_wins_over_the_site(drawn: Worksheet) -> None:
    typed = replace(drawn, texts={**drawn.texts, BUFFER: "5 days", TOLERANCE: "3 %"})
    found, expected = _evaluated(_with(typed, SITE)), _evaluated(typed)
    assert (found.results.worked, _findings(found)) == (expected.results.worked, _findings(expected))
    assert found.results.waits_for_entry() == expected.results.waits_for_entry()
    assert found.problems == expected.problems


def _values(of: Results) -> dict[str, object]:
    return {name: worked.value for name, worked in of.worked.items()}


def test_what_counts_is_told_with_the_name_of_the_site() -> None:
    counting = _with(NO_FIGURES, SITE)
    assert site_settings_that_count(counting, REFERENCE, _evaluated(counting).results) == (
        "Flow tolerance 10 % (site setting of St Anne's)",
        "Booking buffer 7 days (site setting of St Anne's)",
    )
    typed = _with(worksheet({}), SITE)
    assert site_settings_that_count(typed, REFERENCE, _evaluated(typed).results) == ()
    assert site_settings_that_count(Worksheet(site=SITE), REFERENCE, Results()) == ()


def test_a_weekend_rule_is_told_only_where_it_kept_a_day() -> None:
    # 26 days after a Monday is a Saturday.
    rule = {"weekend_rule": "keep"}
    kept = _with(worksheet({"refill.stability_limit": "26 days", BUFFER: "7 days"}), rule)
    assert site_settings_that_count(kept, REFERENCE, _evaluated(kept).results) == (
        "A date to book on a weekend stays (site setting)",
    )
    on_a_friday = _with(worksheet({"refill.stability_limit": "26 days", BUFFER: "8 days"}), rule)
    assert site_settings_that_count(on_a_friday, REFERENCE, _evaluated(on_a_friday).results) == ()
    without = _with(worksheet({BUFFER: None}), rule)
    assert site_settings_that_count(without, REFERENCE, _evaluated(without).results) == ()


def test_an_empty_field_says_which_figure_counts() -> None:
    counting = _with(NO_FIGURES, SITE)
    assert site_figure_in_words(fields.BOOKING_BUFFER, counting, REFERENCE) == (
        "Empty: 7 days counts (site setting of St Anne's)"
    )
    assert site_figure_in_words(fields.FLOW_TOLERANCE, counting, REFERENCE).startswith("Empty: 10 % counts")
    assert site_figure_in_words(fields.STABILITY_LIMIT, counting, REFERENCE) == ""
    assert site_figure_in_words(fields.BOOKING_BUFFER, NO_FIGURES, REFERENCE) == ""


def test_another_decimal_mark_writes_the_sites_figures_anew() -> None:
    made = with_mark(Worksheet(site={**SITE, "flow_tolerance": "7.5 %"}), DecimalMark.COMMA)
    assert made.site == {**SITE, "flow_tolerance": "7,5 %"}
    assert with_mark(made, DecimalMark.POINT).site == {**SITE, "flow_tolerance": "7.5 %"}
    unread = with_mark(Worksheet(site={"name": "a.b", "booking_buffer": "7.x"}), DecimalMark.COMMA)
    assert unread.site == {"name": "a.b", "booking_buffer": "7.x"}
