"""A part of an Office document: XML → a tree, from sources that may be hostile.

Belongs here: parsing within bounds, and short names for the namespaces that are read. Not here: what elements mean.

A document type declaration is refused, so that no entity can be declared, expanded or fetched.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from pipelines.documents.unreadable import Unreadable

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
}
_DEEPEST = 300
"""Elements inside each other; Word's own documents stay below a hundred."""
_MOST_ELEMENTS = 3_000_000
"""About half a gigabyte as a tree; a report of a thousand pages has a sixth of it."""


def parse(data: bytes) -> Element:
    """The tree of one part; raises Unreadable where it is malformed, or too large or deep to be a document."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = elements = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            raise Unreadable("The Word document's elements are nested or repeated as in no real document.")
        builder.start(_short(name), {_short(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_short(name))

    def refuse(*_: object) -> None:
        raise Unreadable("The Word document declares a document type, as no Word document does.")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable("The Word document's XML is damaged.") from error
    return builder.close()


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return _PREFIXES.get(namespace, "?:" if namespace else "") + local


def value(element: Element | None, default: str = "") -> str:
    """The `w:val` of an element."""
    return element.get("w:val", default) if element is not None else default


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `<w:b/>` is on."""
    return element is not None and element.get("w:val", "true") not in ("0", "false", "off", "none")


def inside(element: Element, *tags: str) -> Element | None:
    """The first element reached by these tags, one inside the other."""
    found: Element | None = element
    for tag in tags:
        found = found.find(tag) if found is not None else None
    return found
