"""
Reading in processes of their own, each article within a limit of time and memory: no article can stop a run.

In: captures. Out: an answer for each, in the order they came: its reading, or the error that tells why there is none.
What hangs, eats memory or takes its process down with it costs only itself. Out of scope: what is read from a page
(``pipeline``), and what becomes of the answers.

``crew.Crew`` keeps the processes; ``process.ReadingProcess`` is one of them seen from here, ``worker`` is what runs in
it, ``channel`` what they speak through, ``answers`` what is said.
"""

from sayso.workers.answers import Answer, Read, ReadAll, in_turn
from sayso.workers.crew import Crew, cores
from sayso.workers.process import Limits

__all__ = ["Answer", "Crew", "Limits", "Read", "ReadAll", "cores", "in_turn"]
