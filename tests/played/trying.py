"""Tries readers on thousands of examples: honest records or an error of our own tree, and soon.

What an example is follows from the seed, the reader's name and the example's number alone. One
comes again by ``RESEARCHMETRICS_FUZZ_FIRST=4711 make fuzz EXAMPLES=1 ARGS="-k openalex"``, others
come by another ``RESEARCHMETRICS_FUZZ_SEED``.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from math import isfinite
from pathlib import Path
from random import Random
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from researchmetrics.errors import ResearchMetricsError
from researchmetrics.records import Candidate, PersonRecord, Record, from_plain, to_plain

SEED = os.environ.get("RESEARCHMETRICS_FUZZ_SEED", "1")
FIRST = int(os.environ.get("RESEARCHMETRICS_FUZZ_FIRST", "0"))
EXAMPLES = os.environ.get("RESEARCHMETRICS_FUZZ_EXAMPLES", "")
SECONDS = 2.0
# Bytes of a large answer.
SIZE = 500_000 if EXAMPLES else 100_000
# A run goes on after a finding, since others may follow.
_FINDINGS_AT_MOST = 25
_AT_ONCE = 20
# How much longer than its own time a reader may take where others have the machine too.
_CROWDED = 10
# Of long lists the first only: the time is the readers'.
_CHECKED = 100


class HangsError(BaseException):
    """Takes too long. No `Exception`: nothing may swallow it."""


def n_examples(few: int) -> int:
    """Say how many examples are asked for: few, unless the environment wants more."""
    return int(EXAMPLES or few)


def try_out(
    name: str, read: Callable[[Random], Iterable[object]], n: int, seconds: float = SECONDS
) -> None:
    """Let a reader read so many examples; fails when it is all over."""
    findings: dict[str, str] = {}
    slowest, at, refused, begun = 0.0, 0, 0, time.monotonic()
    for number in range(FIRST, FIRST + n):
        if number % _AT_ONCE == FIRST % _AT_ONCE:
            # For code that heeds no signal.
            faulthandler.dump_traceback_later(_AT_ONCE * seconds * _CROWDED, exit=True)
        random = Random(f"{SEED}/{name}/{number}")
        start = time.process_time()
        try:
            with _in_time(seconds):
                refused += _is_refused(read(random), thorough=number % 16 == 0)
        except (Exception, HangsError) as error:  # noqa: BLE001 (whatever it is, it is a finding)
            what = f"example {number} (seed {SEED}): {''.join(_shown(error))}"
            findings.setdefault(_place(error), what)
            if len(findings) == _FINDINGS_AT_MOST:
                break
        taken = time.process_time() - start
        if taken > slowest:
            slowest, at = taken, number
    faulthandler.cancel_dump_traceback_later()
    pace = n / max(time.monotonic() - begun, 1e-9)
    sys.stdout.write(
        f"\n{name:<16}{n:>8,} examples,{refused:>8,} refused, slowest {slowest:.3f} s "
        f"(example {at}), {pace:,.0f} a second, {len(findings)} findings\n"
    )
    sys.stdout.flush()
    assert not findings, "\n".join(findings.values())
    assert refused < n or n < 10, "nothing was read: the examples say nothing"


def _is_refused(found: Iterable[object], *, thorough: bool) -> bool:
    said = "nothing is wrong"
    try:
        for place, one in enumerate(found):
            if place < _CHECKED:
                check(one, thorough=thorough and not place)
    except ResearchMetricsError as error:
        said = str(error)
    assert said.strip(), "an error that says nothing"
    return said != "nothing is wrong"


@contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    def over(*_: object) -> None:
        raise HangsError(f"takes longer than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, over)
    # Of this process alone: others may have the machine meanwhile.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _shown(error: BaseException) -> list[str]:
    lines = traceback.format_exception(error)
    return lines if len(lines) < 40 else [*lines[:5], "...\n", *lines[-12:]]


def _place(error: BaseException) -> str:
    """Tell findings apart by where in the package they come from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "/researchmetrics/" in one.filename]
    last = ours[-1] if ours else frames[-1]
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"


def check(found: object, *, thorough: bool = True) -> None:
    """Records hold what they say they hold."""
    kind = type(found)
    assert kind in {Candidate, PersonRecord, Record}, kind
    _check_typed(found)
    if thorough and isinstance(found, PersonRecord | Record):
        assert from_plain(kind, json.loads(json.dumps(to_plain(found)))) == found
        assert len(found.record_id) == 16 if isinstance(found, Record) else True


def _check_typed(found: object) -> None:
    for name, fits in _fields(type(found)):
        value = getattr(found, name)
        if value == "" and isinstance(found, Candidate):
            continue  # a person found by another name
        assert fits(value), f"{name} of {type(found).__name__} is {value!r:.200}"


@cache
def _fields(kind: type) -> list[tuple[str, Callable[[object], bool]]]:
    return [(name, _fitting(hint)) for name, hint in get_type_hints(kind).items()]


def _fitting(hint: Any) -> Callable[[object], bool]:
    """Make a check of a value's type; unknown is None, and no empty text."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        checks = [_fitting(one) for one in inner]
        return lambda value: any(fits(value) for fits in checks)
    if origin is tuple and inner[-1:] == (...,):
        fits = _fitting(inner[0])
        return lambda value: type(value) is tuple and all(map(fits, value))
    if origin is tuple:
        checks = [_fitting(one) for one in inner]
        return lambda value: (
            type(value) is tuple and all(fits(one) for fits, one in zip(checks, value, strict=True))
        )
    if origin is not None:
        return lambda value: all(type(k) is str and _is_number(n) for k, n in value.items())
    if hint is str:
        return lambda value: type(value) is str and value != "" and value.strip() == value
    if hint is float:
        return _is_number
    if hint in {int, bool, NoneType}:
        return lambda value: type(value) is hint

    def check_within(value: object) -> bool:
        _check_typed(value)
        return type(value) is hint

    return check_within


def _is_number(value: object) -> bool:
    return type(value) is int or (type(value) is float and isfinite(value))
