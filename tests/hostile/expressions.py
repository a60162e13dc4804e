"""Every regular expression of the package, and texts made to keep each of them busy."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre
from re import _parser as parser
from typing import NamedTuple

import sayso
from tests.hostile.processor import TooLongError, budget

PACKAGE = Path(sayso.__file__).parent
SEARCHING = ("search", "sub", "subn", "finditer", "findall", "split")
ANCHORED = ("match", "fullmatch")
AT_DEFINITION = " compiled"
"""Marks one known by ``re.compile`` alone, which matters only where no name holds it."""
LONG = 60
"""A repetition of more is as good as endless."""
PUMPS = (
    *" aA0\n\t<>&\"'([{.,:;/-=?!#_é“”’",
    *("a ", "A ", "1 ", "1,", "a.", "A.", "a,", "a-", "a@", "a/", "//", "\r\n", "\n\n", " \n", "<a ", "<a>", "</a>"),
    *("Ab ", "a b", "A. ", "1-", "1:", "x='y' ", "<!--", "<?a?>", "&a;", '"a" ', "(a) ", "\\", "--", "—", "http://"),
)
"""What news is full of, each again and again."""
ENDS = ("", "\n\x00")


class Expression(NamedTuple):
    """A pattern, where it stands, and how it is applied."""

    name: str
    pattern: re.Pattern
    ways: tuple[str, ...]


def modules():
    """Every module of the package, imported."""
    names = (one.name for one in pkgutil.walk_packages([str(PACKAGE)], "sayso."))
    return [importlib.import_module(name) for name in names if "migrations" not in name and name != "sayso.__main__"]


def every() -> list[Expression]:
    """All of them, none twice."""
    found: dict[tuple[object, int], Expression] = {}
    loaded = modules()
    uses = _uses(loaded)
    for module in loaded:
        for expression in (*_held(module, uses), *_inline(module)):
            key = (expression.pattern.pattern, expression.pattern.flags)
            known = found.get(key, expression)
            if known is not expression and expression.name.endswith(AT_DEFINITION):
                continue
            ways = tuple(dict.fromkeys((*known.ways, *expression.ways)))
            found[key] = Expression(known.name, expression.pattern, ways)
    return list(found.values())


def _tree(module) -> ast.Module:
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def _uses(loaded) -> dict[tuple[str, str], set[str]]:
    """How each constant of a module is used: the ways it is applied, and ``handed`` where it goes on."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in loaded:
        tree = _tree(module)
        homes = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names
        }  # fmt: skip
        above = {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id.isupper():
                home, _, name = homes.get(node.id, f"{module.__name__}.{node.id}").rpartition(".")
            elif isinstance(node, ast.Attribute) and node.attr.isupper() and isinstance(node.value, ast.Name):
                home, name = homes.get(node.value.id, ""), node.attr
            else:
                continue
            if isinstance(node.ctx, ast.Load):
                way = getattr(above[node], "attr", "")
                found.setdefault((home, name), set()).add(way if way in (*SEARCHING, *ANCHORED) else "handed")
    return found


def _held(module, uses) -> Iterator[Expression]:
    """Those the module's names hold, also inside tables and in closures of functions."""
    for name, value in sorted(vars(module).items()):
        known = uses.get((module.__name__, name), {"handed"})
        ways = ("search", *ANCHORED) if "handed" in known or not isinstance(value, re.Pattern) else sorted(known)
        for place, pattern in enumerate(_patterns(value, set())):
            yield Expression(f"{module.__name__}.{name}" + (f"[{place}]" if place else ""), pattern, _kinds(ways))


def _kinds(ways) -> tuple[str, ...]:
    return tuple(dict.fromkeys("search" if way in SEARCHING else way for way in ways))


def _patterns(value, seen) -> Iterator[re.Pattern]:  # noqa: C901 - a kind of holder a branch
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict) and len(value) < 2_000:
        for one in (*value.keys(), *value.values()):
            yield from _patterns(one, seen)
    elif isinstance(value, (list, tuple, set, frozenset)) and len(value) < 2_000:
        for one in value:
            yield from _patterns(one, seen)
    elif hasattr(value, "__struct_fields__") and not isinstance(value, type):
        for field in value.__struct_fields__:
            yield from _patterns(getattr(value, field), seen)
    elif hasattr(value, "__closure__"):
        for cell in value.__closure__ or ():
            yield from _patterns(cell.cell_contents, seen)


