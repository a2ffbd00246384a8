"""Paper with micrograms in full: what the program says, never what was typed, and never a printed name."""

import io
import re

from pypdf import PdfReader

from itb_calc.report.papers import LABEL, WORKSHEET, Wanted
from itb_calc.report.printed_in_full import label_in_full, worksheet_in_full
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.spelled_text import kept_texts, names_with_mcg, text_in_full
from itb_calc.worksheet.evaluate import evaluate
from tests.report.papers import RECORDED, made, page_of, signed
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, put, read_sheet

MCG = re.compile(r"(?<![\w.-])mcg(?![\w-])")


def test_the_label_says_micrograms() -> None:
    wanted = Wanted(LABEL, "a4", spells_micrograms=True)
    pdf = made(signed(RECORDED), wanted)
    assert isinstance(pdf, bytes)
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "micrograms/" in text
    assert "mcg" not in text


def test_a_label_that_is_refused_says_why_in_the_same_words() -> None:
    assert label_in_full(NoPaper("It is 5 mcg.")) == NoPaper("It is 5 micrograms.")


def test_the_worksheet_keeps_what_was_typed() -> None:
    sheet = put(put(RECORDED, "notes", "5 mcg as agreed"), "lots.drug_lot", "1 mcg 2")
    worksheet = signed(sheet)
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    before = page_of(worksheet)
    after = worksheet_in_full(before, kept_texts(worksheet, REFERENCE, evaluation))
    assert (after.notes, after.record, after.patient) == (before.notes, before.record, before.patient)
    assert [each.text for each in after.typed] == [each.text for each in before.typed]
    own = (*after.main, *after.results, *after.remarks, *after.change_parts)
    assert not any(MCG.search(each.text) for each in own)
    assert any("micrograms/mL" in each.text for each in after.results)
    assert not any(MCG.search(f"{each.substitution} {each.check}") for each in after.working)
    pdf = made(worksheet, Wanted(WORKSHEET, "a4", spells_micrograms=True))
    assert isinstance(pdf, bytes)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "micrograms/" in text
    assert "5 mcg as agreed" in " ".join(text.split())


def test_what_is_not_read_is_quoted_to_the_letter() -> None:
    worksheet = read_sheet(put(ROUTINE, "dose.daily_dose", "1,5 mcg/day"))
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    kept = kept_texts(worksheet, REFERENCE, evaluation)
    assert "1,5 mcg/day" in kept
    assert set(names_with_mcg(REFERENCE)) <= set(kept)
    assert names_with_mcg(None) == ()


def test_a_line_that_becomes_too_long_is_broken_where_its_text_began() -> None:
    line = "  Pump concentration        " + "450 mcg/day and " * 3
    broken = text_in_full(line.rstrip(), ()).split("\n")
    assert len(broken) > 1
    assert all(len(each) <= 80 for each in broken)
    assert all(each.startswith(" " * 28) for each in broken[1:])
    assert text_in_full("AS TYPED\n  Dose  5 mcg\n\nRESULTS\n  Dose  5 mcg", ()) == (
        "AS TYPED\n  Dose  5 mcg\n\nRESULTS\n  Dose  5 micrograms"
    )
