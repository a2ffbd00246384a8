"""`itb-calc report`: the PDF as a whole or not at all, never over a worksheet, and why it is not final."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from itb_calc.cli import report
from itb_calc.documents.find_settings import VARIABLE
from itb_calc.documents.log_read import read_log
from itb_calc.documents.log_record import log_file, turn_on
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.text import PREPARED
from tests.cli.conftest import Spoil
from tests.cli.running import Command, run_process
from tests.documents.settings import REVIEW, toml
from tests.report.papers import RECORDED, signed
from tests.worksheet.sheets import ROUTINE, content_of, put

_DAY = ("--today", "2026-11-23")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(content_of(RECORDED))
    return path


@pytest.fixture(autouse=True)
def _it_is_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "wall_day", lambda: date.fromisoformat(_DAY[1]))


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize("what", ["worksheet", "label", "card"])
def test_each_paper_is_written_and_says_why_it_is_not_final(
    itb_calc: Command, file: Path, tmp_path: Path, what: str
) -> None:
    output = tmp_path / "out.pdf"
    outcome = itb_calc("report", str(file), "--output", str(output), "--what", what, *_DAY)
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.splitlines() == [
        "Not final: Prepared by: UNSIGNED; sign as prepared.",
        "Not final: Checked by: UNSIGNED; do the second check.",
    ]
    assert "NOT" in _text(output)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out.pdf", "visit.itb.json"]


def test_a_signed_worksheet_is_final_and_nothing_is_said(itb_calc: Command, tmp_path: Path) -> None:
    output, content = tmp_path / "out.pdf", write_worksheet(signed(RECORDED))
    outcome = itb_calc("report", "-", "--output", str(output), *_DAY, stdin=content)
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == (
        "The worksheet file does not know of this print: print from the window to have a later change void it.\n"
    )
    assert "FINAL" not in _text(output)


def test_nothing_is_final_that_is_evaluated_for_another_day(itb_calc: Command, tmp_path: Path) -> None:
    output, content = tmp_path / "out.pdf", write_worksheet(signed(RECORDED))
    outcome = itb_calc("report", "-", "--output", str(output), "--today", "2026-11-22", stdin=content)
    assert outcome.status == 0
    assert outcome.err == ("Not final: It is evaluated for Sun 22 Nov 2026, which is not today; leave out --today.\n")
    assert "NOT" in _text(output)


def test_a_final_paper_is_recorded_in_the_log_where_it_is_on(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITB_CALC_STATE", str(tmp_path / "state"))
    assert turn_on(tmp_path / "state", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)) is None
    content = write_worksheet(signed(RECORDED))
    arguments = ("report", "-", "--output", str(tmp_path / "out.pdf"), "--what", "label", *_DAY)
    assert itb_calc(*arguments, stdin=content).status == 0
    entries = read_log(log_file(tmp_path / "state"))
    assert isinstance(entries, tuple)
    assert [(each.occasion.happened, each.occasion.printed) for each in entries[1:]] == [("printed", "label")]
    log_file(tmp_path / "state").write_bytes(b"damaged" * 200)
    outcome = itb_calc(*arguments, stdin=content)
    assert outcome.err.startswith("This is not recorded in the log")


def test_the_status_is_that_of_evaluate(itb_calc: Command, tmp_path: Path) -> None:
    output = str(tmp_path / "out.pdf")
    blocked = content_of(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    outcome = itb_calc("report", "-", "--output", output, *_DAY, stdin=blocked)
    assert outcome.status == 1
    assert "Not final: VOL-01 blocks: settle what it says." in outcome.err
    unread = content_of(put(ROUTINE, "dose.age_years", "forty"))
    outcome = itb_calc("report", "-", "--output", output, *_DAY, stdin=unread)
    assert outcome.status == 2
    assert outcome.err.startswith("dose.age_years: ")


def test_without_a_paper_nothing_is_written(itb_calc: Command, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    blocked = content_of(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    outcome = itb_calc("report", "-", "--output", str(output), "--what", "card", *_DAY, stdin=blocked)
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith("No card is made while VOL-01 withholds the refill date: ")
    missing = content_of(put(ROUTINE, "preparation.final_volume", None))
    outcome = itb_calc("report", "-", "--output", str(output), "--what", "label", *_DAY, stdin=missing)
    assert outcome.is_refusal()
    outcome = itb_calc("report", "-", "--output", str(output), "--what", "label", "--label", "9x9", stdin=missing)
    assert outcome.is_refusal()
    assert not output.exists()


@pytest.mark.parametrize("name", ["visit.itb.json", "other.itb.json", "."])
def test_it_is_never_written_over_a_worksheet(itb_calc: Command, file: Path, tmp_path: Path, name: str) -> None:
    outcome = itb_calc("report", str(file), "--output", str(tmp_path / name), *_DAY)
    assert outcome.is_refusal()
    assert [each.name for each in tmp_path.iterdir()] == ["visit.itb.json"]
    assert file.read_bytes() == content_of(RECORDED)


def test_a_worksheet_of_another_name_is_not_written_over_either(itb_calc: Command, tmp_path: Path) -> None:
    plain = tmp_path / "visit.json"
    plain.write_bytes(content_of(RECORDED))
    assert itb_calc("report", str(plain), "--output", str(plain), *_DAY).is_refusal()
    assert plain.read_bytes() == content_of(RECORDED)


@pytest.mark.parametrize(
    "arguments",
    [("-",), ("-", "--output", "x.pdf", "--what", "poster"), ("-", "--output", "x.pdf", "--paper", "a3")],
)
def test_what_is_not_understood_is_one_sentence(itb_calc: Command, arguments: tuple[str, ...]) -> None:
    assert itb_calc("report", *arguments).is_refusal()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--output", "x.pdf", "--paper", "a5"), "'a5' is not one of the choices of --paper, which are a4, letter."),
        (("--output", "x.pdf", "--what", "xx"), "'xx' is not one of the choices of --what, which are worksheet, label"),
        (("--output", ""), "--output is empty. Name the file that the PDF is written to."),
        (("--output", "-"), "A PDF is not written to standard output. Name a file behind --output."),
        (("--output", "x.pdf", "--label", "89x36"), "--label is the size of a label, and no label is wanted."),
        (("--output", "x.pdf", "--what", "label", "--label", ""), "--label is empty. Name a size, one of 100x50, "),
    ],
)
def test_what_means_nothing_is_said_with_what_could_be_meant(
    itb_calc: Command, file: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(file.parent)
    outcome = itb_calc("report", str(file), *arguments, *_DAY)
    assert outcome.is_refusal()
    assert said in outcome.err
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_folder_that_is_not_there_and_a_bad_day_are_one_sentence(
    itb_calc: Command, file: Path, tmp_path: Path
) -> None:
    assert itb_calc("report", str(file), "--output", str(tmp_path / "none" / "x.pdf"), *_DAY).is_refusal()
    assert itb_calc("report", str(file), "--output", str(tmp_path / "x.pdf"), "--today", "soon").is_refusal()
    assert itb_calc("report", str(tmp_path / "none.itb.json"), "--output", str(tmp_path / "x.pdf")).is_refusal()


def test_the_settings_of_the_site_count(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(
        'reviewed_by = "Ada"\nreviewed_on = 2026-11-01\nphone = "+1 555 0100"\npaper = "letter"\nlabel_size = "89x36"\n'
        'second_check = "not required"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv(VARIABLE, str(settings))
    output = tmp_path / "out.pdf"
    outcome = itb_calc("report", str(file), "--output", str(output), "--what", "card", *_DAY)
    assert outcome.err == "Not final: Prepared by: UNSIGNED; sign as prepared.\n"
    assert "0100" in _text(output)
    assert float(PdfReader(output).pages[0].mediabox.width) == pytest.approx(612, abs=1)
    itb_calc("report", str(file), "--output", str(output), "--what", "label", *_DAY)
    assert float(PdfReader(output).pages[0].mediabox.width) == pytest.approx(89 * 72 / 25.4, abs=1)
    itb_calc("report", str(file), "--output", str(output), "--paper", "a4", *_DAY)
    assert float(PdfReader(output).pages[0].mediabox.width) == pytest.approx(595, abs=1)


def test_settings_that_are_not_read_are_said(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.toml"))
    outcome = itb_calc("report", str(file), "--output", str(tmp_path / "out.pdf"), *_DAY)
    assert outcome.status == 0
    assert "is not used, and the built-in settings count" in outcome.err.splitlines()[0]
    text = " ".join(_text(tmp_path / "out.pdf").split())
    assert "A settings file on this machine is not used, since it is not read: the built-in settings count." in text
    assert str(tmp_path) not in text


def test_a_paper_that_is_final_without_a_second_check_says_so(
    itb_calc: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_bytes(toml({**REVIEW, "second_check": "not required"}))
    monkeypatch.setenv(VARIABLE, str(settings))
    worksheet = signed(RECORDED)
    content = write_worksheet(replace(worksheet, signatures={PREPARED: worksheet.signatures[PREPARED]}))
    output = tmp_path / "out.pdf"
    outcome = itb_calc("report", "-", "--output", str(output), *_DAY, stdin=content)
    said = "None is required by the file that ITB_CALC_SETTINGS names. Reviewed by A. Pharmacist on Mon 23 Nov 2026."
    assert outcome.err.splitlines()[0] == f"Final without a second check. {said}"
    assert f"Second check: {said}" in " ".join(_text(output).split())


@pytest.mark.parametrize("what", ["label", "card"])
def test_a_damaged_file_about_paper_is_one_sentence(
    itb_calc: Command, spoil: Spoil, tmp_path: Path, file: Path, what: str
) -> None:
    for name in ("label_sizes", "plain_words"):
        spoil(f"paper/{name}.toml", "reviewed = ", "reviewed == ")
    outcome = itb_calc("report", str(file), "--output", str(tmp_path / "out.pdf"), "--what", what, *_DAY)
    assert outcome.is_refusal()
    assert "Install itb-calc again." in outcome.err


@pytest.mark.skipif(sys.platform != "linux", reason="a session without a display is a Linux session")
def test_it_needs_no_display(file: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    arguments = ("report", str(file), "--output", str(output), *_DAY)
    outcome = run_process(*arguments, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (outcome.status, outcome.out) == (0, "")
    assert all(line.startswith("Not final: ") for line in outcome.err.splitlines())
    assert output.read_bytes().startswith(b"%PDF")


def test_neither_templates_nor_codes_are_loaded_for_another_command() -> None:
    code = (
        "import sys, itb_calc.cli.run, itb_calc.cli.convert, itb_calc.cli.evaluate, itb_calc.report.printed;"
        "print([name for name in ('jinja2', 'segno', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
