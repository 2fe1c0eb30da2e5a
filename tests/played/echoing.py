"""Services that repeat the secrets they were sent, in all ways that occurred to anybody."""

from __future__ import annotations

import base64
import dataclasses
import html
import json
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_plus

from playing import Asked, Reply

Manner = Callable[[Asked, Reply, str], Reply]
STATUSES = (400, 401, 403, 404, 409, 410, 418, 429, 451, 500, 503)


def forms(key: str) -> dict[str, str]:
    """Write a secret in the ways that services write it, by accident or not."""
    inside = [base64.b64encode(f"{before}{key}".encode()).decode() for before in ("", "u:", "u")]
    return {
        "bare": key,
        "quoted": quote(key, safe=""),
        "plus": quote_plus(key).lower(),
        "twice": quote(quote(key, safe=""), safe=""),
        "markup": html.escape(key),
        "json": json.dumps(key)[1:-1].replace("/", "\\/"),
        "within": json.dumps(json.dumps({"key": key})),
        "upper": key.upper(),
        "lower": key.lower(),
        "mixed": key.swapcase(),
        "hex": key.encode().hex(),
        "bytes": "".join(f"%{byte:02x}" for byte in key.encode()),
        "units": "".join(f"\\u{ord(letter):04X}" for letter in key),
        "entities": "".join(f"&#{ord(letter)};" for letter in key),
        "python": repr(key),
        **{f"base{number}": text for number, text in enumerate(inside)},
        "safe": base64.urlsafe_b64encode(key.encode()).decode(),
    }


def needles(key: str) -> list[bytes]:
    """List what of a secret must be found nowhere, all in lower case."""
    core = max("".join(c if c.isalnum() else " " for c in key).split(), key=len)
    # Of the letters alone: what is kept as base 64 may have the signs escaped within.
    inside = [base64.b64encode(bytes(offset) + core.encode())[4:-4] for offset in range(3)]
    return [one.lower() for one in (core.encode(), key.encode().hex().encode(), *inside)]


def _said(key: str) -> str:
    return " ".join(forms(key).values())


def in_body(asked: Asked, reply: Reply, key: str) -> Reply:
    """Repeat it beside what was asked for."""
    kind = reply.headers.get("Content-Type", "")
    body = reply.body
    if body.lstrip()[:1] == b"{":
        body = json.dumps(json.loads(body) | {"echo": forms(key), key: key}).encode()
    elif "html" in kind or body.lstrip()[:1] == b"<":
        body += f"<!-- {_said(key).replace('--', '')} -->".encode()
    return dataclasses.replace(reply, body=body)


def in_values(asked: Asked, reply: Reply, key: str) -> Reply:
    """Repeat it in every title and name that is answered."""
    body = reply.body
    if body.lstrip()[:1] == b"{":
        body = json.dumps(_with_key(json.loads(body), key)).encode()
    return dataclasses.replace(reply, body=body)


def _with_key(value: object, key: str) -> object:
    if isinstance(value, dict):
        return {name: _with_key(one, key) for name, one in value.items()}
    if isinstance(value, list):
        return [_with_key(one, key) for one in value]
    is_text = isinstance(value, str) and " " in value
    return f"{value} {key} {quote(key, safe='')}" if is_text else value


def in_wide_letters(asked: Asked, reply: Reply, key: str) -> Reply:
    """Repeat it in an answer of two bytes a letter."""
    if reply.body.lstrip()[:1] != b"{":
        return reply
    text = json.dumps(json.loads(reply.body) | {"echo": key})
    return dataclasses.replace(reply, body=text.encode("utf-16"))


