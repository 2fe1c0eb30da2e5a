"""In which encoding a text is: as it says, as came with it, or as its letters show."""

from __future__ import annotations

import codecs
import re

from researchmetrics.documents.forms.encoding_letters import likeliest_encoding

__all__ = ["decoded", "once_encoded"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As LaTeX and Emacs declare it; what pages and XML declare is read by Beautiful Soup.
_DECLARED = re.compile(
    rb"\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}|-\*-.{0,40}coding:\s*([\w-]+)", re.IGNORECASE
)
# As LaTeX and others call them.
_CALLED = {
    "latin1": "cp1252", "iso-8859-1": "cp1252", "ansinew": "cp1252", "latin9": "iso8859-15",
    "latin2": "iso8859-2", "latin5": "iso8859-9", "utf8x": "utf-8", "applemac": "mac-roman",
    "x-sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
}  # fmt: skip
_TITLES = {
    "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251",
    "cp1253": "Windows-1253", "cp1254": "Windows-1254", "cp1255": "Windows-1255",
    "cp1256": "Windows-1256", "cp949": "EUC-KR", "cp932": "Shift-JIS", "big5hkscs": "Big5",
    "iso8859-2": "ISO-8859-2", "iso8859-5": "ISO-8859-5", "koi8-u": "KOI8-U",
}  # fmt: skip
# Signs that Windows-1252 shows for the bytes of a letter in UTF-8, two or more of them.
_RUN = re.compile("[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}")
_FEWEST_RUNS = 3
_ESCAPED = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_SAMPLE = 40_000


def decoded(data: bytes, charset: str | None = None) -> tuple[str, str]:
    """Decode a text, with a sentence about the encoding where that was not sure.

    Parameters
    ----------
    data : bytes
        The text.
    charset : str, optional
        Encoding that came with it, such as from a web server.

    Returns
    -------
    tuple of (str, str)
        The text; and what a user should know, or nothing.

    Notes
    -----
    UTF-8 is told by itself: text in another encoding is hardly ever valid in it. Otherwise what
    is declared counts, then the encoding whose letters make likely words: of one script, without
    capitals in their midst, and of common signs in Chinese.

    References
    ----------
    .. [1] Li, S., & Momoi, K. (2001). A composite approach to language/encoding detection. 19th
       International Unicode Conference.

    Examples
    --------
    >>> decoded("Štěpán Hrnčíř, Příspěvek".encode("cp1250"))[0]
    'Štěpán Hrnčíř, Příspěvek'
    >>> decoded("Zoë".encode("utf-16"))
    ('Zoë', '')
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_losses(data[len(bom) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _with_losses(data, wide)
    if any(mark in data[:_SAMPLE] for mark in _ESCAPED):
        text = data.decode("iso2022_jp_2", errors="replace")
        if text.count("\ufffd") < 3:
            return text, ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _legacy(data, charset)


def once_encoded(text: str) -> str:
    """Set right a text that somebody read as Windows-1252, though it was UTF-8, and saved so.

    Parameters
    ----------
    text : str
        A whole document.

    Returns
    -------
    str
        The same, unless nearly all of its foreign letters show that it happened.

    Examples
    --------
    >>> once_encoded("KÃ¤the MÃ¼ller, Ãœber TÃ¶pfe â€“ neu")
    'Käthe Müller, Über Töpfe – neu'
    """
    runs = _RUN.findall(text)
    if len(runs) < _FEWEST_RUNS:
        return text
    meant = {run: _read_again(run) for run in set(runs)}
    if sum(meant[run] is not None for run in runs) < 0.9 * len(runs):
        return text
    return _RUN.sub(lambda found: meant[found[0]] or found[0], text)


def _read_again(run: str) -> str | None:
    try:
        data = b"".join(
            sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252") for sign in run
        )
        return data.decode("utf-8")
    except UnicodeError:
        return None


def _with_losses(data: bytes, encoding: str) -> tuple[str, str]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if lost <= 0:
        return text, ""
    return text, (
        f"{lost} place{'s' * (lost > 1)} could not be decoded as {encoding.upper()} and show as "
        "\ufffd. Names and titles with that sign are damaged."
    )


def _wide_encoding(data: bytes) -> str:
    """Recognise UTF-16 without its mark: every other byte of Latin text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or sample.count(0) * 3 < len(sample):
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 5 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 5 * odd else ""


def _legacy(data: bytes, charset: str | None) -> tuple[str, str]:
    """Decode what is not UTF-8: as declared, as damaged UTF-8, or as its letters show."""
    for name in (_declared(data[:4000]), charset or ""):
        text = _as_declared(data, name)
        if text is not None:
            return text, ""
    mended, warning = _with_losses(data, "utf-8")
    foreign = sum(letter > "\x7f" for letter in mended) - mended.count("\ufffd")
    if foreign > 3 * mended.count("\ufffd"):
        return mended, warning
    encoding = likeliest_encoding(data)
    text = data.decode(encoding, errors="replace")
    title = _TITLES.get(encoding, encoding.upper().replace("_", "-"))
    return text, f"not valid UTF-8; read as {title}. Save it as UTF-8 if letters look wrong."


def _declared(beginning: bytes) -> str:
    """Read which encoding a document says it is in; empty where it does not."""
    from bs4.dammit import EncodingDetector

    if told := EncodingDetector.find_declared_encoding(beginning, is_html=True):
        return told
    found = _DECLARED.search(beginning)
    name = next((one for one in found.groups() if one), b"") if found else b""
    return name.decode("ascii", "replace")


def _as_declared(data: bytes, name: str) -> str | None:
    name = name.strip().lower()
    try:
        text = data.decode(_CALLED.get(name, name)) if name else None
    except (LookupError, ValueError):
        return None
    # Codecs that are no encodings of text give other things.
    return text if isinstance(text, str) else None
