"""Word documents made in memory, small enough to read beside the test that uses them.

Belongs here: the archive and the XML around a body. Not here: what a test puts into the body.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="{COMPATIBILITY}" xmlns:wps="{SHAPES}"'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in range(1, 7)
) + (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Box"><w:name w:val="Box title"/><w:basedOn w:val="Heading3"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
BULLET, NUMBERED = "1", "2"


def paragraph(words: str, style: str = "", numbering: str = "", depth: int = 0, bold: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words, bold)}</w:p>"


def run(words: str, bold: bool = False) -> str:
    written = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:r><w:rPr>{'<w:b/>' if bold else ''}</w:rPr>{written}</w:r>"


def table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cell(words) for words in cells)}</w:tr>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def document(body: str, **parts: str) -> bytes:
    """A DOCX with this body; `parts` are further parts by kind: footnotes, header, footer, core."""
    related = {"styles": f"<w:styles {_NAMESPACES}>{_STYLES}</w:styles>",
               "numbering": f"<w:numbering {_NAMESPACES}>{_NUMBERING}</w:numbering>"}  # fmt: skip
    roots = {"footnotes": "footnotes", "header": "hdr", "footer": "ftr"}
    related |= {
        kind: f"<w:{roots[kind]} {_NAMESPACES}>{xml}</w:{roots[kind]}>" for kind, xml in parts.items() if kind != "core"
    }
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _links({"officeDocument": "word/document.xml", "metadata/core-properties": "docProps/core.xml"}),
        "word/_rels/document.xml.rels": _links({kind: f"{kind}.xml" for kind in related}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": xml for kind, xml in related.items()},
    }
    if "core" in parts:
        files["docProps/core.xml"] = parts["core"]
    return archive(files)


def archive(files: dict[str, str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return packed.getvalue()


def _links(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{links}</Relationships>'
