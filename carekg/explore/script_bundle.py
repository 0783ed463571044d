"""The page's script: ES modules joined into one, in the order in which they need each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z_]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) )", re.MULTILINE)
_DECLARATION = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) ([A-Za-z_$][\w$]*)", re.MULTILINE)
_ENTRY = "main"


def bundle_script() -> str:
    """Return the modules under `script/` as the text of one module."""
    return join_modules(_read_modules())


def join_modules(modules: Mapping[str, str]) -> str:
    """Return the texts of ES modules, by name, as one: what `main` needs, in the order in which it is needed.

    A browser loads no module from beside a page that is opened as a file, so they are put into it. They keep to one
    form of import (named, from a neighbour, no renaming) and share no top-level name: joining them is cutting the
    imports. Raise ValueError where a module breaks that.
    """
    return "\n".join(_strip_module(name, text) for name, text in _order_modules(modules))


def read_asset(name: str) -> str:
    """Return the text of a file of this package, with line feeds for line ends."""
    return _normalise_lines((files("carekg.explore") / name).read_bytes())


def read_vis(name: str) -> str:
    """Return the text of vis-network's script or style, as pyvis carries it, without its pointer to a source map."""
    text = _normalise_lines((files("pyvis") / "templates" / "lib" / "vis-9.1.2" / name).read_bytes())
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def _normalise_lines(data: bytes) -> str:
    # A browser reads CRLF as LF before it hashes a script for the content security policy; so must we.
    return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _read_modules() -> dict[str, str]:
    folder: Traversable = files("carekg.explore") / "script"
    found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".js"))
    return {name.removesuffix(".js"): _normalise_lines((folder / name).read_bytes()) for name in found}


def _order_modules(modules: Mapping[str, str]) -> list[tuple[str, str]]:
    ordered: dict[str, str] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise ValueError(f"the page's modules import each other in a circle: {' > '.join((*trail, name))}")
        if name not in modules:
            raise ValueError(f"{trail[-1] if trail else 'the page'} needs {name}.js, which is not there")
        if name not in ordered:
            for needed in sorted({match[2] for match in _IMPORT.finditer(modules[name])}):
                visit(needed, (*trail, name))
            ordered[name] = modules[name]

    visit(_ENTRY, ())
    _check_names(ordered)
    return list(ordered.items())


def _check_names(modules: Mapping[str, str]) -> None:
    owners: dict[str, str] = {}
    for module, text in modules.items():
        for match in _DECLARATION.finditer(text):
            if match[1] in owners:
                raise ValueError(f"both {owners[match[1]]}.js and {module}.js declare {match[1]} at their top level")
            owners[match[1]] = module


def _strip_module(name: str, text: str) -> str:
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    left = re.search(r"^(?:import|export)\b.*$", body, re.MULTILINE)
    if left:
        raise ValueError(f"{name}.js has an import or export of another form: {left[0]}")
    return f"// --- {name}.js\n{body.strip()}\n"
