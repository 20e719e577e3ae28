"""Run one untrusted program: isolation in layers, limits, and its cost measured from outside."""

from perfhint.sandbox.choose import open_layer, open_sandbox, probe
from perfhint.sandbox.interpreter import find_interpreter, installed
from perfhint.sandbox.job import Job
from perfhint.sandbox.layer import Layer, LayerReport, Mode
from perfhint.sandbox.sandbox import Sandbox
from perfhint.sandbox.tree import Tree

__all__ = [
    "Job",
    "Layer",
    "LayerReport",
    "Mode",
    "Sandbox",
    "Tree",
    "find_interpreter",
    "installed",
    "open_layer",
    "open_sandbox",
    "probe",
]
