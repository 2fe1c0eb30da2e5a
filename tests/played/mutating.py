"""Spoils answers and files at random, again and again the same by a seed.

JSON by its values, markup by its tags and texts, lists of lines by their lines; any by its bytes.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from random import Random
from typing import Any

JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    7,
    2024,
    10**30,
    10**400,
    -(10**18),
    1_709_290_800_000,
    0.5,
    1e308,
    float("inf"),
    "",
    " ",
    "?",
    "0",
    "-7",
    "²",
    "٣٤",
    "1e9",
    "9" * 400,
    "9" * 5000,
    "10.5555/x",
    "10.5555/%zz?a=b&c,d|e\"f'g",
    "https://example.org/a?b=c#d",
    "http://[::1",
    "https://x.example:99999/",
    "//\uff0f@\u2100:x",
    "https://orcid.org/0000-0002-1825-0097",
    "0000-0002-1825-009",
    "0000-00-00",
    "2024-02-30",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59.999999999-23:59",
    "<b>x</b>",
    "<b",
    "&#xD800;&#0;&bogus;&#99999999999;",
    "\u202e\x00\ud7ff\ufffe",
    "\ud800",
    "\U0001d4af\u0308\u200d",
    "İßǅﬁ",
    "\x1c\x85\u2028",
    "{" * 50,
    "{}{0}%s%(x)s\\",
    "[(",
    "*",
    "a, b and c; d et al.",
    "~First_Last1",
    [],
    {},
    [None],
    [[None]],
    [{}],
    [[], {}],
    {"a": None},
    {"": ""},
    ["?", 1, None],
    [[[[[[]]]]]],
    [0] * 50,
)
PIECES = (
    b"",
    b"<",
    b">",
    b'"',
    b"&",
    b"&nbsp;",
    b"&#0;",
    b"&#xD800;",
    b"</",
    b"<a>",
    b"<br/>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<!DOCTYPE x [",
    b"<?xml version='1.0' encoding='utf-16'?>",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x92",
    b"\\ud800",
    b"1e999",
    b"\n\n",
    b"\r",
    b"9" * 300,
    b"9" * 5000,
    b"{" * 80,
    b"[" * 80,
    b"}",
    b"null",
    b"-",
    b"'",
    b"\\",
    b"\\'{",
    b"%00",
    b"\t",
    b" ",
    b",,,,",
    b"@article{",
    b"@string{",
    b"@comment",
    b" and ",
    b" = ",
    b"#",
    b"TY  - ",
    b"ER  - ",
    b"PT J",
)
_TOKEN = re.compile(r"<[^>]*>|[^<]+|<")
_TAG = re.compile(r"<\s*(/?)\s*([\w:.-]+)([^>]*?)(/?)\s*>")
_ATTRIBUTE = re.compile(r"([\w:.-]+\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_CELLS = re.compile(r"([,;\t]|  - |[={}\"]| and )")


def spoilt(body: bytes, random: Random) -> bytes:
    """Return an answer or a file with a few things in it changed."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    by_kind = {b"{": _json_spoilt, b"[": _json_spoilt, b"<": _markup_spoilt}
    if random.random() < 0.8:
        body = by_kind.get(start, _lines_spoilt)(body, random)
        if random.random() < 0.9:
            return body
    return _bytes_spoilt(body, random)


def swollen(body: bytes, random: Random, size: int) -> bytes:
    """Return an answer or a file in which something is very large."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    # What begins like JSON and is none is RTF or text.
    if start in {b"{", b"["} and body[:2] != b"{\\":
        return _written(_json_swollen(_loaded(body), random, size))
    if start == b"<":
        return _markup_swollen(body, random, size)
    text = body.decode("utf-8", "replace")
    place, kind = random.randrange(len(text)), random.randrange(4)
    if kind == 0:
        lines = text[place:].splitlines(keepends=True)[: random.choice((1, 2, 5, 40))]
        many = "".join(lines)
    elif kind == 1:
        many = text[place : place + random.randrange(2, 60)]
    else:
        many = _unit(text, random)
    return f"{text[:place]}{_repeated(many, size)}{text[place:]}".encode()


def _repeated(unit: str, size: int) -> str:
    many = size // max(1, len(unit.encode("utf-8", "replace")))
    # As many works as anybody has.
    return unit * min(many, 20_000 if "\n" in unit or "<" in unit else many)


def _unit(text: str, random: Random) -> str:
    """Return a short text to be repeated: signs that readers stop at, or a piece of the text."""
    if text and random.random() < 0.4:
        place = random.randrange(len(text))
        return text[place : place + random.choice((1, 2, 4, 9, 20))]
    return "".join(random.choices(UNITS, k=random.choice((1, 1, 2, 3))))


# What makes readers go back and forth when it stands in a row.
UNITS = (
    *" a9(<&{\\,-.;:|/'\"@#$[*~^_=\n²é\u00a0\u0308",
    *("a ", "A. ", "a, ", " and ", "<b", "<b>", "</b>", "<!--", "&#", "&amp;", "10.", "1-", "9 "),
    *("http://", "http://a.b/", "a@b.", "a/b", " x=", "x='", "[[", "({", "{\\"),
    *("\\'", "-- ", "et al. "),
    *("A, B; ", "19", "arXiv:", "doi:10.", "&lt;b&gt;", "<i><b>", "]]>", "<a b='", "()", "()("),
    *("\r\n", ", , ", "10.1/", "0000-", "~A_", "AB ", "a-b ", "^a", "$x$", "{a}", "i j"),
)  # fmt: skip


@lru_cache(64)
def _loaded(body: bytes) -> Any:
    """Return the value of JSON; nobody may change it."""
    return json.loads(body)


def _written(value: Any) -> bytes:
    # Too large for a number, but no refused word.
    return json.dumps(value).replace("Infinity", "1e999").encode()


def _json_spoilt(body: bytes, random: Random) -> bytes:
    try:
        value = _loaded(body)
    except ValueError:
        return _bytes_spoilt(body, random)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        value = _changed(value, random, _change(body, random))
    return _written(value)


def _changed(value: Any, random: Random, change: Callable[[Any, Any], None]) -> Any:
    """Go down at random, and let be changed what is there; what is passed on the way is copied."""
    if not (isinstance(value, dict | list) and value):
        return value
    value = value.copy()
    name = random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
    inner = value[name]
    if isinstance(inner, dict | list) and inner and random.random() < 0.8:
        value[name] = _changed(inner, random, change)
    else:
        change(value, name)
    return value


def _change(body: bytes, random: Random) -> Callable[[Any, Any], None]:
    def change(value: Any, name: Any) -> None:
        kind, held = random.randrange(9), value[name]
        if kind == 0:
            del value[name]
        elif kind == 1 and isinstance(value, list):
            value.insert(name, random.choice(value))
        elif kind in {2, 3} and isinstance(held, str) and held:
            cut = random.randrange(len(held) + 1)
            value[name] = held[:cut] + str(_junk(random)) + held[cut + random.randrange(4) :]
        elif kind == 4:
            # Of another kind, but found elsewhere in it.
            value[name] = random.choice(_held(body))
        elif kind == 5:
            value[name] = random.choice(([held], {"value": held}, str(held), [held, held]))
        else:
            value[name] = _junk(random)

    return change


def _junk(random: Random) -> Any:
    found = random.choice(JUNK)
    return found.copy() if isinstance(found, dict | list) else found


@lru_cache(64)
def _held(body: bytes) -> list[Any]:
    """Return all values within."""
    found, left = [], [_loaded(body)]
    while left and len(found) < 3_000:
        value = left.pop()
        found.append(value)
        left += value.values() if isinstance(value, dict) else value if type(value) is list else ()
    return found


def _json_swollen(value: Any, random: Random, size: int) -> Any:
    def deep(n: int) -> Any:
        held: Any = 1
        for _ in range(n):
            held = [held] if as_list else {"a": held}
        return held

    def swell(value: Any, name: Any) -> None:
        held, kind = value[name], random.randrange(4)
        if kind == 0:
            value[name] = deep(random.choice((80, 300, 900, 930)))
        elif kind == 1:
            one = held if isinstance(held, str | int) else "x"
            value[name] = [one] * (size // 10)
        elif kind == 2 and isinstance(value, list):
            # At most some hundred thousand things within.
            rows = size // (10 + len(json.dumps(held)))
            value[name : name + 1] = [held] * max(rows, 2)
        else:
            known = held if isinstance(held, str) else ""
            cut = random.randrange(len(known) + 1)
            value[name] = known[:cut] + _repeated(_unit(known, random), size) + known[cut:]

    as_list = random.random() < 0.5
    return _changed(value, random, swell)


@lru_cache(64)
def _tokens(body: bytes) -> tuple[list[str], dict[int, int]]:
    """Cut markup into tags and texts; find for each opening tag where it closes."""
    tokens, open_at, ends = _TOKEN.findall(body.decode("utf-8", "replace")), [], {}
    for place, token in enumerate(tokens):
        tag = _TAG.fullmatch(token)
        if tag and tag[1]:
            while open_at:
                name, start = open_at.pop()
                if name == tag[2]:
                    ends[start] = place
                    break
        elif tag and not tag[4]:
            open_at.append((tag[2], place))
    return tokens, ends


def _markup_spoilt(body: bytes, random: Random) -> bytes:
    known, ends = _tokens(body)
    tokens: list[str | None] = list(known)
    added: dict[int, str] = {}
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        place = random.randrange(len(known))
        token, kind = known[place], random.randrange(8)
        end = ends.get(place, place)
        if kind == 0:
            tokens[place : end + 1] = [None] * (end + 1 - place)
        elif kind == 1:
            added[end] = "".join(known[place : end + 1]) * random.randint(1, 3)
        elif kind == 2:
            start, stop = random.choice(list(ends.items())) if ends else (0, 0)
            added[end] = "".join(known[start : stop + 1])[:20_000]
        elif token.startswith("<"):
            tokens[place] = _ATTRIBUTE.sub(lambda one: _attribute(one, random), token)
        else:
            junk = str(_junk(random))
            written = html.escape(junk) if random.random() < 0.8 else junk
            cut = random.randrange(len(token) + 1) if random.random() < 0.5 else 0
            tokens[place] = token[:cut] + written
    text = "".join((token or "") + added.get(place, "") for place, token in enumerate(tokens))
    return text.encode("utf-8", "replace")


def _attribute(found: re.Match[str], random: Random) -> str:
    kind = random.randrange(4)
    if kind == 0:
        return ""
    if kind == 1:
        return f'{found[1]}"{html.escape(str(_junk(random)))}"'
    return found[0]


def _markup_swollen(body: bytes, random: Random, size: int) -> bytes:
    tokens, ends = _tokens(body)
    tokens, kind = list(tokens), random.randrange(6)
    place = random.randrange(len(tokens))
    text = _repeated(_unit(tokens[place], random), size)
    if kind == 0:
        place = random.choice(list(ends or [0]))
        element = "".join(tokens[place : ends.get(place, place) + 1])
        tokens[place] = _repeated(element, size) + tokens[place]
    elif kind == 1:
        n = random.choice((90, 250, 1_000, 20_000))
        tokens[place] += "<i>" * n + "x" + "</i>" * n
    elif kind == 2:
        tokens[place] += text
    else:
        texts = [at for at, token in enumerate(tokens) if token.strip() and token[:1] != "<"]
        tags = [at for at, token in enumerate(tokens) if "=" in token and token[:1] == "<"]
        text = html.escape(text)
        if kind == 3 and tags:
            place = random.choice(tags)
            said = random.choice(list(_ATTRIBUTE.finditer(tokens[place])) or [None])
            if said is not None:
                token = tokens[place]
                tokens[place] = f'{token[: said.start()]}{said[1]}"{text}"{token[said.end() :]}'
        else:
            tokens[random.choice(texts or [0])] += text
    return "".join(tokens).encode("utf-8", "replace")


def _lines_spoilt(body: bytes, random: Random) -> bytes:
    lines = body.decode("utf-8", "replace").splitlines(keepends=True) or [""]
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        place = random.randrange(len(lines) or 1)
        kind = random.randrange(7)
        if not lines:
            break
        if kind == 0:
            del lines[place : place + random.choice((1, 1, 3))]
        elif kind == 1:
            lines.insert(place, random.choice(lines))
        elif kind == 2:
            lines[place] = lines[place].rstrip("\r\n")
        else:
            lines[place] = "".join(_cells_spoilt(_CELLS.split(lines[place]), random))
    return "".join(lines).encode("utf-8", "replace")


def _cells_spoilt(cells: list[str], random: Random) -> Iterator[str]:
    chosen, kind = random.randrange(len(cells)), random.randrange(5)
    for place, cell in enumerate(cells):
        if place != chosen:
            yield cell
        elif kind == 1:
            yield random.choice(cells)
        elif kind == 2:
            yield cell + str(_junk(random))
        elif kind > 2:
            yield str(_junk(random))


def _bytes_spoilt(body: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(body) + 1)
        end = min(len(body), start + random.choice((0, 1, 1, 2, 5, 20, 200)))
        kind = random.randrange(6)
        if kind == 0:
            body = body[:start]
        elif kind == 1:
            body = body[:start] + body[end:]
        elif kind == 2:
            body = body[:start] + body[start:end] * random.randint(2, 9) + body[end:]
        elif kind == 3:
            other = random.randrange(len(body) + 1)
            body = body[:start] + body[other : other + 40] + body[end:]
        else:
            body = body[:start] + random.choice(PIECES) + body[end:]
    return body
