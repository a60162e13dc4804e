"""A checkpoint → the package's model: one ONNX file in int8, with a parity check on real paragraphs."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.labels import ENTITY_TAGS, EVENTS, NESTED_TAGS, RELATIONS, ROLE_TAGS, UPOS
from training.model import HEADS, TAG_COLUMNS, WIDTH, Encoder, Layer
from training.train import vocabulary_lines

OUTPUTS = ("tags", "arcs", "dependents", "heads", "cue_links", "source_links")
MODEL_FILES = ("encoder.onnx", "vocabulary.txt", "lemmas.tsv")


class Exported(nn.Module):
    """
    The encoder for one window, the same function as ``Encoder`` with fewer and larger steps.

    Piece embeddings are int8 with a scale for each piece; query, key and value are one matrix, the attention's scale
    folded in.
    """

    table: Tensor
    scale: Tensor

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model
        weight = model.pieces.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.joint = nn.ModuleList(_joint(layer) for layer in model.layers)

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Shapes as in ``Encoder.forward``, without the batch; so are the scores."""
        model = self.model
        positions = model.positions.weight[: pieces.shape[0]]
        x = model.norm(self.table[pieces].float() * self.scale[pieces] + positions + model.shapes.weight[shapes])
        for layer, joint in zip(model.layers, self.joint, strict=True):
            query, key, value = joint(x).view(-1, 3, HEADS, WIDTH // HEADS).permute(1, 2, 0, 3).unbind(0)
            mixed = torch.softmax(query @ key.transpose(1, 2), -1) @ value
            x = layer.attention_norm(x + layer.out(mixed.transpose(0, 1).reshape(-1, WIDTH)))
            x = layer.norm(x + layer.down(functional.gelu(layer.up(x))))
        words = x[first]
        scores = model.heads_of(words[None], torch.cat([x[:1], words])[None])
        return tuple(score[0] for score in scores)


def _joint(layer: Layer) -> nn.Linear:
    joint = nn.Linear(WIDTH, 3 * WIDTH)
    shrink = (WIDTH // HEADS) ** -0.5
    parts = [(layer.query, shrink), (layer.key, 1.0), (layer.value, 1.0)]
    joint.weight.data = torch.cat([part.weight.data * factor for part, factor in parts])
    joint.bias.data = torch.cat([part.bias.data * factor for part, factor in parts])
    return joint


def main() -> None:
    """Export, quantise and write the model folder; prints its version and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting vocabulary")
    parser.add_argument("--out", type=Path, required=True, help="the model folder, such as sayso/reading/model")
    parser.add_argument("--float", type=Path, help="also keep the float32 graph here")
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    vocabulary = vocabulary_lines(args.start / "vocab.txt")
    model = load(args.checkpoint, config, len(vocabulary))
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        to_onnx(model, plain)
        if args.float:
            shutil.copy(plain, args.float)
        quantise(plain, small)
        version = write(args.out, small, vocabulary, model)
    print(f"{args.out}: {version}, {(args.out / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")


def load(checkpoint: Path, config: dict, size: int) -> Encoder:
    """The averaged weights of a checkpoint, ready to run."""
    model = Encoder(size, **config["model"])
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    return model.eval()


def to_onnx(model: Encoder, path: Path) -> None:
    """The float32 graph of one window."""
    example = (torch.arange(12) + 1000, torch.ones(12, dtype=torch.int64), torch.arange(1, 11))
    torch.onnx.export(
        Exported(model).eval(), example, str(path), input_names=["pieces", "shapes", "first"],
        output_names=list(OUTPUTS), opset_version=17, dynamo=False,
        dynamic_axes={
            "pieces": {0: "p"}, "shapes": {0: "p"}, "first": {0: "w"}, "tags": {0: "w"}, "arcs": {0: "w", 1: "t"},
            "dependents": {0: "w"}, "heads": {0: "t"}, "cue_links": {0: "w", 1: "t"},
            "source_links": {0: "w", 1: "t"},
        },
    )  # fmt: skip


def quantise(plain: Path, small: Path) -> None:
    """
    Weights to int8 by channel, activations at run time; then ONNX Runtime's fusions, done once here, not at each load.

    A window is always run alone, so a scale taken from its activations depends on nothing but its own text. The fusion
    of sum and norm is left out: its kernel takes five times as long as the two steps (measured on 52 pieces).
    """
    middle = small.with_suffix(".middle.onnx")
    quantize_dynamic(
        plain, middle, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(small)
    onnxruntime.InferenceSession(
        str(middle), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def write(out: Path, graph: Path, vocabulary: list[str], model: Encoder) -> str:
    """Write graph and vocabulary, each whole or not at all; the version is the hash of the files, as at run time."""
    out.mkdir(parents=True, exist_ok=True)
    whole = with_labels(onnx.load(str(graph)), model)
    _replace(out / "vocabulary.txt", ("\n".join(vocabulary) + "\n").encode())
    _replace(out / "encoder.onnx", whole.SerializeToString())
    digests = [hashlib.sha256((out / name).read_bytes()).digest() for name in MODEL_FILES]
    return f"encoder-{hashlib.sha256(b''.join(digests)).hexdigest()[:12]}"


def with_labels(graph: onnx.ModelProto, model: Encoder) -> onnx.ModelProto:
    """The graph with the relation scorer as two constant outputs and the label sets in its metadata."""
    for name, part in (("relation_weight", model.relations.weight), ("relation_bias", model.relations.bias)):
        array = part.detach().numpy()
        graph.graph.initializer.append(onnx.numpy_helper.from_array(array, f"{name}_"))
        graph.graph.node.append(onnx.helper.make_node("Identity", [f"{name}_"], [name]))
        graph.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, array.shape))
    labels = {
        "columns": TAG_COLUMNS, "upos": UPOS, "entity": ENTITY_TAGS, "nested": NESTED_TAGS, "roles": ROLE_TAGS,
        "events": EVENTS, "relations": RELATIONS,
    }  # fmt: skip
    entry = graph.metadata_props.add()
    entry.key, entry.value = "labels", json.dumps(labels)
    return graph


def _replace(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


if __name__ == "__main__":
    main()
