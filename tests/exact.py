"""
The encoder's network once more, in plain NumPy: whole numbers as int64, all else in float64.

A result is rounded where the graph says its type is float32, and nowhere else, so no kernel, no order of adding and no
fused product of a processor has a part in it.
"""

import numpy as np
import onnx
from onnx import numpy_helper

TYPES = {1: np.float32, 6: np.int32, 7: np.int64, 11: np.float64}


class Network:
    """Stands in for ONNX Runtime's session: the same two methods."""

    def __init__(self, path):
        self.model = onnx.load(str(path))
        self.constants = {one.name: numpy_helper.to_array(one) for one in self.model.graph.initializer}
        self.steps = list(self.model.graph.node)
        self.attributes = [
            {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute} for node in self.steps
        ]
        for node in self.steps:  # once, and not at each product
            if node.op_type in {"DynamicQuantizeMatMul", "MatMulIntegerToFloat"}:
                self.constants[node.input[1]] = self.constants[node.input[1]].astype(np.float64)

    def get_modelmeta(self):
        entries = {one.key: one.value for one in self.model.metadata_props}
        return type("Metadata", (), {"custom_metadata_map": entries})()

    def run(self, wanted, given):
        values = {"": None, **self.constants, **given}
        for node, attributes in zip(self.steps, self.attributes, strict=True):
            made = OPERATORS[node.op_type](attributes, *(values[name] for name in node.input))
            values |= zip(node.output, made if isinstance(made, tuple) else (made,), strict=True)
        return [values[name] for name in wanted]


def rounded(result, like):
    """A float64 result, rounded once where its operands were float32."""
    return result.astype(np.float32) if like.dtype == np.float32 else result


def wide(*values):
    return tuple(np.asarray(value).astype(np.float64) if np.asarray(value).dtype.kind == "f" else value
                 for value in values)  # fmt: skip


def exact(most, *given):
    """Whoever adds in float32 adds whole numbers, so few that no order of adding rounds."""
    if given[0].dtype == np.float32:
        assert all((part == np.round(part)).all() for part in given)
        assert most.max(initial=0) < 2**24


def plain(function):
    return lambda _, *given: rounded(function(*wide(*given)), given[0])


def quantised(_, x):
    low, high = min(float(x.min()), 0.0), max(float(x.max()), 0.0)
    scale = np.float32(np.float32(np.float32(high) - np.float32(low)) / np.float32(255))
    zero = np.clip(np.round(np.float32(0 - np.float32(low) / scale)), 0, 255).astype(np.uint8)
    steps = np.round((x / scale).astype(np.float32)) + float(zero)
    return np.clip(steps, 0, 255).astype(np.uint8), np.asarray(scale), np.asarray(zero)


def product(steps, weights, scale, weight_scale, zero, bias):
    whole = (steps.astype(np.float64) - int(zero)) @ weights  # whole numbers below 2**53: exact
    assert abs(whole).max(initial=0) < 2**31
    factor = (np.float64(scale) * weight_scale.astype(np.float64)).astype(np.float32)
    result = (whole.astype(np.float32).astype(np.float64) * factor.astype(np.float64)).astype(np.float32)
    return result if bias is None else (result.astype(np.float64) + bias).astype(np.float32)


def dynamic(_, x, weights, weight_scale, _zero, bias=None):
    steps, scale, zero = quantised(None, x)
    return product(steps, weights, scale, weight_scale, zero, bias)


def to_float(_, steps, weights, scale, weight_scale, zero, _weight_zero, bias=None):
    return product(steps, weights, scale, weight_scale, zero, bias)


def matrices(attributes, left, right):
    a, b = wide(left, right)
    assert not attributes.get("transA")
    assert not attributes.get("transBatchA")
    if attributes.get("transBatchB"):
        b = np.moveaxis(b, 0, -2)
    if attributes.get("transB"):
        b = np.swapaxes(b, -1, -2)
    exact(np.abs(a) @ np.abs(b), left, right)
    return rounded(a @ b * attributes.get("alpha", 1.0), left)


def reduced(function):
    def run(attributes, x, axes=None):
        over = attributes.get("axes") if axes is None else axes.tolist()
        if function is not np.max:
            exact(np.abs(x).astype(np.float64).sum(axis=tuple(over)), x)
        return rounded(function(wide(x)[0], axis=tuple(over), keepdims=bool(attributes.get("keepdims", 1))), x)

    return run


def reshaped(_, x, shape):
    return x.reshape([x.shape[place] if size == 0 else size for place, size in enumerate(shape.tolist())])


def split(attributes, x, sizes=None):
    count = attributes.get("num_outputs") or len(sizes)
    bounds = np.cumsum(sizes)[:-1] if sizes is not None else count
    return tuple(np.split(x, bounds, axis=attributes.get("axis", 0)))


def sliced(_, x, starts, ends, axes=None, steps=None):
    cut = [slice(None)] * x.ndim
    over = range(len(starts)) if axes is None else axes.tolist()
    for place, axis in enumerate(over):
        cut[axis] = slice(int(starts[place]), int(ends[place]), None if steps is None else int(steps[place]))
    return x[tuple(cut)]


OPERATORS = {
    "Add": plain(np.add), "Sub": plain(np.subtract), "Mul": plain(np.multiply), "Div": plain(np.divide),
    "Sqrt": plain(np.sqrt), "Round": plain(np.round), "Abs": plain(np.abs),
    "Relu": plain(lambda x: np.maximum(x, 0)), "Clip": plain(np.clip), "Identity": lambda _, x: x,
    "HardSigmoid": lambda a, x: np.clip(
        (np.float32(a["alpha"]) * x + np.float32(a["beta"])).astype(np.float32), 0, 1
    ),
    "MatMul": matrices, "FusedMatMul": matrices, "DynamicQuantizeLinear": quantised,
    "DynamicQuantizeMatMul": dynamic, "MatMulIntegerToFloat": to_float,
    "ReduceMean": reduced(np.mean), "ReduceSum": reduced(np.sum), "ReduceMax": reduced(np.max),
    "Cast": lambda a, x: x.astype(TYPES[a["to"]]), "Reshape": reshaped, "Split": split, "Slice": sliced,
    "Transpose": lambda a, x: x.transpose(a.get("perm")), "Shape": lambda _, x: np.array(x.shape, np.int64),
    "Gather": lambda a, x, at: np.take(x, at, axis=a.get("axis", 0)),
    "Concat": lambda a, *parts: np.concatenate(parts, axis=a["axis"]),
    "Squeeze": lambda _, x, axes: np.squeeze(x, tuple(axes.tolist())),
    "Unsqueeze": lambda _, x, axes: np.expand_dims(x, tuple(axes.tolist())),
}  # fmt: skip
