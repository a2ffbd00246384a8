"""Before anything typed is lost there is a question, with a way to save and a way back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from itb_calc.desktop.contents import Contents
from tests.desktop.closing import closes
from tests.desktop.test_commands import written
from tests.worksheet.sheets import ROUTINE, put


class Asked:
    """Counts the questions before closing, and answers them."""

    def __init__(self, contents: Contents, monkeypatch: pytest.MonkeyPatch, *, may_close: bool) -> None:
        self.count = 0
        self._may_close = may_close
        monkeypatch.setattr(contents.files, "ask_before_closing", self._ask)

    def _ask(self) -> bool:
        self.count += 1
        return self._may_close


def test_an_empty_worksheet_closes_without_a_question(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(contents, monkeypatch, may_close=False)
    assert closes(contents)
    assert asked.count == 0


def test_an_opened_file_closes_without_a_question_until_it_is_changed(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(contents, monkeypatch, may_close=False)
    contents.files.open_file(written(tmp_path, ROUTINE))
    assert closes(contents)
    contents.document.enter("dose.daily_dose", "451")
    assert not closes(contents)
    contents.document.enter("dose.daily_dose", "450")
    assert closes(contents)
    assert asked.count == 1


@pytest.mark.parametrize("may_close", [True, False])
def test_what_is_typed_is_asked_about(
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
    may_close: bool,  # noqa: FBT001
) -> None:
    asked = Asked(contents, monkeypatch, may_close=may_close)
    contents.document.enter("dose.daily_dose", "4")
    assert closes(contents) is may_close
    assert asked.count == 1


def test_a_reason_given_in_an_opened_file_is_asked_about(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(contents, monkeypatch, may_close=False)
    contents.files.open_file(written(tmp_path, put(ROUTINE, "refill.stability_limit", "200 days")))
    contents.document.confirm("RES-03", "Study")
    assert not closes(contents)
    assert asked.count == 1


def test_a_worksheet_that_could_be_brought_back_is_asked_about(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(contents, monkeypatch, may_close=False)
    contents.document.enter("dose.daily_dose", "450")
    contents.files.new()
    assert not closes(contents)
    assert asked.count == 1


@pytest.mark.parametrize(
    ("answer", "closes_then"), [("&Save", True), ("C&lose without saving", True), ("&Go back", False)]
)
def test_the_question_has_three_answers(
    contents: Contents,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    closes_then: bool,  # noqa: FBT001
) -> None:
    contents.files.open_file(written(tmp_path, ROUTINE))
    contents.document.enter("dose.daily_dose", "451")
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        default = box.defaultButton()
        assert isinstance(default, QPushButton)
        assert default.text() == "&Save"
        (button,) = [button for button in box.buttons() if button.text() == answer]
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    assert contents.files.ask_before_closing() is closes_then
    assert asked == ["The worksheet Test.itb.json has changes that are not saved."]
    is_saved = answer == "&Save"
    assert (b"451" in (tmp_path / "Test.itb.json").read_bytes()) is is_saved
    assert contents.document.is_lost is not is_saved
