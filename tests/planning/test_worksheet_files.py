"""Which files are meant: each once, sorted, through links and loops, and no folder passed over without a word."""

import os
from pathlib import Path

import pytest

from itb_calc.planning.worksheet_files import FoldersSearched, find_worksheets

_NOTHING_HERE = "there is no worksheet file (*.itb.json) in this folder."
_NOT_OPENED = "the folder cannot be opened, so that what is in it is missing here."


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    for name in ("b/2.itb.json", "b/1.itb.json", "a/deep/3.itb.json", "4.ITB.JSON", "notes.json", "5.itb.json.txt"):
        path = tmp_path / "wards" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    return tmp_path / "wards"


def _names(found: FoldersSearched) -> list[str]:
    return [file.name for file in found.files]


def _refused(found: FoldersSearched) -> list[tuple[str, str]]:
    return [(file.name, sentence) for file, sentence in found.refused]


def test_a_folder_means_its_worksheets_sorted_also_those_of_folders_in_it(wards: Path) -> None:
    found = find_worksheets([str(wards)])
    assert _names(found) == ["4.ITB.JSON", "a/deep/3.itb.json", "b/1.itb.json", "b/2.itb.json"]
    assert [Path(file.path) for file in found.files] == [wards / name for name in _names(found)]
    assert found.refused == ()


def test_a_file_that_is_named_counts_whatever_it_is_called_and_whether_it_is_there(wards: Path) -> None:
    assert _names(find_worksheets([str(wards / "notes.json")])) == ["notes.json"]
    assert _names(find_worksheets([str(wards / "gone.itb.json")])) == ["gone.itb.json"]
    for odd, shown in (("", '""'), ("a\x00b", "a\x00b"), ("x" * 5000, "x" * 5000)):
        (file,) = find_worksheets([odd]).files
        assert file.name == shown


def test_several_names_are_shown_as_they_were_named(wards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wards)
    found = find_worksheets(["b", "a", "notes.json"])
    assert _names(found) == ["a/deep/3.itb.json", "b/1.itb.json", "b/2.itb.json", "notes.json"]


def test_what_can_be_reached_in_two_ways_counts_once(wards: Path, tmp_path: Path) -> None:
    (wards / "link.itb.json").symlink_to(wards / "b" / "1.itb.json")
    (wards / "again").symlink_to(wards / "b")
    named = [str(wards), str(wards / "b"), str(wards / "b" / "1.itb.json"), str(tmp_path / "wards" / ".." / "wards")]
    found = find_worksheets(named)
    assert len(found.files) == len({file.path for file in found.files}) == 4
    assert found.refused == ()
    assert {file.path for file in found.files} == {file.path for file in find_worksheets([str(wards)]).files}


def test_a_folder_behind_a_link_is_searched(wards: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "ward-b").symlink_to(wards / "b")
    found = find_worksheets([str(tmp_path / "links")])
    assert _names(found) == ["ward-b/1.itb.json", "ward-b/2.itb.json"]
    assert [Path(file.path).parent for file in found.files] == [wards / "b"] * 2


def test_loops_of_links_end(wards: Path) -> None:
    (wards / "a" / "up").symlink_to(wards)
    (wards / "a" / "self.itb.json").symlink_to(wards / "a" / "self.itb.json")
    (wards / "a" / "nowhere.itb.json").symlink_to(wards / "a" / "gone")
    assert _names(find_worksheets([str(wards)])) == [
        *("4.ITB.JSON", "a/deep/3.itb.json", "a/nowhere.itb.json", "a/self.itb.json", "b/1.itb.json", "b/2.itb.json")
    ]


def test_a_folder_that_is_called_like_a_worksheet_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "old.itb.json").mkdir()
    (tmp_path / "old.itb.json" / "1.itb.json").write_text("{}")
    assert _names(find_worksheets([str(tmp_path)])) == ["old.itb.json/1.itb.json"]


def test_a_folder_without_a_worksheet_is_said_and_stops_nothing(wards: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert _refused(find_worksheets([str(tmp_path / "empty")])) == [("empty", _NOTHING_HERE)]
    found = find_worksheets([str(tmp_path / "empty"), str(wards)])
    assert len(found.files) == 4
    assert _refused(found) == [(str(tmp_path / "empty"), _NOTHING_HERE)]


def test_a_folder_that_was_searched_before_is_not_said_to_be_empty(wards: Path) -> None:
    for named in ([wards, wards], [wards / "a" / "deep", wards / "a"], [wards / "b", wards]):
        assert find_worksheets([str(name) for name in named]).refused == ()


def test_a_folder_that_cannot_be_opened_is_said_and_stops_nothing(wards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def deny(path: str) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    found = find_worksheets([str(wards)])
    assert _names(found) == ["4.ITB.JSON", "a/deep/3.itb.json"]
    assert _refused(found) == [("b", _NOT_OPENED)]
    assert _refused(find_worksheets([str(wards / "b")])) == [("b", _NOT_OPENED)]


@pytest.mark.parametrize("name", ["new\nline.itb.json", "\x1b[2J.itb.json", "<b>&amp;.itb.json", "=1+1.itb.json"])
def test_a_name_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    assert _names(find_worksheets([str(tmp_path)])) == [name]


@pytest.mark.skipif(os.name == "nt", reason="names of other bytes are there on other systems only")
def test_a_name_that_is_no_text_is_kept_as_it_is(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe.itb.json"
    Path(os.fsdecode(path)).write_text("{}")
    (file,) = find_worksheets([str(tmp_path)]).files
    assert os.fsencode(file.path) == os.fsencode(os.path.realpath(os.fsdecode(path)))
