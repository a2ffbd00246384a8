"""The QR code of a worksheet's number, as rows of dark and light squares."""

from __future__ import annotations

QUIET = 4


def qr_code(number: str) -> tuple[tuple[bool, ...], ...]:
    """Return the squares of the code, dark ones true, with its quiet zone around it; none for an empty number.

    The standard wants four light squares on each side. A number that fits into no code gives none either.
    """
    if not number:
        return ()
    import segno  # noqa: PLC0415 - nothing but a print waits for it

    try:
        # M: a quarter of the code may be smudged by a wet glove, and it is still read.
        code = segno.make_qr(number.encode("utf-8", "backslashreplace"), error="m", boost_error=False)
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(border=QUIET))
