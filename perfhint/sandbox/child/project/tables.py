"""Nodes for pandas: frames, series and indexes by their labels, names, types and values; missing ones of every kind.

Which blocks of memory pandas keeps the columns in does not count. pandas is not imported: where there is a table, it
has been. Classes that derive from its own are not looked into, since they may do anything.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking, _arrays = load("looking"), load("arrays")


def _frame(into: "Any", value: "Any") -> "Node":
    if not _is_own(value):
        return _derived(value)
    columns = [value.iloc[:, at].array for at in range(value.shape[1])]
    fields = {"index": into.ref(value.index), "columns": into.ref(value.columns), "attrs": into.ref(dict(value.attrs))}
    items = [into.made(_values(into, column)) for column in columns]
    return {"kind": "pandas.DataFrame", "items": items, "fields": fields, "mutable": True}


def _series(into: "Any", value: "Any") -> "Node":
    if not _is_own(value):
        return _derived(value)
    fields = {"index": into.ref(value.index), "name": into.ref(value.name), "attrs": into.ref(dict(value.attrs))}
    return {**_with(_values(into, value.array), fields), "kind": "pandas.Series", "mutable": True}


def _index(into: "Any", value: "Any") -> "Node":
    if not _is_own(value):
        return _derived(value)
    kind = _looking.name_of(type(value)).rpartition(":")[2]
    found: "Node" = {"kind": "pandas." + kind, "fields": into.fields({"names": tuple(value.names)})}
    if kind == "RangeIndex":
        return {**found, "items": into.sequence([value.start, value.stop, value.step])}
    if kind == "MultiIndex":
        levels = [value.get_level_values(at).array for at in range(value.nlevels)]
        return {**found, "items": [into.made(_values(into, level)) for level in levels]}
    if "freqstr" in dir(type(value)):
        found["fields"]["freq"] = into.ref(value.freqstr)
    return {**_with(_values(into, value.array), found["fields"]), "kind": found["kind"]}


def _extension(into: "Any", value: "Any") -> "Node":
    return {**_values(into, value), "mutable": True} if _is_own(value) else _derived(value)


def _values(into: "Any", array: "Any") -> "Node":
    """One column: the type of its items, and what they are."""
    kind = _looking.name_of(type(array)).rpartition(":")[2]
    if kind in ("NumpyExtensionArray", "PandasArray"):
        numpy = sys.modules["numpy"]
        return {**_arrays.content(into, numpy.array(array.to_numpy())), "kind": "pandas values"}
    found: "Node" = {"kind": "pandas values", "data": "%s %s" % (kind, array.dtype)}
    if kind == "Categorical":
        told = {"categories": array.categories, "ordered": bool(array.ordered)}
        return {**found, "data": kind, "fields": into.fields(told), "items": into.sequence(array.codes.tolist())}
    if kind in ("DatetimeArray", "TimedeltaArray", "PeriodArray"):
        return {**found, "items": into.packed("ints", array.asi8.astype("<i8").tobytes())}
    return {**found, "items": into.sequence(list(array))}


def _with(node: "Node", fields: "Node") -> "Node":
    return {**node, "fields": {**node.get("fields", {}), **fields}}


def _missing(_: "Any", value: "Any") -> "Node":
    return {"kind": "singleton", "data": _looking.name_of(type(value))}


def _is_own(value: "Any") -> bool:
    return str(_looking.MODULE(type(value))).partition(".")[0] == "pandas"


def _derived(value: "Any") -> "Node":
    return {"kind": "unknown", "type": _looking.name_of(type(value)), "note": "a class that derives from one of pandas"}


HANDLERS = {
    "pandas.core.frame:DataFrame": _frame,
    "pandas:DataFrame": _frame,
    "pandas.core.series:Series": _series,
    "pandas:Series": _series,
    "pandas.core.indexes.base:Index": _index,
    "pandas:Index": _index,
    "pandas.core.arrays.base:ExtensionArray": _extension,
    "pandas.api.extensions:ExtensionArray": _extension,
    "pandas._libs.missing:NAType": _missing,
    "pandas._libs.tslibs.nattype:NaTType": _missing,
    "pandas.api.typing:NAType": _missing,
    "pandas.api.typing:NaTType": _missing,
}
