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
from training.labels import (
    ENTITY_TAGS,
    EVENTS,
    NESTED_TAGS,
    RELATIONS,
    RELAY_TAGS,
    ROLE_TAGS,
    SECTORS,
    STANCES,
    STATUSES,
    UPOS,
)
from training.model import HEADS, LINKS, STEEP, TAG_COLUMNS, WIDTH, Biaffine, Encoder, Layer, bend
from training.train import vocabulary_lines

OUTPUTS = ("tags", "arcs", "dependents", "heads", *LINKS)
ORDINARY = 16
"""Rank of the channel whose size is taken as ordinary. Chosen on PolNeAR dev: heads agree with float32 for 97.5% of
words, without it for 95.7%."""
MODEL_FILES = ("encoder.onnx", "vocabulary.txt", "lemmas.tsv")
EXACT = 2**24
"""Whole numbers up to this are exact in float32, and so is their sum in whatever order a processor adds them."""
STEPS = 700
"""How far from zero a query, key or value may be, in steps: 32 · 700 · 700 and 700 · ``FINE`` stay below ``EXACT``."""
SHARES, FINE = 2**14, 2**13
"""The steps in which attention's weights are summed, and those that a word's attention is given out in."""
POWER = 64
"""exp(x) is taken as (1 + x / 64) ** 64: six squarings."""
ROOM = 1.25
"""What is seen on the calibration's windows may be exceeded by this before anything is cut."""


class Exported(nn.Module):
    """
    The encoder for one window, the same function as ``Encoder`` in a form that gives the same bits everywhere.

    Two kinds of arithmetic do not depend on the processor: sums of whole numbers that stay below ``EXACT``, and
    single sums, products, quotients and roots in float32, each rounded alone. So what adds many numbers adds whole
    ones: the products of the matrices (seven bits times eight), of attention (queries, keys, values and shares in
    steps of a grid), means and variances (the sum before a norm in steps). Steps are folded into the matrices.
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
        self.positions, self.shapes = model.positions.weight.data.clone(), model.shapes.weight.data.clone()
        self.norm = Norm(model.norm)
        self.layers = nn.ModuleList(ExportedLayer(layer) for layer in model.layers)
        self.tags, self.dependents, self.heads = (_copy(one) for one in (model.tags, model.dependents, model.heads))
        self.pairs = nn.ModuleList(Pairs(getattr(model, name)) for name in ("arcs", *LINKS))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Shapes as in ``Encoder.forward``, without the batch; so are the scores."""
        positions = self.positions[: pieces.shape[0]]
        x = self.norm(self.table[pieces].float() * self.scale[pieces] + positions + self.shapes[shapes])
        for layer in self.layers:
            x = layer(x)
        words = x[first]
        targets = torch.cat([x[:1], words])
        arcs, *links = (pair(words, targets) for pair in self.pairs)
        return self.tags(words), arcs, bend(self.dependents(words)), bend(self.heads(targets)), *links

    def fit(self, norms: list[float], joints: list[Tensor]) -> None:
        """
        Fold the steps of every grid into the matrices around it.

        Args:
            norms: The largest root mean square of what each norm was given, in order of running.
            joints: The largest size of each layer's queries, keys and values, shape (3 · WIDTH).
        """
        steps = [one * ROOM / (EXACT / WIDTH) ** 0.5 for one in norms]
        for buffer in (self.scale, self.positions, self.shapes):
            buffer.div_(steps[0])
        self.norm.fit(steps[1])
        for number, (layer, largest) in enumerate(zip(self.layers, joints, strict=True)):
            before, middle, after = [*steps, 1.0][2 * number + 1 : 2 * number + 4]
            layer.fit(before, middle, after, largest)


def _copy(linear: nn.Linear) -> nn.Linear:
    copied = nn.Linear(linear.in_features, linear.out_features)
    copied.load_state_dict(linear.state_dict())
    return copied


def _scale(linear: nn.Linear, given: Tensor | float, made: Tensor | float) -> None:
    """Let a layer take its inputs divided by ``given`` and give its outputs divided by ``made``."""
    made = torch.as_tensor(made).expand(linear.out_features)
    linear.weight.data *= given / made[:, None]
    linear.bias.data /= made


