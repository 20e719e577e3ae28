"""Edits in terms of statements and expressions: a rule says what to write, not where lines begin."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.hints import Edit
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.bindings import Write
    from perfhint.source.module import Module

COMPOUND = names(
    "for_statement while_statement if_statement try_statement with_statement match_statement function_definition "
    "class_definition decorated_definition"
)


class Editor:
    """Builds edits of one module. Nothing changes until `perfhint.source.apply` gets them."""

    def __init__(self, module: Module) -> None:
        self._module = module

    # ------------------------------------------------------------------------------------------------ expressions

    def replace(self, node: Node, text: str) -> Edit:
        """Write `text` in place of `node`."""
        return Edit(node.start_byte, node.end_byte, text)

    def replace_between(self, first: Node, last: Node, text: str) -> Edit:
        """Write `text` in place of everything from the start of `first` to the end of `last`."""
        return Edit(first.start_byte, last.end_byte, text)

    def operand(self, node: Node) -> str:
        """Source of `node`, in parentheses unless it can stand next to any operator as it is."""
        code = self._module.code(node)
        return code if node.type in _ATOMS else f"({code})"

    # ------------------------------------------------------------------------------------------------- statements

    def owns_lines(self, statement: Node) -> bool:
        """Nothing but white space and a trailing comment shares the lines of `statement`.

        False for `a` in `a; b` and in `if x: a`. Several statements can take the place only of one that owns its lines.
        """
        return self.starts_line(statement) and self._ends_line(statement)

    def replace_statement(self, statement: Node, *lines: str) -> Edit:
        """Write `lines` in place of `statement`, each at its indentation (deeper lines bring their own on top).

        One simple statement fits anywhere; more than one line, or a compound statement, needs `owns_lines`.
        Raises `ValueError` where it does not fit.
        """
        if len(lines) == 1 and not _is_compound(lines[0]):
            return self.replace(statement, lines[0])
        if not self.owns_lines(statement):
            raise ValueError(f"several lines do not fit in the place of line {self._module.line(statement)}")
        indentation = self._module.indentation(statement)
        return self.replace(statement, f"\n{indentation}".join(lines))

    def insert_before(self, statement: Node, *lines: str) -> Edit:
        """Write `lines` before `statement`: on lines of their own where it starts a line, else as `line; statement`.

        In the second case each must be one simple statement. Raises `ValueError` where it does not fit.
        """
        if self.starts_line(statement):
            indentation = self._module.indentation(statement)
            text = "".join(f"{line}\n{indentation}" for line in lines)
        elif any(_is_compound(line) for line in lines) or statement.type in COMPOUND:
            raise ValueError(f"a compound statement does not fit before line {self._module.line(statement)}")
        else:
            text = "".join(f"{line}; " for line in lines)
        return Edit(statement.start_byte, statement.start_byte, text)

    def insert_after(self, statement: Node, *lines: str) -> Edit:
        """Write `lines` after `statement`: on lines of their own where it owns its lines, else as `statement; line`."""
        if self.owns_lines(statement):
            end = self._module.line_end(statement.end_byte)
            indentation = self._module.indentation(statement)
            return Edit(end, end, "".join(f"\n{indentation}{line}" for line in lines))
        if any(_is_compound(line) for line in lines) or statement.type in COMPOUND:
            raise ValueError(f"a compound statement does not fit after line {self._module.line(statement)}")
        return Edit(statement.end_byte, statement.end_byte, "".join(f"; {line}" for line in lines))

    def delete(self, statement: Node) -> Edit:
        """Remove `statement`; `pass` takes its place where it is alone in its block. A comment beside it stays."""
        module = self._module
        block = module.parent(statement)
        if block is not None and block.type == "block" and len(module.statements(block)) == 1:
            return self.replace(statement, "pass")
        start, end = statement.start_byte, statement.end_byte
        line_start, line_end = module.line_start(start), module.line_end(end)
        before, after = module.data[line_start:start], module.data[end:line_end]
        if not before.strip():
            if not after.strip():
                return Edit(line_start, min(line_end + 1, len(module.data)), "")
            if after.lstrip().startswith(b"#"):
                return Edit(start, end + len(after) - len(after.lstrip()), "")
            if after.lstrip().startswith(b";"):  # "a; b": keep b
                rest = after.lstrip()[1:]
                return Edit(start, line_end - len(rest.lstrip()), "")
        following = after.lstrip()
        if following.startswith(b";"):  # "x; a; b" or "if x: a; b"
            rest = following[1:]
            return Edit(start, line_end - len(rest.lstrip()), "")
        separator = before.rstrip()
        if separator.endswith(b";"):  # "x; a"
            return Edit(line_start + len(separator) - 1, end, "")
        return self.replace(statement, "pass")

    def indented(self, start: int, end: int, by: str) -> str:
        """The text from offset `start`, which begins a line, to `end`, with every line moved right by `by`.

        Lines that begin inside a string literal are left as they are, and so are empty ones.
        """
        module = self._module
        fixed = self._lines_inside_strings(start, end)
        row = module.data.count(b"\n", 0, start)
        lines = module.data[start:end].decode("utf-8", "surrogatepass").split("\n")
        return "\n".join(
            line if number in fixed or not line.strip() else by + line for number, line in enumerate(lines, row)
        )

    def start_with_comments(self, statement: Node) -> int:
        """Where the line of `statement` starts, or the first of the comment lines right above it at its indentation.

        Comments that open the file are not counted: they belong to the file.
        """
        data, indentation = self._module.data, self._module.indentation(statement).encode()
        start = line = self._module.line_start(statement.start_byte)
        while line > 0:
            line = self._module.line_start(line - 1)
            if not data.startswith(indentation + b"#", line):
                return start
            start = line
        return self._module.line_start(statement.start_byte)

    # ---------------------------------------------------------------------------------------------------- imports

    def imported(self, package: str, name: str, at: Node) -> tuple[str, list[Edit]]:
        """How code at `at` may call `package.name`, and the edits that import it if it is not yet.

        ("deque", []) where `from collections import deque` stands at the top of the module, ("collections.deque", [])
        where `import collections` does; else an import is added before the first one of the module. In an import that
        nothing has used so far nothing is inserted, so that edits that take it out do not go together with these.
        """
        module = self._module
        scopes = module.scopes
        scope = scopes.scope(at)
        path = f"{package}.{name}"
        for write in [*self._imports.get(path, ()), *self._imports.get(package, ())]:
            if write.at <= self._top_level(at).start_byte and scopes.lookup(write.name, scope) is scopes.binding(
                write.node
            ):
                return (write.name if write.qualified == path else f"{write.name}.{name}"), self._kept(write)
        if name in self._bound_names or name in scopes.unbound:
            alias = scopes.fresh_name(f"{package.replace('.', '_')}_{name}", module.root)
            return alias, [self._insert_import(f"from {package} import {name} as {alias}")]
        return name, [self._insert_import(f"from {package} import {name}")]

    def _kept(self, write: Write) -> list[Edit]:
        """Nothing, inside a name that is imported and not used."""
        binding = self._module.scopes.binding(write.node)
        middle = write.node.start_byte + 1
        return [Edit(middle, middle, "")] if binding is not None and not binding.reads else []

    @cached_property
    def _imports(self) -> dict[str, list[Write]]:
        """Unconditional imports at module level of names that are bound by nothing else, by what they import."""
        scopes = self._module.scopes
        found: dict[str, list[Write]] = {}
        for binding in scopes.module.bindings.values():
            write = scopes.only_write(binding)
            if write is not None and write.qualified is not None and self._is_top_level(write.origin):
                found.setdefault(write.qualified, []).append(write)
        return found

    @cached_property
    def _bound_names(self) -> set[str]:
        return {name for scope in self._module.scopes.all for name in scope.bindings}

    def _insert_import(self, line: str) -> Edit:
        """Before the first statement of the module but its docstring and future imports: all code sees it."""
        place = self._import_place
        if place is None:
            end = len(self._module.data)
            return Edit(end, end, f"{line}\n")
        if not self.starts_line(place):
            return Edit(place.start_byte, place.start_byte, f"{line}; ")
        start = self.start_with_comments(place)
        blank_lines = 0 if place.type.startswith("import") else 2 if place.type.endswith("definition") else 1
        return Edit(start, start, line + "\n" * (1 + blank_lines))

    @cached_property
    def _import_place(self) -> Node | None:
        statements = self._module.statements(self._module.root)
        return next((statement for statement in statements if not _is_prologue(statement)), None)

    def _is_top_level(self, statement: Node) -> bool:
        parent = self._module.parent(statement)
        return parent is not None and parent.type == "module"

    def _top_level(self, node: Node) -> Node:
        for ancestor in self._module.ancestors(node):
            if ancestor.type == "module":
                return node
            node = ancestor
        return node

    # ------------------------------------------------------------------------------------------------------ lines

    def starts_line(self, statement: Node) -> bool:
        """Only white space stands before `statement` on its line."""
        data, start = self._module.data, statement.start_byte
        return not data[self._module.line_start(start) : start].strip()

    def _ends_line(self, statement: Node) -> bool:
        end = statement.end_byte
        rest = self._module.data[end : self._module.line_end(end)].strip()
        return not rest or rest.startswith(b"#")

    def _lines_inside_strings(self, start: int, end: int) -> set[int]:
        """0-based rows between the offsets that begin inside a string literal."""
        rows: set[int] = set()
        for string in self._module.walk(self._module.root, "string"):
            if start <= string.start_byte < end:
                rows.update(range(string.start_point.row + 1, string.end_point.row + 1))
        return rows


_ATOMS = names(
    "identifier integer float string concatenated_string true false none ellipsis call attribute subscript list "
    "tuple set dictionary list_comprehension set_comprehension dictionary_comprehension generator_expression "
    "parenthesized_expression"
)


def _is_compound(line: str) -> bool:
    return "\n" in line or line.startswith((" ", "\t", "@")) or line.rstrip().endswith(":")


def _is_prologue(statement: Node) -> bool:
    """A docstring or a future import."""
    if statement.type == "future_import_statement":
        return True
    children = statement.named_children
    return statement.type == "expression_statement" and len(children) == 1 and children[0].type == "string"
