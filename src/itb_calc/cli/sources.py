"""Sources as JSON and as lines for people."""

from __future__ import annotations

from collections.abc import Iterable

from itb_calc.reference.citation import Citation
from itb_calc.reference.reference import Reference
from itb_calc.report.layout import wrapped

GRADES = "Grade P: seen in the source itself. Grade S: seen in a summary of it."
DUTY = "A pharmacist must check each figure against the current label or manual."


def citations_as_json(citations: Iterable[Citation]) -> list[dict[str, str]]:
    """Return what the public JSON says of sources."""
    return [
        {"key": citation.key, "grade": citation.grade, "reviewed": citation.reviewed.isoformat()}
        for citation in citations
    ]


def cited_in_brief(citations: Iterable[Citation]) -> str:
    """Return keys and grades on one line."""
    return ", ".join(f"{citation.key} ({citation.grade})" for citation in citations)


def source_list(reference: Reference, citations: Iterable[Citation]) -> list[str]:
    """Return the titles behind the keys, each once, and what the grades mean."""
    cited = {citation.key: citation.reviewed for citation in citations}
    lines = ["SOURCES"]
    for key, source in reference.sources.items():
        if key in cited:
            lines += wrapped(f"{key}: {source.title}; reviewed {cited[key].isoformat()}", "    ", "  ")
    return [*lines, "", *wrapped(GRADES, ""), *wrapped(DUTY, "")]
