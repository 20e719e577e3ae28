"""Outcomes as expressions, with names in place of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.loops._certain import is_always_evaluated
from perfhint.rules.loops._item_outcomes import Added, Choice, Extreme, Outcome, shift_of

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Module, Node
    from perfhint.rules.loops._affine import Sum
    from perfhint.rules.loops._item_loop import ItemLoop

_NAMES = ("x", "y", "z", "u", "v", "w")
_LOOSE = frozenset({"named_expression", "conditional_expression"})
"""Tests that need parentheses before `else`."""


class Speller:
    """Writes outcomes with names in place of items."""

    def __init__(self, module: Module, read: ItemLoop, outcome: Outcome) -> None:
        self._module = module
        self._read = read
        words = [module.code(name) for name in module.walk(read.loop, "identifier")]
        self._free = [name for name in _NAMES if name not in words]
        self._spelt: set[Binding] = set()
        self._outcome = outcome
        self.lists: list[tuple[Node, Sum, str]] = []
        self.uses_index = False

    def value(self, outcome: Outcome) -> str | None:
        """The outcome as an expression; it may only be asked for in the order of evaluation."""
        match outcome:
            case None:
                return self._own()
            case Added(sign, value):
                own, added = self._own(), self._code(value, operand=True)
                return None if own is None or added is None else f"{own} {sign} {added}"
            case Extreme():
                return self._extreme(outcome)
            case Choice():
                return self._choice(outcome)
        return self._code(outcome)

    def _choice(self, choice: Choice) -> str | None:
        compared = self._compared_value(choice)
        if compared is not None:
            return compared
        condition = self._code(choice.test)
        known = self._spelt.copy()
        then = self.value(choice.then)
        self._spelt = known
        other = self.value(choice.other)
        if condition is None or then is None or other is None:
            return None
        if self._module.unwrap(choice.test).type in _LOOSE:
            condition = f"({condition})"
        then = f"({then})" if isinstance(choice.then, (Choice, Extreme)) else then
        return f"{then} if {condition} else {other}"

    def _compared_value(self, choice: Choice) -> str | None:
        """`t if (t := value) > x else x` where the test compares with the value that is then taken."""
        module, test, then = self._module, self._module.unwrap(choice.test), choice.then
        if test.type != "comparison_operator" or len(test.children) != 3 or isinstance(then, (Choice, Extreme, Added)):
            return None
        if then is None or then.type not in ("binary_operator", "call"):
            return None
        sides = [module.unwrap(test.children[0]), module.unwrap(test.children[2])]
        same = [module.code(side) == module.code(then) for side in sides]
        if not any(same):
            return None
        codes = [self._code(side, operand=True) for side in sides]
        other = self.value(choice.other)
        if None in codes or other is None:
            return None
        name = module.scopes.fresh_name("candidate", self._read.loop)
        value = self._code(then)
        codes[same.index(True)] = f"({name} := {value})"
        return f"{name} if {codes[0]} {test.children[1].type} {codes[1]} else {other}"

    def _extreme(self, extreme: Extreme) -> str | None:
        """`second if second > first else first`, each evaluated once, the second one before the first."""
        spelt: list[tuple[str, str]] = []
        for outcome, base in ((extreme.second, "candidate"), (extreme.first, "other")):
            code = self.value(outcome)
            if code is None:
                return None
            name = (
                code
                if code.isidentifier() or code.isdecimal()
                else self._module.scopes.fresh_name(base, self._read.loop)
            )
            spelt.append((name, code if name == code else f"({name} := {code})"))
        (second, tested), (first, compared) = spelt
        return f"{second} if {tested} {extreme.sign} {compared} else {first}"

    def _own(self) -> str | None:
        first = self._read.first
        return self._item(self._read.target, self._read.shift) if first is None else self._code(first)

    def _item(self, holder: Node, shift: Sum) -> str | None:
        code = self._module.code(holder)
        for known, its_shift, name in self.lists:
            if self._module.code(known) == code and its_shift == shift:
                return name
        if not self._free:
            return None
        name = self._free.pop(0)
        self.lists.append((holder, shift, name))
        return name

    def _code(self, node: Node, *, operand: bool = False) -> str | None:
        """The code of an expression with names for its items, and values for names given to them."""
        module = self._module
        node = module.unwrap(node)
        parts: list[str] = []
        start = node.start_byte
        for inner, text in self._replacements(node):
            if text is None:
                return None
            parts += [module.data[start : inner.start_byte].decode(), text]
            start = inner.end_byte
        code = "".join([*parts, module.data[start : node.end_byte].decode()])
        if "\n" in code:
            return None
        return f"({code})" if operand and module.edit.operand(node) != module.code(node) else code

    def _replacements(self, node: Node) -> list[tuple[Node, str | None]]:
        """Nodes in `node` with what takes their place, in text order."""
        module, read = self._module, self._read
        found: list[tuple[Node, str | None]] = []
        stack = [node]
        while stack:
            inner = stack.pop()
            shift = shift_of(module, inner, read.counter) if inner.type == "subscript" else None
            binding = module.scopes.binding(inner) if inner.type == "identifier" else None
            if shift is not None:
                holder = inner.named_children[0]
                own = shift == read.shift and module.code(holder) == module.code(read.target)
                found.append((inner, self._own() if own else self._item(holder, shift)))
            elif binding is not None and binding in read.named:
                found.append((inner, self._named(binding, inner, node)))
            else:
                self.uses_index = self.uses_index or binding is read.counter
                stack.extend(reversed(inner.named_children))
        return found

    def _named(self, binding: Binding, place: Node, part: Node) -> str | None:
        """A value the first time, where it gets its name; the name from then on."""
        module, value = self._module, self._read.named[binding]
        if shift_of(module, value, self._read.counter) is not None:
            return self._code(value)
        if binding in self._spelt:
            return binding.name
        if not is_always_evaluated(module, part, place):
            return None
        self._spelt.add(binding)
        code = self._code(value)
        return None if code is None else f"({binding.name} := {code})"