class Norm(nn.Module):
    """
    A layer norm over whole numbers, once fitted.

    Its root and quotient are taken in float64: in float32 a kernel may start from the processor's own estimate.
    """

    one: Tensor

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.weight, self.bias = norm.weight.data.clone(), norm.bias.data.clone()
        self.register_buffer("one", torch.ones(1, dtype=torch.float64))
        self.fitted = False

    def fit(self, made: float) -> None:
        """Give the output in steps of ``made``; those in which the input comes leave no trace."""
        self.weight *= WIDTH**0.5 / made
        self.bias /= made
        self.fitted = True

    def forward(self, x: Tensor) -> Tensor:
        """Rows of WIDTH to rows of WIDTH."""
        if not self.fitted:
            return functional.layer_norm(x, (WIDTH,), self.weight, self.bias, 1e-12)
        whole = torch.round(x)
        rest = whole - torch.round(whole.mean(1, keepdim=True))
        size = (rest * rest).sum(1, keepdim=True) + 1
        return rest * (self.one / torch.sqrt(size.double())).float() * self.weight + self.bias


class ExportedLayer(nn.Module):
    """A transformer layer; fitted, its attention multiplies whole numbers."""

    fine: Tensor

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.joint = _joint(layer)
        self.out, self.up, self.down = (_copy(one) for one in (layer.out, layer.up, layer.down))
        self.attention_norm, self.norm = Norm(layer.attention_norm), Norm(layer.norm)
        self.register_buffer("fine", torch.full((1,), float(FINE)))
        self.sharpness = 0.0

    def fit(self, before: float, middle: float, after: float, largest: Tensor) -> None:
        """The steps of the layer's input, of what its first norm gives and of what it gives; ``Exported.fit``."""
        sizes = largest.view(3, WIDTH).amax(1) * ROOM / STEPS
        _scale(self.joint, before, sizes.repeat_interleave(WIDTH))
        _scale(self.out, float(sizes[2]) / FINE, before)
        _scale(self.up, middle, 1 / STEEP)
        _scale(self.down, 1 / STEEP, middle)
        self.attention_norm.fit(middle)
        self.norm.fit(after)
        self.sharpness = float(sizes[0] * sizes[1])

    def forward(self, x: Tensor) -> Tensor:
        """Pieces (p, WIDTH) to pieces."""
        joint = self.joint(x)
        if not self.sharpness:
            query, key, value = _parts(joint)
            mixed = torch.softmax(query @ key.transpose(1, 2), -1) @ value
            x = self.attention_norm(x + self.out(mixed.transpose(0, 1).reshape(-1, WIDTH)))
            return self.norm(x + self.down(bend(self.up(x))))
        query, key, value = _parts(torch.round(torch.clamp(joint, -STEPS, STEPS)))
        mixed = self._shares(query @ key.transpose(1, 2)) @ value
        x = self.attention_norm(x + self.out(mixed.transpose(0, 1).reshape(-1, WIDTH)))
        return self.norm(x + self.down(functional.hardswish(self.up(x))))

    def _shares(self, scores: Tensor) -> Tensor:
        """Softmax of scores (heads, p, p), in whole numbers that sum to about ``FINE``."""
        top = SHARES ** (1 / POWER)
        scaled = scores * (self.sharpness * top / POWER)
        share = functional.relu(scaled - (scaled.amax(-1, keepdim=True) - top))
        for _ in range(POWER.bit_length() - 1):
            share = share * share
        share = torch.round(share)
        return torch.round(share * (self.fine / share.sum(-1, keepdim=True)))


