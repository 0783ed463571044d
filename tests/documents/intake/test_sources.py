"""Finding documents in folders and archives."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents import Source, document_id, find_given_sources, find_sources, read_document
from carekg.documents.intake.archives import open_archive
from carekg.documents.intake.sources import LARGEST_FILE
from carekg.errors import DocumentError
from carekg.model import Notice


def make_zip(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_folder_is_read_to_its_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.txt", ".git/x.txt", "~$b.docx", ".hidden.txt", "pic.png", "README"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = list(find_sources([tmp_path]))
    assert [item.path for item in found] == ["README", "a/c.txt", "a/z.md", "b.txt", "pic.png"]
    assert [item.path for item in found if isinstance(item, Notice)] == ["README", "pic.png"]
    assert found[1] == Source("a/c.txt", b"a/c.txt")


def test_a_file_given_by_itself_has_its_name_as_path(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("x")
    assert list(find_sources([tmp_path / "b.txt"])) == [Source("b.txt", b"x")]


def test_what_is_missing_or_too_large_is_a_notice(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    large, missing = find_sources([tmp_path / "large.txt", tmp_path / "none.txt"])
    assert isinstance(large, Notice)
    assert "over the limit of 30 MB" in large.reason
    assert missing == Notice("none.txt", "does not exist")


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_no_text_is_told_in_letters_that_can_be_written(tmp_path: Path) -> None:
    # An archive packed on an old system gives such names to whoever unpacks it on a new one.
    folder, file = (tmp_path / os.fsdecode(name) for name in (b"b\xfcro", b"caf\xe9.txt"))
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    file.write_text("x")
    reason = "has letters in its name that are not in UTF-8"
    named = [Notice(name, reason, "rename it") for name in ("b?ro", "caf?.txt")]
    assert list(find_sources([tmp_path])) == named
    assert list(find_sources([file])) == named[1:]


def test_a_text_longer_than_any_document_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(Source("minutes.txt", b"hub " * 1_350_000))
    assert caught.value.message == "has 5.4 million characters of text, over the limit of 5 million"
    assert caught.value.hint == "split it into the documents that it is made of"


def test_a_link_back_up_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    found = list(find_sources([tmp_path]))
    assert [item.path for item in found] == ["in/a.txt", "in/up"]
    assert isinstance(found[1], Notice)


def test_a_link_to_nothing_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert list(find_sources([tmp_path])) == [
        Notice("a.txt", "is a link to a file that is not there", "take the link away, or put the file back")
    ]


def test_an_archive_is_opened_beside_its_name(tmp_path: Path) -> None:
    (tmp_path / "set.zip").write_bytes(make_zip({"b.txt": b"two", "sub/a.txt": b"one", "__MACOSX/._b.txt": b"no"}))
    assert list(find_sources([tmp_path])) == [Source("set/b.txt", b"two"), Source("set/sub/a.txt", b"one")]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt"])
def test_members_that_lead_out_are_refused(name: str) -> None:
    (found,) = open_archive("set.zip", make_zip({name: b"x"}))
    assert isinstance(found, Notice)
    assert "leads out" in found.reason


def test_archives_inside_archives_are_named() -> None:
    (found,) = open_archive("set.zip", make_zip({"in.zip": make_zip({"a.txt": b"x"})}))
    assert isinstance(found, Notice)
    assert found.path == "set.zip/in.zip"


@pytest.mark.parametrize(
    "data",
    [make_zip({"a.txt": bytes(40_000_000)}), b"no zip", make_zip({"a.txt": b"x"})[:-30], b"PK\x03\x04"],
    # An archive holds the time it was made at, and may not name a test that two workers collect.
    ids=["bomb", "no zip", "cut short", "header only"],
)
def test_bombs_and_damaged_archives_are_one_notice(data: bytes) -> None:
    (found,) = open_archive("set.zip", data)
    assert isinstance(found, Notice)
    assert found.path == "set.zip"


def test_a_member_with_damaged_content_is_named() -> None:
    data = make_zip({"a.txt": b"some words of the member"}, zipfile.ZIP_STORED).replace(b"words", b"sword")
    (found,) = open_archive("set.zip", data)
    assert found == Notice("set.zip/a.txt", "is damaged inside its archive", hint="make the archive again")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("letters/2024 Winter Letter.docx", "letters-2024-winter-letter"),
        ("Bórd & Llywodraeth.TXT", "bord-llywodraeth"),
        ("v1.2 draft.pdf", "v1-2-draft"),
    ],
)
def test_ids_are_plain(path: str, expected: str) -> None:
    assert document_id(path) == expected


@given(st.text(min_size=1, max_size=40))
def test_every_path_has_an_id_of_letters_digits_and_hyphens(path: str) -> None:
    assert document_id(path) == document_id(path)
    assert set(document_id(path)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert document_id(path)


def test_the_folder_a_browser_keeps_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    names = ("Hub opens.html", "Hub opens_files/advert.html", "Hub opens_files/x.js", "Case_files/a.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [item.path for item in find_sources([tmp_path])] == ["Case_files/a.txt", "Hub opens.html"]
    packed = make_zip({f"news/{name}": b"x" for name in names})
    assert [item.path for item in open_archive("a.zip", packed)] == ["a/news/Case_files/a.txt", "a/news/Hub opens.html"]


def test_a_folder_or_archive_without_documents_is_named(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "a.zip").write_bytes(make_zip({}))
    (tmp_path / "b.txt").write_text("x")
    found = list(find_given_sources([tmp_path / "none", tmp_path / "a.zip", tmp_path / "b.txt"]))
    assert [item.reason for item in found if isinstance(item, Notice)] == ["has no document in it"] * 2
    assert found[-1] == Source("b.txt", b"x")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.DOC", "save it as .docx"),
        ("a.msg", "save it as .eml"),
        ("a.pptx", "save it as .pdf"),
        ("a.7z", "unpack it"),
        ("a.tar.gz", "unpack it"),
        ("a.JPG", "run it through OCR to a PDF, for example with ocrmypdf"),
        ("a.url", "open the page and save it as .html or .mhtml"),
    ],
)
def test_a_kind_that_is_not_read_says_what_to_save_it_as(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (found,) = find_sources([tmp_path / name])
    assert isinstance(found, Notice)
    assert found.hint == hint


def test_of_two_documents_with_one_path_the_second_is_named(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.txt").write_bytes(b"in the folder")
    (tmp_path / "set.zip").write_bytes(make_zip({"a.txt": b"in the archive", "b.txt": b"there, too"}))
    reason = "has the path of another document, and was left out"
    assert list(find_sources([tmp_path])) == [
        Source("set/a.txt", b"in the folder"),
        Notice("set/a.txt", reason, "rename one of the two"),
        Source("set/b.txt", b"there, too"),
    ]
