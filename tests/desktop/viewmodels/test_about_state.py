"""The page of the purpose: what the program is for, what it is not, and on which figures it stands."""

import re
from dataclasses import replace

from itb_calc import __version__
from itb_calc.desktop.viewmodels.about_state import about_state
from itb_calc.reference.reference import Reference
from tests.safety.worksheets import REFERENCE

_LIBRARIES = (("Python", "3.11.9"), ("Qt", "6.8.1"))


_STAYS = "What you type stays on this machine:"


def test_the_purpose_says_what_the_program_is_for_and_what_it_is_not() -> None:
    purpose = about_state(REFERENCE, ()).purpose
    assert [paragraph.partition(".")[0] for paragraph in purpose] == [
        "itb-calc checks the refill of an implanted pump with intrathecal baclofen",
        "The label, the pump's programmer and the prescriber decide",
        "It is not a certified medical device",
        f"{_STAYS} the program has no network code, and keeps a log only where you turn it on",
    ]
    for paragraph in purpose:
        assert paragraph.endswith(".")
        assert len(re.findall(r"\.(?=\s|$)", paragraph)) <= 2
        assert "!" not in paragraph


def test_every_number_can_be_traced_to_a_version_and_a_hash() -> None:
    assert about_state(REFERENCE, _LIBRARIES).versions == (
        ("itb-calc", __version__),
        ("Reference data", REFERENCE.version),
        ("SHA-256 of the reference data", REFERENCE.sha256),
        ("State of the reference data", "as reviewed"),
        ("Python", "3.11.9"),
        ("Qt", "6.8.1"),
        ("Font", "Inter, under the SIL Open Font License"),
    )
    assert re.fullmatch("[0-9a-f]{64}", REFERENCE.sha256)


def test_reference_data_that_cannot_be_trusted_says_so() -> None:
    damaged = replace(REFERENCE, defect="The files are not the reviewed ones.")
    assert ("State of the reference data", "The files are not the reviewed ones.") in about_state(damaged, ()).versions
    assert about_state(Reference(), ()).versions[1:4] == (
        ("Reference data", "unknown"),
        ("SHA-256 of the reference data", "unknown"),
        ("State of the reference data", "as reviewed"),
    )


def test_every_key_is_named_once_and_says_what_it_does() -> None:
    keys = about_state(REFERENCE, ()).keys
    assert len({key for key, _ in keys}) == len(keys)
    assert all(key and does for key, does in keys)
    named = dict(keys)
    assert named["F1"].startswith("what this field is for")
    assert named["Ctrl+Enter"] == "write what the field offers"
    assert named["Enter on a finding"] == "go to its field"
