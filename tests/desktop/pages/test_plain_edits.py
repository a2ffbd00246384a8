"""No line edit of the window repairs, masks or completes what is typed."""

from PySide6.QtWidgets import QLineEdit

from itb_calc.desktop.bench import ABOUT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.viewmodels.settings_rows import editable_fields
from itb_calc.desktop.widgets.field_row import is_choice
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.planning.wish import PLAN_FIELDS
from itb_calc.reference.reference import Reference
from itb_calc.visit import screening_fields
from tests.desktop.pages.test_hostile_text import EDITS, WORDS


def test_no_line_edit_validates_masks_or_completes(contents: Contents) -> None:
    for place in (*range(len(PAGES)), ABOUT):
        contents.bench.page(place)
    edits = [edit for edit in contents.window.findChildren(QLineEdit) if edit.objectName() != "search"]
    settings = editable_fields(contents.document.reference or Reference())
    # Those of the four pages with fields; and the convert page's, the one painted first, the two days of the log, the
    # scan, and the name of who signs.
    elsewhere = sum(not is_choice(field) for field in (*screening_fields.FIELDS, *PLAN_FIELDS, *settings))
    assert len(edits) == len(EDITS) + len(WORDS) - 1 + elsewhere + 6
    for edit in contents.window.findChildren(QLineEdit):
        assert edit.validator() is None, edit.objectName()
        assert edit.inputMask() == "", edit.objectName()
        assert edit.completer() is None, edit.objectName()
