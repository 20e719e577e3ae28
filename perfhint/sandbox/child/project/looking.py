"""What can be known of an object without running any code of the program's: types, state and where things are defined.

Attributes may lie, raise or compute. Here everything is read through the descriptors of `type`, `object` and the
interpreter's own classes, which no class or metaclass can replace.
"""

import struct
import sys
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Tuple

MODULE, QUALNAME, ANCESTORS, BASE, MEMBERS, FLAGS, SIZE, ITEM_SIZE, DICT_AT, WEAK_AT = (
    vars(type)[name].__get__
    for name in (
        "__module__",
        "__qualname__",
        "__mro__",
        "__base__",
        "__dict__",
        "__flags__",
        "__basicsize__",
        "__itemsize__",
        "__dictoffset__",
        "__weakrefoffset__",
    )
)
GLOBALS = vars(types.ModuleType)["__dict__"].__get__
POINTER = struct.calcsize("P")
HEAP_TYPE = 1 << 9
MISSING = object()
"""What stands for "there is none"; never leaves this folder."""
C_DESCRIPTORS = (types.GetSetDescriptorType, types.MemberDescriptorType)


class Hidden(Exception):  # noqa: N818 - it is no error
    """The object cannot be looked into; its argument says why."""


def name_of(kind: type) -> str:
    """A class as `module:qualname`, without the module where it is a builtin."""
    try:
        module, name = MODULE(kind), QUALNAME(kind)
    except AttributeError:
        return "?:?"
    if type(name) is not str:
        return "?:?"
    if type(module) is not str:
        return "?:" + name
    return name if module == "builtins" else "%s:%s" % (module, name)


def is_class(value: "Any") -> bool:
    """Whether it is a class; isinstance would ask the object."""
    return type in ANCESTORS(type(value))


def find(module: "Any", path: "Any") -> "Any":
    """What `path` (dots between names) means in a module that is imported already, or MISSING."""
    if type(module) is not str or type(path) is not str:
        return MISSING
    holder = sys.modules.get(module)
    if holder is None or types.ModuleType not in ANCESTORS(type(holder)):
        return MISSING
    first, *rest = path.split(".")
    value = GLOBALS(holder).get(first, MISSING)
    for name in rest:
        if not is_class(value):
            return MISSING
        value = MEMBERS(value).get(name, MISSING)
    if type(value) in (staticmethod, classmethod):
        return value.__func__
    return value


def is_found(kind: type) -> bool:
    """Whether a class is what its own name means, or one of the interpreter's own."""
    if find(MODULE(kind), QUALNAME(kind)) is kind:
        return True
    if kind in (find("_thread", "LockType"), find("_thread", "RLock")):
        return True
    return not FLAGS(kind) & HEAP_TYPE


def attribute(kind: type, name: str) -> "Any":
    """What a class or its ancestors hold under a name, not bound to anything; or MISSING."""
    for ancestor in ANCESTORS(kind):
        if name in MEMBERS(ancestor):
            return MEMBERS(ancestor)[name]
    return MISSING


def adds_storage(kind: type) -> bool:
    """Whether a class written in C keeps something that its base does not, and that neither slots nor __dict__ show."""
    base = BASE(kind)
    if base is None:
        return False
    known = len(slots_of(kind))
    known += bool(DICT_AT(kind)) and not DICT_AT(base)
    known += bool(WEAK_AT(kind)) and not WEAK_AT(base)
    return bool(SIZE(kind) - SIZE(base) > known * POINTER or ITEM_SIZE(kind) != ITEM_SIZE(base))


def slots_of(kind: type) -> "Dict[str, Any]":
    """The slots that a class itself declares, by name."""
    members = MEMBERS(kind)
    if "__slots__" not in members:
        return {}
    return {name: slot for name, slot in members.items() if type(slot) is types.MemberDescriptorType}


def dict_of(value: "Any") -> "Dict[Any, Any]":
    """The object's own __dict__; empty where it has none."""
    kind = type(value)
    descriptor = attribute(kind, "__dict__")
    if descriptor is MISSING:
        return {}
    if type(descriptor) not in C_DESCRIPTORS:
        raise Hidden("its __dict__ is computed")
    found = descriptor.__get__(value, kind)
    if found is None:
        return {}
    if dict not in ANCESTORS(type(found)):
        raise Hidden("its __dict__ is no dict")
    return dict(dict.items(found))


def state_of(value: "Any", but: "Tuple[str, ...]" = ()) -> "Dict[str, Any]":
    """All slots that are set and all of __dict__, by name; slots of classes defined in the modules `but` left out."""
    found: "Dict[str, Any]" = {}
    for kind in ANCESTORS(type(value)):
        if MODULE(kind) in but:
            continue
        for name, slot in slots_of(kind).items():
            try:
                content = slot.__get__(value, kind)
            except AttributeError:
                continue
            found[name if name not in found else name_of(kind) + "." + name] = content
    for name, content in dict_of(value).items():
        if type(name) is not str:
            raise Hidden("its __dict__ has keys that are no names")
        found[name if name not in found else "__dict__." + name] = content
    return found


def is_python(function: "Any") -> bool:
    """Whether calling it would run Python code (of the program's, for all we know)."""
    return type(function) not in (
        object,  # MISSING
        types.BuiltinFunctionType,
        types.MethodDescriptorType,
        types.WrapperDescriptorType,
        types.ClassMethodDescriptorType,
    ) and name_of(type(function)).rpartition(".")[2].rpartition(":")[2] not in ("cython_function_or_method",)
