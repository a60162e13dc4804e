"""
How reading grows with the number of statements: seconds of processor time for 300, 600 and 1,200 short paragraphs.

    python bench/statements/growth.py

The encoder is left out: each paragraph is annotated before the clock starts, so what is timed are the rules.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from sayso import intake, page
from sayso.reading import reader
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.encoder.memo import ParagraphMemo

KINDS: dict[str, Callable[[int], str]] = {
    "said": lambda _: "Minister Ann Lee said on Monday that the bridge in Oslo was closed.",
    "quoted by a pronoun": lambda _: "She said “it was dark” and 12 people were hurt.",
    "relayed": lambda _: "Interfax reported, citing the Norwegian foreign ministry, that the talks had failed.",
    "one long quotation": lambda _: "“It was dark and the boat was lost.",
    "other names each": lambda at: f"Reporter {_name(at)} Brandt of the Karst Times told police {at} boats had left.",
}


def main() -> None:
    annotator = ParagraphMemo(Encoder.load(threads=1))
    for kind, paragraph in KINDS.items():
        seconds: list[float] = []
        for count in (300, 600, 1200):
            text = "\n\n".join(map(paragraph, range(count)))
            article = page.read(intake.recognise(text.encode(), plain=True, encoding="utf-8"))
            for span in article.paragraphs:
                annotator.annotate(span.of(article.text))
            began = time.process_time()
            reader.read(article, annotator)
            seconds.append(time.process_time() - began)
        print(f"{kind:<20}" + "".join(f"{one:8.2f}" for one in seconds), flush=True)


def _name(number: int) -> str:
    return "N" + "".join(chr(97 + number // 26**place % 26) for place in range(3))


if __name__ == "__main__":
    main()
