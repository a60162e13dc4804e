"""The same as ``peer_speed`` for Sayso's encoder, in a process of its own."""

import json
import resource
import sys
import time

began = time.perf_counter()
from sayso.reading.encoder.encoder import Encoder  # noqa: E402 - loading is part of what is measured

encoder = Encoder.load()
encoder.annotate("Russia remains in constant contact with Venezuela, the Kremlin said.")
first_s = time.perf_counter() - began
from sayso.reading.encoder.memo import ParagraphMemo  # noqa: E402 - after the start is timed

texts = [json.loads(line) for line in sys.stdin]
for text in texts[:20]:
    encoder.annotate(text)
annotator = ParagraphMemo(encoder) if "--memo" in sys.argv else encoder
cpu = time.process_time()
for text in texts:
    annotator.annotate(text)
cpu_s = time.process_time() - cpu
memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": cpu_s, "first_s": first_s, "memory_mb": memory_mb}))
