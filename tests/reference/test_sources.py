"""Every figure says where it comes from, how well that was seen, and when it was reviewed."""

from collections.abc import Iterator
from datetime import date

from itb_calc.reference.models import Cited
from itb_calc.reference.reference import Reference

REVIEWED = (date(2026, 11, 23), date(2026, 11, 24))


def records(reference: Reference) -> Iterator[Cited]:
    assert reference.dosing is not None
    yield from reference.products.values()
    yield from reference.pumps.values()
    yield from reference.catheters.values()
    yield from reference.dosing.groups
    yield from (reference.dosing, reference.dosing.screening)
    assert reference.emergency is not None
    yield from reference.emergency.sections


def test_every_figure_of_every_record_has_a_source_a_grade_and_a_date(reference: Reference) -> None:
    seen = 0
    for record in records(reference):
        cited = {figure for citation in record.citations for figure in citation.figures}
        assert cited == record.known_figures
        for citation in record.citations:
            assert citation.key in reference.sources
            assert citation.grade in {"P", "S"}
            assert citation.reviewed in REVIEWED
        seen += len(cited)
    assert seen > 100


def test_every_threshold_has_a_source_or_a_reason_and_a_date(reference: Reference) -> None:
    assert reference.thresholds is not None
    for _, figure in reference.thresholds:
        assert figure.reviewed in REVIEWED
        assert figure.reason
        if figure.grade == "project":
            assert figure.source is None
        else:
            assert figure.source in reference.sources


def test_every_source_is_cited(reference: Reference) -> None:
    assert reference.thresholds is not None
    cited = {citation.key for record in records(reference) for citation in record.citations}
    cited |= {figure.source for _, figure in reference.thresholds if figure.source is not None}
    assert cited == set(reference.sources)


def test_every_title_is_different(reference: Reference) -> None:
    titles = [source.title for source in reference.sources.values()]
    assert len(set(titles)) == len(titles)
