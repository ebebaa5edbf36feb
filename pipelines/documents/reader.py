"""Bytes → Document: the format is told by content, the text is decoded, and its structure and identity are read.

Belongs here: which reader reads which format, decoding text, and refusing what is no text, with one clear sentence why.
Not here: telling formats apart (`formats`), the blocks of a text (`blocks.structure`), or who it is about (`identity`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

from charset_normalizer import from_bytes

from pipelines.documents.blocks.pieces import Reading
from pipelines.documents.blocks.structure import read_blocks
from pipelines.documents.characters.letters import spelled_out, without_entities
from pipelines.documents.characters.markup import without_markup
from pipelines.documents.characters.misread import may_be_read, read_rightly
from pipelines.documents.characters.plain import plain_view
from pipelines.documents.document import Document
from pipelines.documents.docx.reading import read_docx
from pipelines.documents.expressions.late import expression
from pipelines.documents.formats import Format, format_of
from pipelines.documents.html.reading import read_html
from pipelines.documents.identity.identification import identify
from pipelines.documents.pdf.child import read_pdf
from pipelines.documents.tables.barred_cells import with_rows_between_bars
from pipelines.documents.tables.drawn_tables import with_bars
from pipelines.documents.unreadable import Unreadable

__all__ = ["READER_VERSION", "Unreadable", "read"]

READER_VERSION = "1"
"""Changes whenever the same bytes may give another Document."""


def read(data: bytes, source_name: str) -> Document:
    """The document in these bytes; `source_name` is the file's name and only a weak hint, never the format.

    Raises Unreadable where the bytes are no text that this project can read.
    """
    if not data.strip():
        raise Unreadable("The file is empty.")
    format_name = format_of(data)
    reading = _READERS[format_name](data)
    _check_length(reading.text)
    return Document(
        document_id=sha256(data).hexdigest(),
        source_name=source_name,
        format=format_name,
        text=reading.text,
        blocks=reading.blocks,
        identity=identify(reading.text, plain_view(reading.text), reading.blocks, source_name),
        lacking=reading.lacking,
    )


def read_text(data: bytes) -> Reading:
    """Text or Markdown, with its structure told from its lines."""
    text = without_markup(with_bars(with_rows_between_bars(_decode(data))))
    if not text.strip():
        raise Unreadable("The file holds only blank space.")
    return Reading(text, read_blocks(text, plain_view(text)))


def _check_length(text: str) -> None:
    if len(text) > _MOST_CHARACTERS:
        raise Unreadable("The file holds more text than any document that this project reads.")


_READERS: dict[Format, Callable[[bytes], Reading]] = {
    "text": read_text,
    "markdown": read_text,
    "html": read_html,
    "docx": read_docx,
    "pdf": read_pdf,
}

_MOST_CHARACTERS = 30_000_000
"""A report of a thousand pages holds some three million."""
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = expression(r"[\x00-\x08\x0e-\x1f\x7f]")
_C1_CONTROL = expression(r"[\x80-\x9f]")
_HYPHEN_AT_END = expression(r"[\x02\ufffe](?:\r?\n)?(?=[a-z])")
"""What the commonest library for PDFs writes for a hyphen and the end of a line behind it."""
_LINE_END = expression(r"\r\n?|[\f\v\x85\u2028\u2029]")
_SAMPLE = 20_000
"""Characters from the top that a text is judged by."""


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding))
    if b"\x00" in data:
        raise Unreadable("The file is not text: it holds NUL bytes, as binary files do.")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_guess(data))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"The file announces {encoding.upper()}, but its bytes are not.") from error


def _guess(data: bytes) -> str:
    """Text that is not UTF-8: Windows-1252 where that gives English, else what charset-normalizer makes of it."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    if western is not None and _looks_english(western):
        return western
    best = from_bytes(data).best()
    if best is not None and _looks_english(str(best)):
        return str(best)
    raise Unreadable(
        "The file's encoding could not be told: none that was tried gives plausible English or Welsh text."
    )


def _checked(text: str) -> str:
    """The text with its line ends levelled and its characters as people read them, if it is text at all."""
    _check_length(text)
    text = _HYPHEN_AT_END.sub("-\n", text)
    if _CONTROL.search(text) and len(_CONTROL.findall(text)) > _stray(len(text)):
        raise Unreadable("The file is not text: it holds control characters, as binary files do.")
    text = read_rightly(text)
    if _C1_CONTROL.search(text) or not may_be_read(text):
        raise Unreadable("The file's text was damaged by a wrong encoding before it came here.")
    if not _looks_like_words(text):
        raise Unreadable("The file does not read as words in any writing.")
    return spelled_out(_LINE_END.sub("\n", without_entities(text)))


def _stray(characters: int) -> int:
    """How many odd characters a long text may hold: one in two thousand, as conversions from PDF leave."""
    return characters // 2000


_WORD = expression(r"[^\W\d_]{2,}")
_COMMON = expression(
    r"\b(?:the|and|of|to|in|a|is|for|that|on|by|with|police|force|y|yr|yn|ac|o|i|ar|heddlu|wedi|gan)\b", re.IGNORECASE
)
_ODD_LETTER = expression(r"[^\x00-\x7f‘’“”–—…•·£€©®™°½¼¾²³×\u00a0éèêëâôîïûüöäçñáíóúŵŷÉÔÂ]")


def _looks_like_words(text: str) -> bool:
    """Letters and blanks in the proportions of a written text or of a table of words and figures."""
    seen = Counter(text[:_SAMPLE])
    visible = sum(times for c, times in seen.items() if not c.isspace())
    good = sum(times for c, times in seen.items() if _is_written(unicodedata.category(c)))
    return visible > 0 and good / visible > 0.95 and bool(_WORD.search(text))


def _is_written(category: str) -> bool:
    return category[0] in "LNP" or category in ("Sc", "Sm", "So")


def _looks_english(text: str) -> bool:
    """Whether a decoding reads as English or Welsh: common words, and hardly a letter from elsewhere."""
    words = len(_WORD.findall(text)) or 1
    return len(_COMMON.findall(text)) / words > 0.08 and len(_ODD_LETTER.findall(text)) <= max(2, len(text) // 200)
