"""The network as files for Gephi, yEd, Cytoscape and igraph: the same bytes on every day and machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

_SEPARATOR = " | "
# What XML 1.0 cannot carry even when escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(network: nx.MultiDiGraph[str]) -> bytes:
    """Write a network as GraphML, edges under their own ids, lists joined by ` | `, nothing for what is unknown."""
    buffer = BytesIO()
    nx.write_graphml(_flatten_network(network), buffer, edge_id_from_attribute="id", named_key_ids=True)
    return buffer.getvalue()


def write_gexf(network: nx.MultiDiGraph[str]) -> bytes:
    """Write a network as GEXF 1.2 for Gephi, lists joined by ` | `, nothing for what is unknown."""
    writer = GEXFWriter(_flatten_network(network), version="1.2draft")
    meta = writer.xml.find("meta")
    # networkx states today's date and its own version here, which would change the bytes.
    meta.attrib.clear()
    meta.find("creator").text = "carekg"
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _flatten_network(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(network):
        flat.add_node(node, **_flatten_attributes(network.nodes[node]))
    for subject, object_, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        flat.add_edge(subject, object_, key=key, **_flatten_attributes(data))
    return flat


def _flatten_attributes(attributes: Mapping[str, object]) -> dict[str, object]:
    flat = {name: _flatten_value(value) for name, value in attributes.items()}
    return {name: value for name, value in flat.items() if value not in (None, "")}


def _flatten_value(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, set | frozenset):
        value = sorted(value)
    if isinstance(value, list | tuple):
        return _SEPARATOR.join(str(_flatten_value(item)) for item in value if item is not None)
    return _UNWRITABLE.sub("", str(value))
