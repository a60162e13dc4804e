"""
``sayso add`` with a slow stand-in for the pipeline, to be killed: LEDGER FOLDER SECONDS_A_PAGE.

Prints a line when it begins, so that who kills it knows when.
"""

import sys
import time
from contextlib import closing

from sayso.cli.inputs import Told, load_all
from sayso.following import answers
from sayso.ledger import connect
from sayso.settings import Settings
from sayso.watch.catch_up import catch_up
from sayso.watch.turn import add_all
from sayso.workers import in_turn
from tests.ledger.pages import clock, read

address, folder, pause = sys.argv[1], sys.argv[2], float(sys.argv[3])


def read_slowly(capture):
    time.sleep(pause)
    return read(capture)


sys.stdout.write("begun\n")
sys.stdout.flush()
with closing(connect.open(address)) as ledger:
    inputs = load_all([folder], Settings(), Told())
    add_all(ledger, inputs, in_turn(read_slowly), now=clock(), track=lambda things, _: things)
    catch_up(ledger, answers, now=clock(), track=lambda things, _: things)
