"""The purpose: shown once at the first start, kept under Help with keys, versions and hashes."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from itb_calc import __version__
from itb_calc.desktop.bench import ABOUT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.about import AboutPage
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.desk import ALT, CONTROL, Key, focused, place, press


def page_of(contents: Contents) -> AboutPage:
    page = contents.bench.page(ABOUT)
    assert isinstance(page, AboutPage)
    return page


def texts(contents: Contents) -> list[str]:
    spaces = str.maketrans({"\N{WORD JOINER}": None, "\N{NO-BREAK SPACE}": " ", "\N{ZERO WIDTH SPACE}": None})
    return [label.text().translate(spaces) for label in page_of(contents).findChildren(QLabel)]


def test_the_first_start_says_what_it_is_for_and_what_it_is_not(fresh: Contents) -> None:
    assert fresh.bench.place == ABOUT
    said = " ".join(texts(fresh))
    for sentence in (
        "itb-calc checks the refill of an implanted pump with intrathecal baclofen.",
        "The label, the pump's programmer and the prescriber decide.",
        "It is not a certified medical device.",
        "What you type stays on this machine",
    ):
        assert sentence in said


def test_alt_and_the_letter_goes_to_the_worksheet_and_is_remembered(fresh: Contents, fill: Fill) -> None:
    press(Key.Key_G, ALT)
    if fresh.bench.place == ABOUT:
        assert focused() is page_of(fresh).button
        press(Key.Key_Space)
    assert fresh.bench.place == REFILL
    assert place() == "fill_date"
    assert Preferences().is_purpose_read
    again = fill(fresh.document.reference)
    assert again.bench.place == REFILL


def test_at_the_first_start_one_key_goes_on(fresh: Contents) -> None:
    assert focused() is page_of(fresh).button
    press(Key.Key_Space)
    assert fresh.bench.place == REFILL


def test_it_can_be_read_again_under_help(contents: Contents) -> None:
    assert contents.bench.place == REFILL
    (action,) = [
        action
        for action in contents.menus.bar.findChildren(QAction)
        if action.text().startswith("What itb-calc is for")
    ]
    action.trigger()
    assert contents.bench.place == ABOUT


def test_versions_and_hashes_are_those_of_the_evaluation(contents: Contents, reference: Reference) -> None:
    said = texts(contents)
    assert said[said.index("itb-calc") + 1] == __version__
    assert said[said.index("Reference data") + 1] == reference.version
    assert said[said.index("SHA-256 of the reference data") + 1] == reference.sha256
    assert said[said.index("State of the reference data") + 1] == "as reviewed"
    assert said[said.index("pint") + 1].startswith("0.25")


def test_defective_data_is_named(fill: Fill) -> None:
    contents = fill(Reference(defect="The reference data is damaged."))
    said = texts(contents)
    assert said[said.index("State of the reference data") + 1] == "The reference data is damaged."
    assert said[said.index("SHA-256 of the reference data") + 1] == "unknown"


def test_the_keys_that_it_names_do_what_it_says(contents: Contents) -> None:
    keys = dict(zip(texts(contents), texts(contents)[1:], strict=False))
    assert keys["Ctrl and a page's number in the list"] == "go to a page"
    for number in range(len(PAGES)):
        press(Key(Key.Key_1 + number), CONTROL)
        assert contents.bench.place == number
