"""
The weights of a release, back from its ONNX file as a checkpoint: a run may start where a release stands.

What a release rounded to eight bits stays rounded; training goes on from there. For the graph of 0.1.0, whose
checkpoint was not kept.
"""

from __future__ import annotations

import argparse
from collections import deque
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.model import HEADS, WIDTH

LINEARS = (
    "tags", "arcs.word", "arcs.target", "arcs.pair", "arcs.bias", "dependents", "heads", "cue_links.word",
    "cue_links.target", "cue_links.pair", "cue_links.bias", "source_links.word", "source_links.target",
    "source_links.pair", "source_links.bias",
)  # fmt: skip
"""The heads' matrices in the order in which the file of 0.1.0 holds them without a name."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save({"average": weights(onnx.load(str(args.onnx)))}, args.out)


def weights(graph: onnx.ModelProto) -> dict[str, Tensor]:
    """The state of ``training.model.Encoder`` as far as the file has it."""
    parts = {one.name: numpy_helper.to_array(one) for one in graph.graph.initializer}
    nameless = deque(sorted(name for name in parts if name.startswith("onnx::MatMul") and name.endswith("_quantized")))
    found = {"pieces.weight": parts["table"].astype(np.float32) * parts["scale"]}
    found |= {name.removeprefix("model."): parts[name] for name in parts if _plain(name)}
    for name in LINEARS:
        found[f"{name}.weight"] = _matrix(parts, nameless.popleft())
    for layer in range(sum(name.endswith(".out.bias") for name in parts)):
        stem = f"layers.{layer}"
        for name in ("up", "down"):
            whole = f"model.{stem}.{name}"
            found[f"{stem}.{name}.weight"] = (
                _matrix(parts, f"{whole}.linear.weight_Transposed_quantized") * parts[f"{whole}.shrink"]
            )
            found[f"{stem}.{name}.bias"] = parts[f"{whole}.linear.bias"]
        found[f"{stem}.out.weight"] = _matrix(parts, f"model.{stem}.out.weight_Transposed_quantized")
        joint = _matrix(parts, f"joint.{layer}.linear.weight_Transposed_quantized") * parts[f"joint.{layer}.shrink"]
        bias, grow = parts[f"joint.{layer}.linear.bias"], (WIDTH // HEADS) ** 0.5
        for place, (name, factor) in enumerate((("query", grow), ("key", 1.0), ("value", 1.0))):
            own = slice(place * WIDTH, (place + 1) * WIDTH)
            found[f"{stem}.{name}.weight"], found[f"{stem}.{name}.bias"] = joint[own] * factor, bias[own] * factor
    found["relations.weight"], found["relations.bias"] = parts["relation_weight_"], parts["relation_bias_"]
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _plain(name: str) -> bool:
    return name.startswith("model.") and name.endswith((".weight", ".bias")) and ".linear." not in name


def _matrix(parts: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A quantised matrix, as PyTorch keeps it: (outputs, inputs)."""
    scale = parts[name.removesuffix("_quantized") + "_scale"]
    return (parts[name].astype(np.float32) * scale).T


if __name__ == "__main__":
    main()
