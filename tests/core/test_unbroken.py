"""No line ends between a number and its unit, or inside a unit."""

from itb_calc.core.unbroken import unbroken


def test_numbers_keep_their_units_and_units_stay_whole() -> None:
    assert unbroken("2 mg/mL in 20 mL at 10 %") == "2\xa0mg/\u2060mL in 20\xa0mL at 10\xa0%"


def test_other_text_stays_as_it_is() -> None:
    text = "Book by Friday, or 1/3, 2 4. On no day"
    assert unbroken(text) == text
