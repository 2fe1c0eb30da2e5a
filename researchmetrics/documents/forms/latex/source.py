"""The source of a LaTeX document, read argument by argument; what macros stand for is put back."""

from __future__ import annotations

import re

from researchmetrics.errors import TooLargeError

__all__ = ["Source", "without_comments"]

_PLAIN = re.compile(r"[^\\{}$~&^_\n\[\]%#`'-]+")
_NAME = re.compile(r"[A-Za-z@]+")
_BLANKS = re.compile(r"[ \t]*\n?[ \t]*")
_ALL_BLANKS = re.compile(r"\s*")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*(?=\S))?")
_HIDDEN = re.compile(
    r"\\begin\s*\{(comment|filecontents\*?|verbatim\*?|lstlisting|tikzpicture|minted)\}|"
    r"\\iffalse(?![A-Za-z])"
)
_CONDITION_END = re.compile(r"\\(?:fi|else)(?![A-Za-z])")
# Macros may stand for macros, but no document needs more of it than this.
_MOST_PUT_BACK = 50_000
_MOST_LETTERS = 3_000_000
_DEEPEST = 200


def without_comments(text: str) -> str:
    r"""Take out what is not printed: comments, and what is marked as left out.

    Parameters
    ----------
    text : str
        LaTeX.

    Returns
    -------
    str
        The rest.

    Examples
    --------
    >>> without_comments("On pots% draft\n and 5\\% clay")
    'On potsand 5\\% clay'
    """
    text = _COMMENT.sub(r"\1", text)
    pieces, place = [], 0
    unended: set[str] = set()
    for found in _HIDDEN.finditer(text):
        what = found[1] or "\\iffalse"
        if found.start() < place or what in unended:
            continue
        end = _end_of(text, found)
        if end < 0:
            # Without its end it hides nothing, and need not be looked for again.
            unended.add(what)
            continue
        pieces += [text[place : found.start()], " "]
        place = end
    return "".join(pieces) + text[place:]


def _end_of(text: str, found: re.Match[str]) -> int:
    if not found[1]:
        end = _CONDITION_END.search(text, found.end())
        return end.end() if end else -1
    closing = f"\\end{{{found[1]}}}"
    place = text.find(closing, found.end())
    return -1 if place < 0 else place + len(closing)


class Source:
    """A text read from its beginning, onto which more can be put.

    Parameters
    ----------
    text : str
        LaTeX without comments.
    """

    def __init__(self, text: str) -> None:
        self.frames: list[tuple[str, int]] = [(text, 0)]
        self.n_put_back = 0
        self.n_letters = 0

    def put_back(self, text: str) -> None:
        """Have a text read next.

        Parameters
        ----------
        text : str
            What a macro stands for.

        Raises
        ------
        TooLargeError
            If macros stand for macros without end.
        """
        self.n_put_back += 1
        self.n_letters += len(text)
        self._drop_read()
        if (
            self.n_put_back > _MOST_PUT_BACK
            or self.n_letters > _MOST_LETTERS
            or len(self.frames) > _DEEPEST
        ):
            raise TooLargeError(
                "The LaTeX defines commands that stand for one another without end, or nearly so. "
                "Give the finished PDF, or the text."
            )
        if text:
            self.frames.append((text, 0))

    def _drop_read(self) -> None:
        while self.frames and self.frames[-1][1] >= len(self.frames[-1][0]):
            self.frames.pop()

    def peek(self) -> str:
        """Return the next letter; empty at the end."""
        self._drop_read()
        if not self.frames:
            return ""
        text, place = self.frames[-1]
        return text[place]

    def take(self) -> str:
        """Read a stretch of plain letters, or one letter that may mean something."""
        if not self.peek():
            return ""
        text, place = self.frames[-1]
        found = _PLAIN.match(text, place)
        end = found.end() if found else place + 1
        self.frames[-1] = text, end
        return text[place:end]

    def name(self) -> str:
        """Read the name of a command behind its backslash, and the blanks behind letters."""
        if not self.peek():
            return ""
        text, place = self.frames[-1]
        found = _NAME.match(text, place)
        if found is None:
            self.frames[-1] = text, place + 1
            return text[place]
        end = _BLANKS.match(text, found.end())
        # An empty line ends the paragraph, and is no blank behind a command.
        gap = end[0] if end else ""
        after = (
            found.end()
            if "\n" in gap and text[found.end() + len(gap) :][:1] == "\n"
            else (found.end() + len(gap))
        )
        self.frames[-1] = text, after
        return found[0]

    def skip_blanks(self) -> None:
        """Pass over white space."""
        while self.peek().isspace():
            text, place = self.frames[-1]
            found = _ALL_BLANKS.match(text, place)
            self.frames[-1] = text, found.end() if found else place

    def is_next(self, sign: str) -> bool:
        """Whether a sign comes next, white space aside; without a paragraph's end before it."""
        if not self.peek():
            return False
        text, place = self.frames[-1]
        found = _BLANKS.match(text, place)
        end = found.end() if found else place
        if end >= len(text):
            self.skip_blanks()
            return self.peek() == sign
        return text[end] == sign

    def argument(self) -> str:
        """Read an argument: what stands in braces, or the next letter or command."""
        self.skip_blanks()
        first = self.peek()
        if first == "{":
            return self._until("{", "}")
        if first == "\\":
            self._step()
            return "\\" + self.name()
        return "" if first == "}" else self._step()

    def optional(self) -> str | None:
        """Read an argument in brackets; None where there is none."""
        if not self.is_next("["):
            return None
        self.skip_blanks()
        return self._until("[", "]")

    def star(self) -> None:
        """Pass over the star of a command."""
        if self.peek() == "*":
            self._step()

    def arguments(self, most: int = 9) -> list[str]:
        """Read all arguments in braces that follow one another.

        Parameters
        ----------
        most : int, default 9
            How many at most.

        Returns
        -------
        list of str
            Without their braces.
        """
        found: list[str] = []
        while len(found) < most and self.is_next("{"):
            found.append(self.argument())
        return found

    def until(self, sign: str) -> str:
        """Read up to a sign, and pass over it."""
        pieces: list[str] = []
        while (letter := self._step()) and letter != sign:
            pieces.append(letter)
            if letter == "\\":
                pieces.append(self._step())
        return "".join(pieces)

    def _step(self) -> str:
        if not self.peek():
            return ""
        text, place = self.frames[-1]
        self.frames[-1] = text, place + 1
        return text[place]

    def _until(self, opening: str, closing: str) -> str:
        """Read what stands between two signs; braces within belong together."""
        self._step()
        pieces: list[str] = []
        depth, braces = 1, 0
        while piece := self.take():
            if piece == "\\":
                pieces.append(piece + self._step())
                continue
            if piece == closing and (opening == "{" or braces == 0):
                depth -= 1
                if depth == 0:
                    break
            elif piece == opening and (opening == "{" or braces == 0):
                depth += 1
            elif piece in "{}" and piece:
                braces += 1 if piece == "{" else -1
                if braces < 0:
                    break
            pieces.append(piece)
        return "".join(pieces)
