"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import Path

from registry.errors import InvalidInput
from registry.i18n import _, msg

HEAD = 1 << 16
CHUNK = 1 << 20
_USUAL = ((0x4E00, 0x9FFF), (0x2010, 0x33FF), (0xFF00, 0xFFEF), (0xA7, 0xF7))


class Format(StrEnum):
    """Formats that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    DELIMITED = "csv"
    JSON = "json"
    JSON_LINES = "jsonl"
    MARKDOWN = "markdown"
    SQLITE = "sqlite"


FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", msg("a PNG picture")),
    (b"\xff\xd8\xff", msg("a JPEG picture")),
    (b"GIF8", msg("a GIF picture")),
    (b"BM", msg("a bitmap picture")),
    (b"%PDF", msg("a PDF document")),
    (b"Rar!", msg("a RAR archive")),
    (b"7z\xbc\xaf", msg("a 7z archive")),
    (b"\x1f\x8b", msg("a gzip archive")),
    (b"BZh", msg("a bzip2 archive")),
    (b"\xfd7zXZ", msg("an xz archive")),
    (b"\x7fELF", msg("a program")),
    (b"MZ", msg("a program")),
)
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|table|head|meta)", re.I)
_ZIP, _OLE, _SQLITE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def regular_file(path: Path) -> Path:
    """Return the path if a file that can be read stands there; else say what is wrong."""
    try:
        if not path.exists():
            raise InvalidInput(_("There is no file {path}.").format(path=path))
        if not path.is_file():
            raise InvalidInput(_("{path} is not a file.").format(path=path))
        with path.open("rb") as file:
            if not file.read(1):
                raise InvalidInput(_("{name} is empty.").format(name=path.name))
    except OSError as problem:
        sentence = _("{path} cannot be read: {reason}.")
        raise InvalidInput(sentence.format(path=path, reason=problem.strerror)) from problem
    return path


def sniff(path: Path) -> Format:
    """Tell the format of a file; refuse what is no table with one sentence."""
    with regular_file(path).open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(_SQLITE):
        return Format.SQLITE
    if head.startswith(_ZIP):
        return Format.XLSX
    if head.startswith(_OLE):
        return _ole(path)
    for signature, name in FOREIGN:
        if head.startswith(signature) and not (len(signature) == 2 and _looks_like_text(head)):
            raise InvalidInput(
                _("{file} is {what}, not a table.").format(file=path.name, what=_(name)),
                _("Give a spreadsheet, CSV or JSON file."),
            )
    if _MARKUP.match(head):
        raise InvalidInput(
            _("{file} is a web page or XML under another name.").format(file=path.name),
            _("Open it in a spreadsheet program and save it as XLSX."),
        )
    return _text_format(head.decode(encoding_of(path), errors="ignore"))


def _looks_like_text(head: bytes) -> bool:
    return b"\0" not in head and b"\n" in head


def _ole(path: Path) -> Format:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if _ENCRYPTED in chunk:
                raise InvalidInput(
                    _("{file} is protected by a password.").format(file=path.name),
                    _("Open it, remove the password and save it again."),
                )
    return Format.XLS


def _text_format(head: str) -> Format:
    text = head.lstrip("\ufeff \t\r\n")
    first, _newline, rest = text.partition("\n")
    one_object = first.startswith("{") and first.rstrip().endswith("}")
    if one_object and rest.lstrip().startswith("{"):
        return Format.JSON_LINES
    if text.startswith(("{", "[")) and _opens_json(text):
        return Format.JSON
    if re.match(r"# .+", text) and "," not in first:
        return Format.MARKDOWN
    return Format.DELIMITED


def _opens_json(text: str) -> bool:
    """Tell JSON from a cell that merely begins with a bracket."""
    return bool(re.match(r'\{\s*["}]|\[\s*[\[{"\]\d]', text))


def encoding_of(path: Path) -> str:
    """Return the encoding in which the whole file decodes: by its mark, UTF-8, or GB18030."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), None)
    if marked := marked or _utf16_without_mark(head):
        return _checked(path, marked)
    if b"\0" in head:
        raise InvalidInput(_("{file} is not a text file.").format(file=path.name))
    for name in ("utf-8", "gb18030"):
        if _decodes(path, name):
            return name
    raise InvalidInput(
        _("{file} is neither in UTF-8 nor in GB18030.").format(file=path.name),
        _("Save it as UTF-8 and try again."),
    )


def _checked(path: Path, encoding: str) -> str:
    if not _decodes(path, encoding):
        sentence = _("{file} begins as {encoding} text, but is damaged further on.")
        raise InvalidInput(sentence.format(file=path.name, encoding=encoding.upper()))
    return encoding


def _utf16_without_mark(head: bytes) -> str | None:
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 8 < len(head) or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            sample = decoder.decode(file.read(CHUNK))
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return encoding != "gb18030" or _reads_as_chinese(sample)


def _reads_as_chinese(text: str) -> bool:
    """Tell GB18030 from other bytes that happen to decode: most letters are common Chinese."""
    foreign = [c for c in text if ord(c) > 0x7F]
    usual = sum(any(first <= ord(c) <= last for first, last in _USUAL) for c in foreign)
    return usual * 10 >= len(foreign) * 9
