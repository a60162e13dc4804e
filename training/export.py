"""A checkpoint → the package's model: one ONNX file in int8, with a parity check on real paragraphs."""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import shutil
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from sayso.reading.encoder.pieces import Vocabulary
from training.batches import encode
from training.labels import ENTITY_TAGS, EVENTS, NESTED_TAGS, RELATIONS, ROLE_TAGS, UPOS
from training.model import HEADS, TAG_COLUMNS, WIDTH, Encoder, Layer
from training.train import vocabulary_lines

OUTPUTS = ("tags", "arcs", "dependents", "heads", "cue_links", "source_links")
ORDINARY = 16
"""Rank of the channel whose size is taken as ordinary. Chosen on PolNeAR dev: heads agree with float32 for 97.5% of
words, without it for 95.7%."""
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


class Shrunk(nn.Module):
    """
    A linear layer whose largest inputs are shrunk before they are quantised, and whose weights undo that.

    One scale holds for all of a window's activations, and one channel ten times as large as the rest, as MiniLM has
    them, would leave the others little of its 256 steps. Channels beyond the ``ORDINARY``-th largest are brought
    down to it. (Evening out all channels, as SmoothQuant does, costs the weights more than it gains.)

    Source: after SmoothQuant (Xiao et al. 2023).
    """

    shrink: Tensor

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weight = linear.weight.data
        grow = (largest / largest.sort(descending=True).values[ORDINARY]).clamp(min=1.0)
        self.register_buffer("shrink", 1 / grow)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data = weight * grow
        self.linear.bias.data = linear.bias.data

    def forward(self, x: Tensor) -> Tensor:
        """The same function as the layer it replaces."""
        return self.linear(x * self.shrink)


def shrink_outliers(exported: Exported, batches: list[tuple[Tensor, Tensor, Tensor]]) -> None:
    """Shrink the outliers among the inputs of the body's layers, as seen on ``batches`` (pieces, shapes, firsts)."""
    homes = [(exported.joint, str(place)) for place in range(len(exported.joint))]
    homes += [(layer, name) for layer in exported.model.layers for name in ("up", "down")]
    largest: dict[int, Tensor] = {}

    def watch(number: int) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def keep(_module: nn.Module, given: tuple[Tensor]) -> None:
            seen = given[0].abs().flatten(0, -2).amax(0)
            largest[number] = torch.maximum(largest[number], seen) if number in largest else seen

        return keep

    hooks = [getattr(home, name).register_forward_pre_hook(watch(n)) for n, (home, name) in enumerate(homes)]
    with torch.inference_mode():
        for batch in batches:
            exported(*batch)
    for hook in hooks:
        hook.remove()
    for number, (home, name) in enumerate(homes):
        setattr(home, name, Shrunk(getattr(home, name), largest[number].clone()))


def calibration(windows: Path, vocabulary: list[str]) -> list[tuple[Tensor, Tensor, Tensor]]:
    """Every hundredth PolNeAR training window, as the network's inputs."""
    parts = pickle.loads(windows.read_bytes())  # noqa: S301  (written by our own data stage)
    known = Vocabulary(vocabulary)
    return [
        tuple(torch.tensor(column) for column in encode(versions[0].forms, known))
        for versions in parts["polnear"][::100]
    ]


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
    parser.add_argument("--windows", type=Path, required=True, help="what the data stage wrote, to see typical values")
    parser.add_argument("--out", type=Path, required=True, help="the model folder, such as sayso/reading/model")
    parser.add_argument("--float", type=Path, help="also keep the float32 graph here")
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    vocabulary = vocabulary_lines(args.start / "vocab.txt")
    model = load(args.checkpoint, config, len(vocabulary))
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        exported = Exported(model).eval()
        shrink_outliers(exported, calibration(args.windows, vocabulary))
        to_onnx(exported, plain)
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


def to_onnx(exported: Exported, path: Path) -> None:
    """The float32 graph of one window."""
    example = (torch.arange(12) + 1000, torch.ones(12, dtype=torch.int64), torch.arange(1, 11))
    torch.onnx.export(
        exported, example, str(path), input_names=["pieces", "shapes", "first"],
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