def in_headers(asked: Asked, reply: Reply, key: str) -> Reply:
    """Repeat it in every header there is."""
    told = {f"X-{name}": text for name, text in forms(key).items() if text.isprintable()}
    told |= {
        "Link": f"<http://127.0.0.1/next?api_key={quote(key)}>; rel=next",
        "ETag": f'"{key}"',
        "Retry-After": key,
        "X-RateLimit-Remaining": f"9 {key}",
        "X-RateLimit-Remaining-USD": key,
        "X-RateLimit-Limit": key,
        "X-RateLimit-Reset": key,
        "Set-Cookie": f"key={key}",
        "Location": f"/?{key}",
        f"X-{''.join(filter(str.isalnum, key))}": "1",
        # No header at all, which libraries complain of.
        "X-Broken": f"1\r\nno header {key}\r\nX-After: {key}",
    }
    # After it no header is read, and so no length.
    headers = reply.headers | told
    return dataclasses.replace(reply, headers=headers, reason=f"OK {key}", unsized=True)


def in_error(status: int) -> Manner:
    """Refuse, and repeat it."""

    def refuse(asked: Asked, reply: Reply, key: str) -> Reply:
        told = forms(key)
        words = f"The key {_said(key)} is not valid"
        wait = {"Retry-After": "0", "X-RateLimit-Remaining": "0", "X-RateLimit-Limit": key}
        if status == 429:
            wait |= {"X-RateLimit-Reset": "86400"} if len(asked.path) % 2 else {}
        body = json.dumps({"message": words, "error": {"message": words}, "sent": told}).encode()
        kind = "application/json"
        if len(asked.path) % 3 == 0:
            body, kind = f"The key {key} is not valid".encode(), "text/plain"
        elif len(asked.path) % 3 == 1:
            body, kind = f"<error>{html.escape(words)}</error>".encode(), "application/xml"
        return Reply(body, status, wait | {"Content-Type": kind}, reason=f"No {key}")

    return refuse


def in_garbage(asked: Asked, reply: Reply, key: str) -> Reply:
    """Answer something that is nothing, with it."""
    return Reply(f'{{"cut": "{key}'.encode())


def in_a_page(asked: Asked, reply: Reply, key: str) -> Reply:
    """Ask for a human, by a page that holds it."""
    page = f"<html><title>captcha {key}</title>{_said(key)}</html>"
    return Reply(page.encode(), 200, {"Content-Type": f"text/html; key={key}"})


def in_the_status(asked: Asked, reply: Reply, key: str) -> Reply:
    """Break the protocol with it."""
    reason = f"OK\r\n{key} is no header\r\n: {key}"
    return dataclasses.replace(reply, reason=reason, unsized=True)


def in_a_redirect(asked: Asked, reply: Reply, key: str) -> Reply:
    """Lead on to an address that holds it."""
    if "moved" in asked.query or "moved" in asked.path:
        return reply
    if asked.method == "GET":
        told = "&".join(f"{name}={quote(text)}" for name, text in forms(key).items())
        return Reply(b"", 302, {"Location": f"{asked.path}?moved=1&api_key={quote(key)}&{told}"})
    return Reply(b"", 307, {"Location": f"{asked.path}?moved=1&key={quote(key)}"})


def in_a_path(asked: Asked, reply: Reply, key: str) -> Reply:
    """Lead on to a path that holds it, again and again."""
    return Reply(b"", 302, {"Location": f"/moved/{quote(key, safe='')}/{asked.path}"})


def to_another_host(asked: Asked, reply: Reply, key: str) -> Reply:
    """Lead to a host that must not have it."""
    name = "".join(filter(str.isalnum, key))
    return Reply(b"", 302, {"Location": f"http://{name}.localhost:9/{quote(key)}?k={quote(key)}"})


MANNERS: dict[str, Manner] = {
    "body": in_body,
    "values": in_values,
    "wide": in_wide_letters,
    "headers": in_headers,
    "garbage": in_garbage,
    "page": in_a_page,
    "status line": in_the_status,
    "redirect": in_a_redirect,
    "path": in_a_path,
    "another host": to_another_host,
    **{f"error {status}": in_error(status) for status in STATUSES},
}


def echoing(
    answer: Callable[[Asked], Reply], keys: Callable[[Asked], Iterator[str]], manner: Manner
) -> Callable[[Asked], Reply]:
    """Answer as before, with the secrets that came in repeated."""

    def echo(asked: Asked) -> Reply:
        reply = answer(asked)
        for key in keys(asked):
            reply = manner(asked, reply, key)
        return reply

    return echo
