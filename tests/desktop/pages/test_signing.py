"""Signing at the desk: by keyboard alone, a name each time, and every change afterwards seen on the page."""

from datetime import UTC, datetime

import pytest

from itb_calc.desktop.contents import Contents
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.worksheet.text import CHECKED, PREPARED
from tests.desktop.desk import Key, card_of, focused, press, said, write
from tests.worksheet.sheets import ROUTINE, put, read_sheet

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
RAISED = {**ROUTINE, "previous": {"daily_dose": "225 mcg/day"}}


@pytest.fixture
def desk(contents: Contents) -> Contents:
    contents.document.now = lambda: NOW
    contents.document.open(read_sheet(ROUTINE), "")
    return contents


def _sign(contents: Contents, name: str) -> None:
    contents.bench.refill.sign.name.edit.setFocus()
    write(name)
    press(Key.Key_Tab)
    press(Key.Key_Return)


def test_no_name_is_filled_in(desk: Contents) -> None:
    panel = desk.bench.refill.sign
    assert panel.name.edit.text() == ""
    assert panel.name.edit.completer() is None
    assert panel.name.edit.placeholderText() == ""
    assert said(panel.prepared) == "▲ Prepared by: UNSIGNED"
    assert said(panel.checked) == "▲ Checked by: UNSIGNED"


def test_a_name_is_typed_and_signed_with_the_keyboard(desk: Contents) -> None:
    panel = desk.bench.refill.sign
    _sign(desk, "Ann Smith")
    assert said(panel.prepared) == "✓ Prepared by: Ann Smith, Mon 23 Nov 2026 14:05"
    assert panel.name.edit.text() == ""
    assert said(panel.final) == "Not final yet (CHK-01):\n– Checked by: UNSIGNED; do the second check."
    assert said(desk.bench.refill.header.note) == "Signed as prepared by Ann Smith."
    assert desk.bench.spoken == "Signed as prepared by Ann Smith."
    desk.document.enter("notes", "x")
    assert said(panel.prepared) == (
        "▲ Prepared by: voided: the worksheet was changed after Ann Smith signed on Mon 23 Nov 2026 14:05"
    )


def test_what_is_no_name_is_refused_beside_it_and_stays_as_typed(desk: Contents) -> None:
    panel = desk.bench.refill.sign
    _sign(desk, "pharmacist")
    assert PREPARED not in desk.document.worksheet.signatures
    assert focused() is panel.name.edit
    assert panel.name.edit.text() == "pharmacist"
    assert panel.name.problem.said.startswith("pharmacist does not say who signs.")
    write("x")
    assert not panel.name.problem.isVisible()
    press(Key.Key_Return)
    assert desk.document.worksheet.signatures[PREPARED].name == "pharmacistx"


def test_a_reason_says_unsigned_until_somebody_answers_for_it(desk: Contents) -> None:
    desk.document.open(read_sheet(RAISED), "")
    panel = desk.bench.refill.sign
    row = panel.answers["DOS-03"]
    assert said(row.said) == "▲ Answers for DOS-03: no reason is given"
    assert row.row.isHidden()
    reason = card_of(desk, "DOS-03").reason
    assert reason is not None
    reason.setFocus()
    write("Ordered so.")
    assert card_of(desk, "DOS-03")._answered.said == "Answers for it: UNSIGNED"
    row.row.edit.setFocus()
    write("Cleo Diaz")
    press(Key.Key_Return)
    assert said(row.said) == "✓ Answers for DOS-03: Cleo Diaz, Mon 23 Nov 2026 14:05"
    assert row.row.isHidden()
    assert card_of(desk, "DOS-03")._answered.said == "Answers for it: Cleo Diaz, Mon 23 Nov 2026 14:05"
    desk.document.enter("dose.daily_dose", "449")
    assert row.row.isHidden()
    assert said(row.said) == "▲ Answers for DOS-03: no reason is given"
    desk.document.enter("dose.daily_dose", "200")
    assert panel.answers == {}


def test_tab_goes_through_the_names_and_to_the_check(desk: Contents) -> None:
    desk.document.open(read_sheet(RAISED), "")
    message = next(each.message for each in desk.document.page.findings if each.rule == "DOS-03")
    assert message
    desk.document.confirm("DOS-03", "Ordered so.")
    panel = desk.bench.refill.sign
    desk.bench.refill.rows["notes"].editor.setFocus()
    row = panel.answers["DOS-03"].row
    for stop in (row.edit, row.button, panel.name.edit, panel.name.button, panel.check):
        press(Key.Key_Tab)
        assert focused() is stop, focused().accessibleName()
        assert stop.accessibleName() or stop.text()


def test_the_second_check_says_what_it_waits_for(desk: Contents) -> None:
    panel = desk.bench.refill.sign
    sentence = "The second check begins when somebody has signed as prepared. Sign as prepared first."
    assert said(panel.check_waits) == sentence
    panel.check.setFocus()
    press(Key.Key_Return)
    assert said(desk.bench.refill.header.note) == sentence
    desk.document.open(read_sheet(put(ROUTINE, "pump.programmed_volume", "20 mL")), "")
    assert said(panel.check_waits) == (
        "The second check begins when every field is read and nothing blocks. Settle that first."
    )
    assert CHECKED not in desk.document.worksheet.signatures


def test_a_site_that_requires_no_second_check_says_so_where_the_worksheet_is_final(desk: Contents) -> None:
    panel = desk.bench.refill.sign
    _sign(desk, "Ann Smith")
    assert said(panel.final).startswith("Not final yet")
    desk.document.settings = SiteSettings({"second_check": "not required"}, Origin.SITE, "x")
    desk.document.changed.emit()
    assert said(panel.final).endswith("The settings of the site require no second check.")
