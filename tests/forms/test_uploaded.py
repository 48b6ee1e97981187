"""A file that someone brings: whether it seems ours is told at once, whatever it holds."""

from time import process_time

from forms import library, uploaded


def test_our_own_files_are_known():
    assert all(uploaded.is_ours(library.path(name).read_bytes()) for name in library.definitions())
    assert not uploaded.is_ours(b'{"title": "lucka"}')


def test_endless_empty_lines_keep_nobody_waiting():
    began = process_time()
    assert not uploaded.is_ours(b"\n" * 20_000)
    assert not uploaded.is_ours(b" " * 20_000)
    assert process_time() - began < 1
