"""From bytes to text: byte order marks, declared and guessed encodings."""

from __future__ import annotations

import codecs
import re

from carekg.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f]")
_REPLACEMENT = "\ufffd"
_GUESS_BYTES = 64_000
_STRAY = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as the error handler `surrogateescape` decodes them."""


def decode_text(data: bytes, declared: str | None = None) -> str:
    """Decode a file and end its lines with a line feed alone.

    A byte order mark decides; then UTF-16 without a mark, as its zeros show; then UTF-8 where the bytes
    are valid UTF-8, or most that are not ASCII: what strays among them is Windows-1252, as where two texts were joined;
    then the `declared` encoding; then a guess. Raises DocumentError for bytes that are no text.
    """
    text = _LINE_ENDS.sub("\n", _decode(data, declared).removeprefix("\ufeff"))
    if "\0" in text:
        raise DocumentError("has NUL bytes in it, so it is no text", hint="save it as plain text in UTF-8")
    if len(_CONTROLS.findall(text)) + text.count(_REPLACEMENT) > max(4, len(text) // 50):
        raise DocumentError("is no text that can be made out", hint="save it as plain text in UTF-8")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise DocumentError("has half a character (a lone surrogate) in it", hint="save it again in UTF-8")
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _guess_utf16(data) if b"\0" in data else None
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mended = _mend_utf8(data)
    if mended:
        return mended
    if declared and _is_known(declared) and codecs.lookup(declared).name != "utf-8":
        return data.decode(_widen(declared), errors="replace")
    return _guess(data)


def _mend_utf8(data: bytes) -> str | None:
    """Return a text in UTF-8 with stray bytes of Windows-1252 in it; None where more bytes stray than not."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum(len(run) for run in _STRAY.findall(text))
    sound = len(text) - len(text.encode("ascii", errors="ignore")) - stray
    if sound <= stray:
        return None
    return _STRAY.sub(
        lambda run: run[0].encode("utf-8", errors="surrogateescape").decode("cp1252", errors="replace"), text
    )


def _guess_utf16(data: bytes) -> str | None:
    """English in UTF-16 has a zero in nearly every second byte."""
    sample = data[:4096]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    windows = data.decode("cp1252", errors="replace")
    if _REPLACEMENT not in windows and _looks_western(data):
        return windows
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_BYTES]).best()
    return data.decode(best.encoding, errors="replace") if best else windows


def _looks_western(data: bytes) -> bool:
    """Windows-1252 text is mostly ASCII, and few of its other bytes stand together."""
    high = sum(byte >= 0x80 for byte in data)
    return high < 0.3 * len(data) and _CONTROLS.search(data.decode("latin-1")) is None


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _widen(encoding: str) -> str:
    """Return Windows-1252 for Latin-1, as browsers do: pages that say the one mean the other."""
    return "cp1252" if codecs.lookup(encoding).name in {"iso8859-1", "ascii"} else encoding
