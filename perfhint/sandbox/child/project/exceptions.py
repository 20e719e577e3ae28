"""Nodes for exceptions: type, arguments, what they were raised from, attributes with notes, and members of groups."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking = load("looking")

CAUSE = vars(BaseException)["__cause__"].__get__
OTHERWISE_TOLD = frozenset({"args", "obj", "__dict__"})
"""`obj` is set by the interpreter, to whatever lacks the attribute."""


def _exception(into: "Any", value: "Any") -> "Node":
    kind = type(value)
    found: "Node" = {"kind": "exception", "type": _looking.name_of(kind), "mutable": True}
    found["items"] = into.sequence(list(vars(BaseException)["args"].__get__(value)))
    fields = {}
    for ancestor in _looking.ANCESTORS(kind):
        if _looking.MODULE(ancestor) == "builtins" and ancestor not in (BaseException, Exception, object):
            for name, member in _looking.MEMBERS(ancestor).items():
                if type(member) in _looking.C_DESCRIPTORS and name not in OTHERWISE_TOLD and name[:2] != "__":
                    fields[name] = _content(member, value)
        elif ancestor is not object and ancestor is not BaseException and _looking.adds_storage(ancestor):
            return {"kind": "unknown", "type": found["type"], "note": "its class is written in C"}
    fields = {name: content for name, content in fields.items() if content is not None}
    fields.update(_looking.state_of(value))
    cause = CAUSE(value)
    if cause is not None:
        fields["__cause__"] = cause
    if fields:
        found["fields"] = into.fields(fields)
    return found


def _content(member: "Any", value: "Any") -> "Any":
    try:
        return member.__get__(value)
    except AttributeError:
        return None


HANDLERS = {"BaseException": _exception}
