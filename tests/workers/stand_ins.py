"""Readers that misbehave as a page tells them to; loaded in a reading process by name."""

import ctypes
import os
import signal
import time

from sayso.errors import ModelMissing, NoArticle
from sayso.records.article import Article
from sayso.records.reading import Reading, Version


def reader(*, threads):
    del threads
    return read


def incomplete(*, threads):
    raise ModelMissing(f"no model for {threads}", where="model", remedy="Install Sayso again.")


def dies(*, threads):
    os._exit(threads)


def read(capture):
    word, _, rest = capture.content.decode().partition(" ")
    DEEDS.get(word, lambda _: None)(rest)
    return Reading(
        article=Article(id=capture.id, path=capture.path, text=capture.content.decode()),
        version=Version(sayso="0", model=str(os.getpid())),
    )


def hang(_):
    ctypes.CDLL(None).sleep(3600)  # in C, where no exception of Python's gets in


def spin(_):
    while True:
        pass


def eat(megabytes):
    held = []
    for _ in range(int(megabytes)):
        held.append(bytearray(os.urandom(1) * 1_000_000))
        time.sleep(0.0002)
    time.sleep(3600)


def gulp(_):
    bytearray(1 << 40)


def die(_):
    os.kill(os.getpid(), signal.SIGKILL)


def crash(_):
    ctypes.string_at(0)


def leave(_):
    raise SystemExit(7)


def nap(seconds):
    time.sleep(float(seconds))


def refuse(_):
    raise NoArticle("no article in it", remedy="Give the article's own page.")


def err(_):
    raise ZeroDivisionError("division by\nzero")


def lack(_):
    raise ModelMissing("a table is absent")


def descend(_):
    descend(_)


DEEDS = {
    deed.__name__: deed
    for deed in (hang, spin, eat, gulp, die, crash, leave, nap, refuse, err, lack, descend)
}  # fmt: skip
