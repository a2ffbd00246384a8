"""The QR code: the number, square by square, with its quiet zone; none for an empty number."""

import segno

from itb_calc.report.qr_code import QUIET, qr_code


def test_it_is_the_code_of_the_number() -> None:
    squares = qr_code("2026-0012")
    made = segno.make_qr(b"2026-0012", error="m", boost_error=False)
    inside = [row[QUIET:-QUIET] for row in squares[QUIET:-QUIET]]
    assert inside == [tuple(bool(square) for square in row) for row in made.matrix]


def test_around_it_is_nothing() -> None:
    squares = qr_code("2026-0012")
    assert len({len(row) for row in squares} | {len(squares)}) == 1
    edges = (*squares[:QUIET], *squares[-QUIET:], *(row[:QUIET] + row[-QUIET:] for row in squares))
    assert not any(any(row) for row in edges)


def test_without_a_number_there_is_none() -> None:
    assert qr_code("") == ()


def test_a_number_that_fits_into_no_code_has_none() -> None:
    assert qr_code("9" * 20_000) == ()


def test_a_number_of_any_characters_has_one() -> None:
    assert qr_code("Station 3 – Ä\ud800")
