"""Sources as machines and people see them."""

from datetime import date

from itb_calc.cli.sources import DUTY, GRADES, citations_as_json, cited_in_brief, source_list
from itb_calc.reference.citation import Citation
from itb_calc.reference.reference import Reference
from itb_calc.reference.sources import Source

_LABEL = Citation(key="label", grade="P", reviewed=date(2026, 11, 23), figures=("a", "b"))
_SUMMARY = Citation(key="summary", grade="S", reviewed=date(2025, 1, 2), figures=("c",))


def test_machines_get_key_grade_and_review_and_not_the_figures() -> None:
    assert citations_as_json([_LABEL, _SUMMARY]) == [
        {"key": "label", "grade": "P", "reviewed": "2026-11-23"},
        {"key": "summary", "grade": "S", "reviewed": "2025-01-02"},
    ]
    assert citations_as_json([]) == []


def test_people_get_keys_and_grades_on_one_line() -> None:
    assert cited_in_brief([_LABEL, _SUMMARY]) == "label (P), summary (S)"
    assert cited_in_brief([]) == ""


def test_the_list_explains_each_cited_key_once_and_no_other() -> None:
    assert GRADES == "Grade P: seen in the source itself. Grade S: seen in a summary of it."
    assert DUTY == "A pharmacist must check each figure against the current label or manual."
    sources = {key: Source(key=key, title=f"The {key}", kind="label text") for key in ("summary", "label", "unused")}
    lines = source_list(Reference(sources=sources), [_LABEL, _SUMMARY, _LABEL])
    assert lines == [
        "SOURCES",
        "  summary: The summary; reviewed 2025-01-02",
        "  label: The label; reviewed 2026-11-23",
        "",
        GRADES,
        DUTY,
    ]


def test_a_long_title_goes_on_under_its_key() -> None:
    sources = {"label": Source(key="label", title="word " * 20 + "end", kind="label text")}
    lines = source_list(Reference(sources=sources), [_LABEL])
    assert lines[1].startswith("  label: word word")
    assert lines[2].startswith("    word")
