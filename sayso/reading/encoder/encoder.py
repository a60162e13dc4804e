"""The trained encoder: a paragraph in, its annotation out, by one pass of ONNX Runtime a window.

Every window is run alone, so a result can depend on nothing but the window's own text and the model: not on what else
is read, in which order, or by how many threads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from sayso.errors import ModelMissing
from sayso.reading.annotation import Annotation, join
from sayso.reading.encoder import graph
from sayso.reading.encoder.decode import Decoder, Labels, Scores
from sayso.reading.encoder.graph import Graph
from sayso.reading.encoder.lemmas import read_table
from sayso.reading.encoder.pieces import Vocabulary, shape
from sayso.reading.encoder.windows import windows
from sayso.reading.encoder.words import words
from sayso.records.span import Span

MODEL = Path(__file__).with_name("model")
"""Where the package keeps the weights."""

_FILES = ("encoder.onnx", "vocabulary.txt", "lemmas.tsv")
_NOTHING = Annotation((), (), (), (), ())


class Encoder:
    """Annotates paragraphs; immutable once loaded, and safe to share between threads."""

    def __init__(self, network: Graph, vocabulary: Vocabulary, decoder: Decoder, version: str) -> None:
        """Made by ``load``."""
        self._network = network
        self._vocabulary = vocabulary
        self._decoder = decoder
        self._version = version

    @property
    def version(self) -> str:
        """Names the weights and tables: the same version and paragraph give the same annotation."""
        return self._version

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> Encoder:
        """
        Load the weights, in about a third of a second.

        Args:
            path: A model folder; the package's own if None.
            threads: Processor threads for one pass. They change the speed, never the result.

        Raises:
            ModelMissing: A file of the folder is absent or damaged.
        """
        folder = MODEL if path is None else path
        files = {name: _read(folder / name) for name in _FILES}
        network = graph.load(files["encoder.onnx"], threads=threads)
        if network is None:
            raise _damaged(folder / "encoder.onnx")
        digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in files.values()))
        vocabulary = Vocabulary(files["vocabulary.txt"].decode().rstrip("\n").split("\n"))
        decoder = _decoder(network, folder / "encoder.onnx", files["lemmas.tsv"].decode())
        return cls(network, vocabulary, decoder, f"encoder-{digest.hexdigest()[:12]}")

    def annotate(self, paragraph: str, /) -> Annotation:
        """The annotation of one paragraph, of any length and content; its spans count from the paragraph's start."""
        return self.annotate_words(paragraph, words(paragraph))

    def annotate_words(self, paragraph: str, spans: Sequence[Span], /, *, one_sentence: bool = False) -> Annotation:
        """The annotation of a paragraph whose words, perhaps also its only sentence, are known: a treebank's."""
        forms = [paragraph[span.start : span.end] for span in spans]
        pieces = [self._vocabulary.pieces(form) for form in forms]
        parts = [
            self._window(spans[first:end], forms[first:end], pieces[first:end], one_sentence=one_sentence)
            for first, end in windows(forms, [len(numbers) for numbers in pieces])
        ]
        if len(parts) == 1:
            return parts[0]
        return join((0, part) for part in parts) if parts else _NOTHING

    def _window(
        self, spans: Sequence[Span], forms: Sequence[str], pieces: Sequence[tuple[int, ...]], *, one_sentence: bool
    ) -> Annotation:
        numbers, shapes = [self._vocabulary.first], [0]
        first: list[int] = []
        for form, own in zip(forms, pieces, strict=True):
            first.append(len(numbers))
            numbers += own
            shapes += [shape(form)] * len(own)
        feed = {
            "pieces": np.array([*numbers, self._vocabulary.last], np.int64),
            "shapes": np.array([*shapes, 0], np.int64),
            "first": np.array(first, np.int64),
        }
        # In float64 from here on, so that no order of adding shows in what is chosen.
        scores = Scores(*(part.astype(np.float64) for part in self._network.run(Scores._fields, feed)))
        return self._decoder.annotation(spans, forms, scores, one_sentence=one_sentence)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelMissing(
            f"the encoder cannot be read ({error.strerror})", where=str(path), remedy="Install Sayso again."
        ) from error


def _decoder(network: Graph, path: Path, lemmas: str) -> Decoder:
    labels = graph.metadata(network, "labels")
    if labels is None:
        raise _damaged(path)
    one = np.zeros(1, np.int64)
    weight, bias = network.run(["relation_weight", "relation_bias"], {"pieces": one, "shapes": one, "first": one})
    return Decoder(
        labels=msgspec.json.decode(labels, type=Labels),
        relation_weight=weight.astype(np.float64),
        relation_bias=bias.astype(np.float64),
        lemmas=read_table(lemmas),
    )


def _damaged(path: Path) -> ModelMissing:
    return ModelMissing("the encoder's weights are damaged", where=str(path), remedy="Install Sayso again.")
