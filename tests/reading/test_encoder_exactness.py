"""Every machine reads the same: no product saturates, and no order of adding shows in what is read."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from exact import Network
from onnx import TensorProto, helper

from sayso import intake, page
from sayso.reading.encoder import encoder as encoding
from sayso.reading.encoder.encoder import MODEL, Encoder

SAMPLES = Path(__file__).parents[2] / "samples"
PARAGRAPHS = 200
LARGEST = 64
"""2 · 255 · 64 fits into the signed 16 bits in which a processor without VNNI adds two products."""


@pytest.fixture(scope="module")
def network():
    return Network(MODEL / "encoder.onnx")


def matrices(network):
    names = {
        node.input[1] for node in network.steps if node.op_type in {"DynamicQuantizeMatMul", "MatMulIntegerToFloat"}
    }
    return {name: network.constants[name].astype(np.int8) for name in sorted(names)}


def products(steps, weights):
    """What this machine's kernel makes of whole numbers."""
    node = helper.make_node("MatMulInteger", ["steps", "weights"], ["made"])
    given = [
        helper.make_tensor_value_info("steps", TensorProto.UINT8, steps.shape),
        helper.make_tensor_value_info("weights", TensorProto.INT8, weights.shape),
    ]
    made = helper.make_tensor_value_info("made", TensorProto.INT32, [len(steps), weights.shape[1]])
    model = helper.make_model(
        helper.make_graph([node], "product", given, [made]), opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    )
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"steps": steps, "weights": weights})[0]


def test_every_matrix_times_the_most_extreme_activations_is_exact(network):
    rng = np.random.default_rng(1)
    for name, weights in matrices(network).items():
        extreme = np.vstack([np.full((1, len(weights)), 255), rng.choice([0, 255], (30, len(weights)))])
        extreme = np.vstack([extreme, 255 * (weights > 0).T[:40], 255 * (weights < 0).T[:40]]).astype(np.uint8)

        assert abs(weights.astype(int)).max() <= LARGEST, name
        assert (products(extreme, weights) == extreme.astype(np.int64) @ weights.astype(np.int64)).all(), name


def test_eight_bits_would_saturate_where_two_products_are_added_in_sixteen():
    assert 2 * 255 * LARGEST <= np.iinfo(np.int16).max < 2 * 255 * 127


def paragraphs():
    """Those of the sample pages, each once."""
    articles = (page.read(intake.load(path)) for path in sorted(SAMPLES.glob("20*")))
    return list(dict.fromkeys(span.of(article.text) for article in articles for span in article.paragraphs))


def test_paragraphs_are_annotated_as_exact_arithmetic_says(network, monkeypatch):
    shipped = Encoder.load()
    monkeypatch.setattr(encoding.graph, "load", lambda *_, **__: network)
    exact = Encoder.load()

    chosen = paragraphs()[:PARAGRAPHS]
    assert len(chosen) == PARAGRAPHS
    for paragraph in chosen:
        assert shipped.annotate(paragraph) == exact.annotate(paragraph)
