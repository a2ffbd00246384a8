"""The hash over the reference files, and the seal in the manifest."""

import pytest

from itb_calc.reference.content_hash import content_hash
from itb_calc.reference.loader import load_reference
from tests.reference.conftest import FOLDER, hash_of


def test_the_manifest_bears_the_hash_of_the_reviewed_files() -> None:
    reference = load_reference(FOLDER)
    assert reference.is_complete, reference.defect
    assert reference.defect is None, (
        f'resources/reference has changed. Once it is reviewed, write in manifest.toml: sha256 = "{hash_of(FOLDER)}"'
    )
    assert reference.sha256 == hash_of(FOLDER)


def test_the_hash_is_that_of_names_and_contents_after_their_lengths() -> None:
    # printf '6:a.toml1:\n6:b.toml2:x\n' | sha256sum
    known = "beac99df7f7dbed76eb088c608b9893ade7a5e19757e60655efafcad3a03114a"
    assert content_hash({"b.toml": b"x\n", "a.toml": b"\n"}) == known


@pytest.mark.parametrize("content", [b"a\nb\n\n", b"a\r\nb\r\n\r\n", b"a\rb\r\r", b"a\r\nb\n\r"])
def test_line_ends_do_not_change_the_hash(content: bytes) -> None:
    assert content_hash({"a.toml": content}) == content_hash({"a.toml": b"a\nb\n\n"})


def test_the_order_of_the_files_does_not_change_the_hash() -> None:
    assert content_hash({"a": b"1", "b": b"2"}) == content_hash({"b": b"2", "a": b"1"})


def test_no_two_sets_of_files_look_the_same() -> None:
    sets = [{}, {"a": b""}, {"a": b"1"}, {"a1": b""}, {"a": b"1", "b": b""}, {"a": b"11:b0:"}, {"a": b"", "b": b"1"}]
    assert len({content_hash(each) for each in sets}) == len(sets)