def _parts(joint: Tensor) -> tuple[Tensor, ...]:
    """Query, key and value, each (heads, p, width of a head)."""
    return joint.view(-1, 3, HEADS, WIDTH // HEADS).permute(1, 2, 0, 3).unbind(0)


class Pairs(nn.Module):
    """A biaffine scorer, its last product in float64, where the order of adding does not show in a decision."""

    def __init__(self, biaffine: Biaffine) -> None:
        super().__init__()
        self.word, self.target, self.pair, self.bias = (
            _copy(one) for one in (biaffine.word, biaffine.target, biaffine.pair, biaffine.bias)
        )

    def forward(self, words: Tensor, targets: Tensor) -> Tensor:
        """Words (w, WIDTH) and targets (t, WIDTH) to scores (w, t)."""
        left, right = bend(self.word(words)), bend(self.target(targets))
        both = self.pair(left).double() @ right.double().transpose(0, 1)
        return (both * (1 / 16)).float() + self.bias(right).transpose(0, 1)


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
        grow = (largest / largest.sort(descending=True).values[ORDINARY]).clamp(min=1.0)
        self.register_buffer("shrink", 1 / grow)
        self.linear = linear
        linear.weight.data = linear.weight.data * grow

    def forward(self, x: Tensor) -> Tensor:
        """The same function as the layer it replaces."""
        return self.linear(x * self.shrink)


def settle(exported: Exported, batches: list[tuple[Tensor, Tensor, Tensor]]) -> None:
    """Fit the grids and shrink outlying inputs, by what ``batches`` (pieces, shapes, firsts) show."""
    norms = [exported.norm]
    norms += [getattr(layer, name) for layer in exported.layers for name in ("attention_norm", "norm")]
    wide = [(norm, "given", _root_mean_square) for norm in norms]
    sizes = _watched(exported, batches, wide + [(layer.joint, "made", _largest) for layer in exported.layers])
    exported.fit([float(size) for size in sizes[: len(norms)]], sizes[len(norms) :])
    homes = [(layer, name) for layer in exported.layers for name in ("joint", "up", "down")]
    sizes = _watched(exported, batches, [(getattr(home, name), "given", _largest) for home, name in homes])
    for (home, name), size in zip(homes, sizes, strict=True):
        setattr(home, name, Shrunk(getattr(home, name), size))


def _watched(exported: Exported, batches: list, places: list) -> list[Tensor]:
    """The largest of what each place was given or made, over all windows."""
    seen: dict[int, Tensor] = {}

    def watch(number: int, side: str, measure: Callable[[Tensor], Tensor]) -> Callable:
        def keep(_module: nn.Module, given: tuple[Tensor], made: Tensor) -> None:
            size = measure(given[0] if side == "given" else made)
            seen[number] = torch.maximum(seen[number], size) if number in seen else size

        return keep

    hooks = [place.register_forward_hook(watch(n, side, measure)) for n, (place, side, measure) in enumerate(places)]
    with torch.inference_mode():
        for batch in batches:
            exported(*batch)
    for hook in hooks:
        hook.remove()
    return [seen[number].clone() for number in range(len(places))]


def _largest(x: Tensor) -> Tensor:
    return x.abs().amax(0)


def _root_mean_square(x: Tensor) -> Tensor:
    return (x - x.mean(1, keepdim=True)).square().mean(1).sqrt().amax()


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
        settle(exported, calibration(args.windows, vocabulary))
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
            "dependents": {0: "w"}, "heads": {0: "t"}, **{name: {0: "w", 1: "t"} for name in LINKS},
        },
    )  # fmt: skip


def quantise(plain: Path, small: Path) -> None:
    """
    Weights to seven bits by channel, activations at run time; then ONNX Runtime's fusions, done once here, not at each
    load.

    Seven bits: without VNNI the kernel adds two products of a uint8 and a weight in a saturating int16, and
    2 · 255 · 64 still fits.
    A window is always run alone, so a scale taken from its activations depends on nothing but its own text. The fusion
    of sum and norm is left out: its kernel takes five times as long as the two steps (measured on 52 pieces).
    """
    middle = small.with_suffix(".middle.onnx")
    quantize_dynamic(
        plain, middle, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
        reduce_range=True,
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
        "relays": RELAY_TAGS, "events": EVENTS, "status": STATUSES, "stance": STANCES,
        "sector": SECTORS, "relations": RELATIONS,
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
