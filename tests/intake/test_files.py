"""Files and folders are found in order and loaded with care."""

import io
import os

import pytest

from sayso.errors import NotFound, TooLarge, UnknownFormat
from sayso.intake import find, load


def test_a_folder_gives_its_files_sorted_and_hidden_ones_not(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")

    assert [str(path.relative_to(tmp_path)) for path in find([tmp_path])] == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_link_to_its_own_folder_leads_in_no_circle(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert [path.name for path in find([tmp_path])] == ["a.txt"]


def test_paths_keep_the_order_they_are_given_in():
    assert [str(path) for path in find(["b", "-", "a"])] == ["b", "-", "a"]


def test_a_path_that_does_not_exist_is_told_when_its_turn_comes(tmp_path):
    (missing,) = find([tmp_path / "no.html"])

    with pytest.raises(NotFound, match=r"no\.html: cannot be opened"):
        load(missing)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(TooLarge, match=r"50\.0 MB"):
        load(path)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(UnknownFormat, match="not a regular file"):
        load(path)


def test_a_dash_is_standard_input():
    capture = load("-", stdin=io.BytesIO(b"<html><body>A</body></html>"))

    assert (capture.kind, capture.path, capture.where) == ("html", None, "standard input")


def test_the_same_file_is_the_same_capture(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("The ferry left at nine.")

    assert load(path).id == load(path).id


def test_a_name_that_is_not_utf_8_is_kept_apart_from_its_likes(tmp_path):
    for name in (b"l\xe4rm.txt", b"l\xe5rm.txt"):
        (tmp_path / os.fsdecode(name)).write_text("The ferry left at nine.")

    names = [load(source).path.rpartition("/")[2] for source in find([tmp_path])]

    assert names == [r"l\xe4rm.txt", r"l\xe5rm.txt"]
