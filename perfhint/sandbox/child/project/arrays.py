"""Nodes for numpy's arrays and scalars: type of the items with its byte order, shape and values, in C order.

How they lie in memory does not count, but which arrays look at the same memory does. numpy is not imported: where there
is an array, it has been.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking = load("looking")


def _array(into: "Any", value: "Any") -> "Node":
    numpy = sys.modules["numpy"]
    kind = type(value)
    if _looking.name_of(kind) in ("numpy.ma.core:MaskedArray", "numpy.ma:MaskedArray"):
        return _masked(into, value)
    if _looking.name_of(kind) in ("numpy.ma.core:MaskedConstant", "numpy.ma:MaskedConstant"):
        return {"kind": "singleton", "data": "numpy.ma:masked"}
    plain = numpy.ndarray.view(value, numpy.ndarray)
    found = content(into, plain)
    if kind is not numpy.ndarray:
        found["type"] = _looking.name_of(kind)
        state = _looking.state_of(value)
        if state:
            found["fields"] = {**found.get("fields", {}), **into.fields(state)}
    return {**found, "memory": into.memory(_owner(value)), "mutable": True}


def content(into: "Any", array: "Any") -> "Node":
    """What an exact ndarray holds, without which one it is."""
    told = "%s %s" % (dtype_text(array.dtype), list(array.shape))
    if not array.flags.writeable:
        told += " read-only"
    found: "Node" = {"kind": "numpy.ndarray", "data": told}
    if array.dtype.names is not None:
        found["fields"] = {name: into.made(content(into, array[name])) for name in array.dtype.names}
    else:
        found["items"] = _items(into, array)
    return found


def dtype_text(dtype: "Any") -> str:
    """A dtype as text: what it is and its byte order, not where its fields are."""
    if dtype.names is not None:
        return "{%s}" % ", ".join("%r: %s" % (name, dtype_text(dtype.fields[name][0])) for name in dtype.names)
    if dtype.subdtype is not None:
        return "%s%s" % (dtype_text(dtype.subdtype[0]), list(dtype.subdtype[1]))
    return "str" if dtype.kind == "T" else str(dtype.str)


def _items(into: "Any", array: "Any") -> "Any":
    kind, size = array.dtype.kind, array.dtype.itemsize
    flat = array.ravel()
    if kind in "biu":
        return into.packed("ints", flat.astype("<u8").tobytes() if kind == "u" else flat.astype("<i8").tobytes())
    if kind in "mM":
        return into.packed("ints", flat.astype(array.dtype.newbyteorder("<")).tobytes())
    if kind == "f" and size <= 8:
        return into.packed("floats", flat.astype("<f8").tobytes())
    if kind == "c" and size <= 16:
        return into.packed("floats", flat.astype("<c16").tobytes())
    if kind in "fc":  # more than 64 bits: exactly, as text
        written = sys.modules["numpy"].format_float_scientific
        parts = [flat] if kind == "f" else [flat.real, flat.imag]
        return into.sequence([written(number, unique=True) for part in parts for number in part])
    if kind == "V":
        return into.sequence([flat.tobytes()])
    return into.sequence(flat.tolist())


def _masked(into: "Any", value: "Any") -> "Node":
    """What is masked has no value."""
    numpy = sys.modules["numpy"]
    mask = numpy.array(numpy.ma.getmaskarray(value))
    kept = numpy.array(numpy.ndarray.view(value, numpy.ndarray))
    if mask.dtype.names is None:
        kept[mask] = numpy.zeros((), kept.dtype)[()]
    fields = {"mask": into.made(content(into, mask)), "fill_value": into.ref(_looking.dict_of(value)["_fill_value"])}
    return {**content(into, kept), "kind": "numpy.ma.MaskedArray", "fields": fields, "mutable": True}


def _owner(array: "Any") -> "Any":
    """The object whose memory an array looks at."""
    numpy = sys.modules["numpy"]
    while True:
        if numpy.ndarray in _looking.ANCESTORS(type(array)):
            base = vars(numpy.ndarray)["base"].__get__(array)
        elif type(array) is memoryview:
            base = array.obj
        else:
            return array
        if base is None:
            return array
        array = base


def _scalar(into: "Any", value: "Any") -> "Node":
    numpy = sys.modules["numpy"]
    kind = type(value)
    found = content(into, numpy.array(value))
    state = _looking.state_of(value)
    if state:
        found["fields"] = {**found.get("fields", {}), **into.fields(state)}
    return {**found, "kind": "numpy.generic", "type": _looking.name_of(kind)}


def _dtype(_: "Any", value: "Any") -> "Node":
    return {"kind": "numpy.dtype", "data": dtype_text(value)}


HANDLERS = {"numpy:ndarray": _array, "numpy:generic": _scalar, "numpy:dtype": _dtype}