def _inline(module) -> Iterator[Expression]:
    """Those written where they are used: ``re.match(r"...", text)``, ``re.compile`` within a function."""
    for node in ast.walk(_tree(module)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
            continue
        way, written = node.func.attr, node.args[0]
        if way in (*SEARCHING, *ANCHORED, "compile") and isinstance(written, ast.Constant):
            given = [word.value for word in node.keywords if word.arg == "flags"]
            given += node.args[FLAGS.get(way, 2) :][:1]
            pattern = re.compile(written.value, _flags(given[0]) if given else 0)
            ways = ("search", *ANCHORED) if way == "compile" else (way,)
            place = AT_DEFINITION if way == "compile" else ""
            yield Expression(f"{module.__name__}:{node.lineno}{place}", pattern, _kinds(ways))


FLAGS = {"compile": 1, "split": 3, "sub": 4, "subn": 4}
"""Which argument holds the flags; the third mostly."""


def _flags(node) -> int:
    return eval(compile(ast.Expression(node), "", "eval"), {"re": re})


# Texts


def attacks(expression: Expression) -> list[tuple[str, str, str]]:
    """Head, pump and end of texts: what the expression repeats is to be repeated, behind what leads there."""
    written, flags = expression.pattern.pattern, expression.pattern.flags
    if isinstance(written, bytes):
        written = written.decode("latin-1")
    heads = [("", pump) for pump in PUMPS]
    for head, pumps in _loops(list(parser.parse(written, flags & ~re.UNICODE)), ""):
        heads += [(head, pump) for pump in pumps]
    return [(head, pump, end) for head, pump in dict.fromkeys(heads) if pump for end in ENDS]


def text(attack: tuple[str, str, str], size: int, *, binary: bool) -> str | bytes:
    """An attack of about ``size`` characters."""
    head, pump, end = attack
    whole = head + pump * (size // len(pump)) + end
    return whole.encode("latin-1", "replace") if binary else whole


def _loops(items, head) -> Iterator[tuple[str, list[str]]]:
    """Every endless repetition with an example of what comes before it, and what may be repeated."""
    for place, (code, value) in enumerate(items):
        if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, high, inner = value
            if high > LONG:
                after = _examples(items[place + 1 : place + 2])
                yield head, [*_examples(list(inner)), *(one for one in after if one)]
            yield from _loops(list(inner), head)
        elif code is sre.SUBPATTERN:
            yield from _loops(list(value[3]), head)
        elif code is sre.ATOMIC_GROUP:
            yield from _loops(list(value), head)
        elif code is sre.BRANCH:
            for branch in value[1]:
                yield from _loops(list(branch), head)
        elif code in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _loops(list(value[1]), head)
        head += (_examples([(code, value)]) or [""])[0]


def _examples(items, most: int = 6) -> list[str]:
    """A few texts that the items match."""
    found = [""]
    for code, value in items:
        parts = _one(code, value)
        found = [head + part for head in found for part in parts][:most]
    return list(dict.fromkeys(found))[:most]


def _one(code, value) -> list[str]:
    if code is sre.LITERAL:
        return [chr(value)]
    if code is sre.NOT_LITERAL:
        return [one for one in ("a", " ", "<") if ord(one) != value]
    if code is sre.ANY:
        return ["a", " "]
    if code is sre.IN:
        return _members(value)
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, _, inner = value
        return [one * max(low, 1) for one in _examples(list(inner), 3)]
    if code is sre.SUBPATTERN:
        return _examples(list(value[3])) or [""]
    if code is sre.ATOMIC_GROUP:
        return _examples(list(value)) or [""]
    if code is sre.BRANCH:
        return [one for branch in value[1] for one in _examples(list(branch), 2)][:6] or [""]
    return [""]


PROBES = "a1A .,-\n\t<>()\"'/:;=&é_@#“’"


def _members(items) -> list[str]:
    """Some characters of a class."""
    inside = [mark for mark in PROBES if _is_in(mark, items)]
    if not inside:
        inside = [chr(value) if code is sre.LITERAL else chr(value[0]) for code, value in items
                  if code in (sre.LITERAL, sre.RANGE)]  # fmt: skip
    return inside[:4] or ["a"]


CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdigit, sre.CATEGORY_NOT_DIGIT: lambda mark: not mark.isdigit(),
    sre.CATEGORY_SPACE: str.isspace, sre.CATEGORY_NOT_SPACE: lambda mark: not mark.isspace(),
    sre.CATEGORY_WORD: lambda mark: mark.isalnum() or mark == "_",
    sre.CATEGORY_NOT_WORD: lambda mark: not (mark.isalnum() or mark == "_"),
}  # fmt: skip


def _is_in(mark, items) -> bool:
    turned, inside = False, False
    for code, value in items:
        if code is sre.NEGATE:
            turned = True
        elif code is sre.LITERAL:
            inside |= ord(mark) == value
        elif code is sre.RANGE:
            inside |= value[0] <= ord(mark) <= value[1]
        elif code is sre.CATEGORY:
            inside |= CATEGORIES[value](mark)
    return inside != turned


# Cost

SMALL, LARGE = 5_000, 100_000
SUSPECT_S = 0.004
"""Processor time for a text of ``SMALL``: one linear in it takes a tenth of that. More is only looked at again."""
STOP_S = 1.0
"""For one of ``LARGE``: a linear expression takes some milliseconds, a quadratic one a minute."""


def worst(expression: Expression, way: str):
    """An attack that keeps the expression busy beyond all measure; None where there is none among the attacks."""
    run = getattr(expression.pattern, way)
    if way == "search":  # as ``sub`` and ``finditer``: every match, to the end
        run = lambda text: sum(1 for _ in expression.pattern.finditer(text))  # noqa: E731 - as short as it can be
    binary = isinstance(expression.pattern.pattern, bytes)
    for attack in attacks(expression):
        short = text(attack, SMALL, binary=binary)
        try:
            began = time.process_time()
            with budget(STOP_S):
                run(short)
            if time.process_time() - began < SUSPECT_S:
                continue
            long = text(attack, LARGE, binary=binary)
            with budget(STOP_S):
                run(long)
        except TooLongError:
            return attack
    return None
