"""Small changes to a module of the program, each of which a test should notice.

What is changed is mutmut's list (numbers, strings, arguments, operators, assignments), and what decides here
besides it: elements of tables, statements, conditions. Unlike mutmut itself, the tables of a module and what
is decorated are changed too. Annotations and decorators are not, nor is the case of what has none (SQL).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast

import libcst as cst
import libcst.matchers as m
from mutmut.mutation.mutators import mutation_operators

_ONLY_FOR_READERS = m.OneOf(
    m.Annotation(),
    m.Decorator(),
    m.Import(),
    m.ImportFrom(),
    m.If(test=m.Name("TYPE_CHECKING")),
    m.Assign(value=m.Call(func=m.Name("TypeVar"))),
)

_SQL = re.compile(r"\b(SELECT|UPDATE|WHERE|AND|ORDER BY|RETURNING|ROLLBACK|COMMIT|BEGIN)\b")


class Mutant(NamedTuple):
    """One change. ``place`` is the function or class that holds it, with its classes (empty: the module),
    ``line`` counts from 1; ``was`` and ``now`` are the lines that differ, without their indentation.
    """

    place: str
    line: int
    was: str
    now: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a person names it by: it holds while other lines come and go."""
        return self.place, self.was, self.now


def mutants_of(source: str) -> list[Mutant]:
    """All changes of one module, each once, in the order of the lines."""
    module = cst.parse_module(source)
    pieces = [module.code_for_node(statement) for statement in module.body]
    head, _, tail = source.partition("".join(pieces))
    found: dict[str, Mutant] = {}
    for index, statement in enumerate(module.body):
        collector = _Collector()
        statement.visit(collector)
        for place, node, changed in collector.changes:
            piece = module.code_for_node(cast("cst.CSTNode", statement.deep_replace(node, changed)))
            code = "".join((head, *pieces[:index], piece, *pieces[index + 1 :], tail))
            if code not in found and code != source and _compiles(code):
                found[code] = Mutant(place, *_difference(source, code), code)
    return sorted(found.values(), key=lambda mutant: mutant.line)


class _Collector(cst.CSTVisitor):
    """Pairs of a node and what may stand in its place, with where it is."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[tuple[str, cst.CSTNode, cst.CSTNode]] = []
        self._places: list[str] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if m.matches(node, _ONLY_FOR_READERS):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self._places.append(node.name.value)
        place = ".".join(self._places)
        self.changes += [(place, node, changed) for changed in _changes_of(node)]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self._places.pop()


def _changes_of(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, change in (*mutation_operators, *_MORE_OPERATORS):
        if isinstance(node, kind):
            yield from (changed for changed in change(node) if not _is_same_sql(node, changed))


def _is_same_sql(node: cst.CSTNode, changed: cst.CSTNode) -> bool:
    """Whether nothing but the case of keywords and columns was changed; a value in quotes has one."""
    if not (isinstance(node, cst.SimpleString) and isinstance(changed, cst.SimpleString)):
        return False
    return bool(_SQL.search(node.value)) and _folded(node.value) == _folded(changed.value)


def _folded(sql: str) -> str:
    parts = sql[1:-1].split("'")
    return "'".join(part if index % 2 else part.lower() for index, part in enumerate(parts))


def _without_an_element(display: cst.Set | cst.List | cst.Tuple | cst.Dict) -> Iterator[cst.CSTNode]:
    """A table that lacks one of its entries. One that would be empty is left: ``{}`` is no set."""
    if len(display.elements) > 1:
        for index in range(len(display.elements)):
            rest = [*display.elements[:index], *display.elements[index + 1 :]]
            if isinstance(display, cst.Tuple) and len(rest) == 1:
                rest = [rest[0].with_changes(comma=cst.Comma())]
            yield display.with_changes(elements=rest)


def _left_out(statement: cst.SimpleStatementLine) -> Iterator[cst.CSTNode]:
    """A call for its effect that is not made."""
    if m.matches(statement, m.SimpleStatementLine(body=[m.Expr(m.Call() | m.Await())])):
        yield statement.with_changes(body=[cst.Pass()])


def _never_and_always(choice: cst.If | cst.CompIf) -> Iterator[cst.CSTNode]:
    """A condition that is decided beforehand, as mutmut does it for ``a if b else c``."""
    asked = choice.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    for operator, answer in ((cst.And(), "False"), (cst.Or(), "True")):
        decided = cst.BooleanOperation(left=asked, operator=operator, right=cst.Name(answer))
        space = cst.SimpleWhitespace(" ")
        yield choice.with_changes(test=decided, whitespace_before_test=space)


_MORE_OPERATORS: Sequence[tuple[Any, Callable[[Any], Iterable[cst.CSTNode]]]] = (
    (cst.Set | cst.List | cst.Tuple | cst.Dict, _without_an_element),
    (cst.SimpleStatementLine, _left_out),
    (cst.If | cst.CompIf, _never_and_always),
)


def _compiles(code: str) -> bool:
    try:
        compile(code, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _difference(before: str, after: str) -> tuple[int, str, str]:
    """Line number, the lines that were there and those that are now, each joined by a blank."""
    old, new = before.splitlines(), after.splitlines()
    shorter = min(len(old), len(new))
    first = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    most = shorter - first
    same = next((index for index in range(most) if old[-1 - index] != new[-1 - index]), most)
    return first + 1, _joined(old[first : len(old) - same]), _joined(new[first : len(new) - same])


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines)
