"""From bytes to characters: what kind of file it is, and in which encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from charset_normalizer import from_bytes

from dateline.errors import NotText

# The first bytes of files that hold no plain text, and what to do with one. Origin: the formats' own pages.
_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "Save its text first: pdftotext FILE.pdf FILE.txt"),
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it, or save the document as plain text."),
    (b"PK\x05\x06", "an empty zip archive", "Give a text or HTML file."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as plain text."),
    (b"{\\rtf", "an RTF document", "Save it as plain text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first: gunzip FILE"),
    (b"BZh", "a bzip2 archive", "Unpack it first: bunzip2 FILE"),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first: unxz FILE"),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"Rar!", "a rar archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it first: unzstd FILE"),
    (b"\x89PNG", "an image", "Pictures are not read: give the text."),
    (b"\xff\xd8\xff", "an image", "Pictures are not read: give the text."),
    (b"GIF8", "an image", "Pictures are not read: give the text."),
    (b"II*\x00", "an image", "Pictures are not read: give the text."),
    (b"MM\x00*", "an image", "Pictures are not read: give the text."),
    (b"RIFF", "an image, sound or film", "Give the text."),
    (b"OggS", "a sound or film", "Give a transcript."),
    (b"ID3", "a sound", "Give a transcript."),
    (b"\x1aE\xdf\xa3", "a film", "Give a transcript."),
    (b"\x7fELF", "a program", "Give a text or HTML file."),
    (b"SQLite format 3", "a database", "Export its texts as JSON Lines and use --jsonl."),
    (b"PAR1", "a Parquet file", "Give the file itself: it is read from a path, row by row."),
)
_NO_TEXT = "Give plain text, HTML or JSON Lines, in UTF-8 if you can."

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]{2,40})",
    re.I,
)
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div|main|section)\b",
    re.I | re.S,
)
_XML_PAGE = re.compile(r"\s*<\?xml[^>]*>.{0,500}<html\b", re.I | re.S)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".shtml"})

# Bytes that decode by luck hold many characters that no text has: at most one in fifty is let pass.
_MAX_ODD = 0.02
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_SAMPLE = 100_000


@dataclass(frozen=True)
class Decoded:
    """Characters, the encoding they were in, whether that was a guess, and whether they are a page."""

    text: str
    encoding: str
    guessed: bool
    html: bool


def decode(raw: bytes | str, *, name: str, kind: str | None = None) -> Decoded:
    """Characters from bytes. `NotText` for a known binary format, a feed, or bytes that no encoding fits."""
    if isinstance(raw, str):
        _refuse_feed(raw, name, kind)
        return Decoded(raw, "str", False, _is_html(raw, name, kind))
    _refuse_binary(raw, name)
    encoding, guessed = _encoding(raw, name)
    text = raw.decode(encoding, errors="replace")
    if len(_ODD.findall(text[:_SAMPLE])) > _MAX_ODD * len(text[:_SAMPLE]):
        raise NotText(f"{name} holds bytes that are no text in any encoding we know.", hint=_NO_TEXT)
    _refuse_feed(text, name, kind)
    html = _is_html(text, name, kind)
    if kind is None and not html and text.lstrip().startswith("<?xml"):
        raise NotText(f"{name} is XML, and neither a feed nor a page.", hint="Give its text, or a page.")
    return Decoded(text, encoding, guessed, html)


def _refuse_feed(text: str, name: str, kind: str | None) -> None:
    """A list of reports is none; one that was called text is taken at its word."""
    if kind is None and _FEED.match(text[:5000]):
        raise NotText(f"{name} is a feed, not a report.", hint="Give the address of one of its reports.")


def _refuse_binary(raw: bytes, name: str) -> None:
    known = _known_binary(raw)
    if known:
        raise NotText(f"{name} is {known[0]}, not a text.", hint=known[1])


def _known_binary(raw: bytes) -> tuple[str, str] | None:
    """What a file is that begins so, and what to do with it; None where it may be a text."""
    head = raw[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for magic, what, hint in _BINARY:
        if head.startswith(magic) or raw.startswith(magic):
            return what, hint
    return ("a film or sound", "Give a transcript.") if raw[4:8] == b"ftyp" else None


def binary_kind(head: bytes) -> str | None:
    """What a file is that begins so and holds no text, in a few words; None where it may hold one."""
    known = _known_binary(head)
    if known:
        return known[0]
    wide = head.startswith(tuple(bom for bom, _ in _BOMS)) or _wide(head[: len(head) // 2 * 2])
    return "an unknown binary file" if not wide and b"\0" in head else None


def _encoding(raw: bytes, name: str) -> tuple[str, bool]:
    """The encoding and whether it is a guess: by mark, as valid UTF-8, as declared, by letters."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return encoding, False
    wide = _wide(raw)
    if wide:
        return wide, True
    if _decodes(raw, "utf-8"):
        return "utf-8", False
    declared = _META_CHARSET.search(raw[:4096])
    if declared:
        encoding = _web_name((declared[1] or declared[2]).decode("ascii", "replace"))
        if _decodes(raw, encoding):
            return encoding, False
    return _guess(raw, name), True


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a text in Latin letters is zero."""
    sample = raw[:4000]
    if len(sample) < 4 or len(raw) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _web_name(declared: str) -> str:
    """Pages that say Latin-1 mean Windows-1252, as every browser reads them."""
    return (
        "cp1252" if declared.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else declared
    )


def _guess(raw: bytes, name: str) -> str:
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        # One broken byte must not cost a text that is otherwise UTF-8.
        if raw.decode("utf-8", "replace").count("\ufffd") <= _MAX_ODD * len(raw):
            return "utf-8"
        raise NotText(f"{name} holds bytes that are no text in any encoding we know.", hint=_NO_TEXT)
    return best.encoding


def _is_html(text: str, name: str, kind: str | None) -> bool:
    if kind:
        return kind == "html"
    if PurePosixPath(name.split("?")[0]).suffix.lower() in _HTML_NAMES:
        return "<" in text
    return bool(_HTML.match(text[:5000]) or _XML_PAGE.match(text[:2000]))
