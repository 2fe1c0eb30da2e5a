"""Reading many references with the model: labels, fields, and records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from researchmetrics.documents.references.model.decoding import probabilities
from researchmetrics.documents.references.model.scoring import score_tokens
from researchmetrics.documents.references.model.segments import segments_of
from researchmetrics.documents.references.model.sheet import Sheet
from researchmetrics.documents.references.model.tokens import cut
from researchmetrics.documents.references.model.weights import Weights, load
from researchmetrics.documents.references.readings import Reading, read_with_spans
from researchmetrics.documents.text.emphasis import Emphasised, read_emphasis
from researchmetrics.documents.text.latex_print import latex_shown
from researchmetrics.documents.text.mending import mended
from researchmetrics.records import Provenance

__all__ = ["read_many"]

# Characters worked on at once: enough to be quick, few enough to take little memory.
_BATCH = 100_000
# What is longer is no reference; its tail is left unread.
_LONGEST = 8_000
# Scripts that no reference of the training data is in: Arabic, Hebrew, Indic, Chinese, Japanese.
_UNKNOWN_SCRIPT = re.compile(r"[\u0590-\u0dff\u0e00-\u109f\u3040-\u30ff\u3400-\u9fff]")
_KNOWN_LETTERS = re.compile(r"[^\W\d_]")


def read_many(
    raws: Sequence[str],
    provenances: Sequence[Provenance],
    *,
    section: str | None = None,
    own_name: str | None = None,
    weights: Weights | None = None,
) -> Iterator[Reading]:
    """Read references, with the place and the trust of each field.

    Parameters
    ----------
    raws : sequence of str
        References as printed, Markdown and inline HTML allowed.
    provenances : sequence of Provenance
        Where each comes from.
    section : str, optional
        Heading under which they stand.
    own_name : str, optional
        Name of the person the document is about.
    weights : Weights, optional
        What the model has learnt; default what comes with the package.

    Yields
    ------
    Reading
        One a reference, in order; the same whatever stands beside it.

    Examples
    --------
    >>> raw = "A. Pott and B. Lee. On cracked pots. Journal of Pots, 12(3):4-9, 2019."
    >>> [reading] = read_many([raw], [Provenance(source="document:example")])
    >>> reading.record.title, reading.record.venue, reading.record.pages
    ('On cracked pots', 'Journal of Pots', '4-9')
    >>> [(a, b)] = reading.spans["venue"]
    >>> raw[a:b]
    'Journal of Pots'
    """
    learnt = weights or load()
    for start, end in _batches(raws):
        chosen = raws[start:end]
        shown = [None if _is_foreign(raw) else _shown(raw[:_LONGEST]) for raw in chosen]
        tokens = cut([one.text if one else "" for one in shown])
        scores = score_tokens(tokens, learnt)
        probable = probabilities(scores, learnt.transitions, tokens.bounds)
        cuts = segments_of(tokens, probable, learnt.calibration)
        for raw, one, segments, provenance in zip(
            chosen, shown, cuts, provenances[start:end], strict=True
        ):
            if one is None or not segments:
                yield read_with_spans(
                    raw, provenance=provenance, section=section, own_name=own_name
                )
                continue
            reading = Sheet(one, segments).reading(raw, provenance, section, own_name)
            if reading.record.title is None and reading.record.authors:
                ruled = read_with_spans(
                    raw, provenance=provenance, section=section, own_name=own_name
                )
                reading = ruled if _took_title_for_names(reading, ruled) else reading
            yield reading


def _shown(raw: str) -> Emphasised:
    """Mend a reference, write LaTeX as print, and take the markup off."""
    entry, repaired = mended(raw)
    entry, spelled = latex_shown(entry)
    shown = read_emphasis(entry)
    return replace(shown, steps=(*repaired, *spelled, *shown.steps))


def _took_title_for_names(reading: Reading, ruled: Reading) -> bool:
    """Whether the rules see a title where the model, which saw none, read on with names."""
    names, title = reading.spans.get("authors"), ruled.spans.get("title")
    return names is not None and title is not None and names[0][0] < title[0][0] < names[-1][1]


def _batches(raws: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of batches that hold many references, or few long ones."""
    start = size = 0
    for place, raw in enumerate(raws):
        long = min(len(raw), _LONGEST)
        if size and size + long > _BATCH:
            yield start, place
            start, size = place, 0
        size += long
    if start < len(raws):
        yield start, len(raws)


def _is_foreign(raw: str) -> bool:
    """Whether most of a text is in a script the model has never seen."""
    if raw.isascii():
        return False
    foreign = len(_UNKNOWN_SCRIPT.findall(raw, 0, _LONGEST))
    return foreign > 0 and foreign * 2 > len(_KNOWN_LETTERS.findall(raw, 0, _LONGEST))
