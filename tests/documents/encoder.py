"""Codes as a package carries them, made in plain integers and without the library that reads them."""

GS = "\x1d"


def check_digit(payload: str) -> int:
    """The check digit of a GTIN: every other digit, from the right, counts three times; up to the next ten."""
    total = 0
    weight = 3
    for digit in reversed(payload):
        total += weight * int(digit)
        weight = 4 - weight
    return (10 - total % 10) % 10


def gtin_14(ndc_digits: str, indicator: int = 0) -> str:
    payload = f"{indicator}03{ndc_digits}"
    return f"{payload}{check_digit(payload)}"


def upc_a(ndc_digits: str) -> str:
    payload = f"3{ndc_digits}"
    return f"{payload}{check_digit(payload)}"


def element_string(*elements: tuple[str, str], separator: str = GS) -> str:
    """One message: numbers, dates and the like have a fixed length, a lot and a serial number end with a separator."""
    message = ""
    for place, (identifier, value) in enumerate(elements):
        message += identifier + value
        if identifier in ("10", "21", "240") and place + 1 < len(elements):
            message += separator
    return message
