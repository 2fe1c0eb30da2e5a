"""References with marked fields, and what label each token of them has."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Example", "label_tokens"]

# Signs that end a field when they stand behind it; others belong to what follows.
_CLOSING = frozenset(".,;:)]”»’\"'")
_STRAIGHT = frozenset("\"'")
# So many words between two fields are a remark, fewer lead over to the next field.
_REMARK = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A reference whose fields are marked.

    Parameters
    ----------
    text : str
        As printed.
    fields : tuple of (str, int, int)
        Fields of the model, in order, with the stretches they fill.
    group : str
        What must not be parted when some examples are kept for measuring: the title.
    source : str
        Where it comes from.
    """

    text: str
    fields: tuple[tuple[str, int, int], ...]
    group: str
    source: str


def label_tokens(
    example: Example, words: list[str], starts: list[int], ends: list[int]
) -> list[str]:
    """Give every token of a reference its label.

    Parameters
    ----------
    example : Example
        The reference.
    words, starts, ends : list
        Its tokens and where they stand.

    Returns
    -------
    list of str
        One label a token: "B-" or "I-" and the field. Signs and words between two fields go to
        the one before or behind them, as corpora do that mark every token.

    Examples
    --------
    >>> example = Example("Pott: Pots.", (("author", 0, 4), ("title", 6, 10)), "pots", "invented")
    >>> label_tokens(example, ["Pott", ":", "Pots", "."], [0, 4, 6, 10], [4, 5, 10, 11])
    ['B-author', 'I-author', 'B-title', 'I-title']
    """
    owner = [
        next(
            (
                number
                for number, (_, begin, end) in enumerate(example.fields)
                if start < end and stop > begin
            ),
            -1,
        )
        for start, stop in zip(starts, ends, strict=True)
    ]
    fields = [field for field, _, _ in example.fields]
    place = 0
    while place < len(owner):
        if owner[place] >= 0:
            place += 1
            continue
        stop = next((at for at in range(place, len(owner)) if owner[at] >= 0), len(owner))
        _bridge(
            owner,
            fields,
            (place, stop),
            words,
            [a > b for a, b in zip(starts[1:], ends, strict=False)],
        )
        place = stop
    return [
        f"{'I' if at and owner[at - 1] == number else 'B'}-{fields[number]}"
        for at, number in enumerate(owner)
    ]


def _bridge(
    owner: list[int], fields: list[str], gap: tuple[int, int], words: list[str], apart: list[bool]
) -> None:
    """Give the tokens between two fields to one of them, or to a remark of their own."""
    place, stop = gap
    before = owner[place - 1] if place else -1
    after = owner[stop] if stop < len(owner) else -1
    while before >= 0 and place < stop and words[place] in _CLOSING:
        if words[place] in _STRAIGHT and apart[place - 1]:
            break
        owner[place] = before
        place += 1
    if place == stop:
        return
    named = [word for word in words[place:stop] if word.isalnum()]
    letters = sum(word.isalpha() for word in named)
    if before < 0 and after >= 0 and named:
        fields.append("label")
    elif (after < 0 and (named or before < 0)) or letters > _REMARK:
        fields.append("note")
    else:
        owner[place:stop] = [after if after >= 0 else before] * (stop - place)
        return
    owner[place:stop] = [len(fields) - 1] * (stop - place)
