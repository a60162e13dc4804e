"""The trained network as a function from numbers to numbers; the one file that knows ONNX Runtime."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


class Graph(Protocol):
    """A network ready to run."""

    def run(self, output_names: Sequence[str], input_feed: Mapping[str, NDArray[np.int64]], /) -> list[FloatArray]:
        """The named outputs for these inputs."""
        ...

    def get_modelmeta(self) -> _Metadata:
        """What the file says of itself."""
        ...


class _Metadata(Protocol):
    custom_metadata_map: dict[str, str]


class _Options(Protocol):
    intra_op_num_threads: int
    inter_op_num_threads: int
    log_severity_level: int
    graph_optimization_level: object
    add_session_config_entry: Callable[[str, str], None]


class _Levels(Protocol):
    ORT_ENABLE_BASIC: object


class _Runtime(Protocol):
    """What we use of ONNX Runtime, which has no types of its own."""

    GraphOptimizationLevel: _Levels
    SessionOptions: Callable[[], _Options]
    InferenceSession: Callable[..., Graph]


def load(content: bytes, *, threads: int) -> Graph | None:
    """
    The network of an ONNX file; None if it is damaged.

    Args:
        content: The file's bytes. Fusions are in the file already (``training/export.py``), so none are looked for.
        threads: Processor threads for one pass; they wait without spinning.
    """
    runtime = cast("_Runtime", onnxruntime)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return runtime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception:  # noqa: BLE001  (ONNX Runtime raises a subclass of Exception of its own for each kind of damage)
        return None


def metadata(graph: Graph, name: str) -> str | None:
    """An entry of the file's metadata."""
    return graph.get_modelmeta().custom_metadata_map.get(name)
