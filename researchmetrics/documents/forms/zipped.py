"""Parts of office files, which are ZIP archives of XML, unpacked within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from researchmetrics.errors import TooLargeError, UnreadableDocumentError

__all__ = ["Parts"]

# The text of a thousand pages; trees of it take ten times as much memory.
_MOST = 32_000_000
_MOST_PARTS = 20_000
# Markup packs well, twenty to one; nothing that people write packs a thousand to one.
_STEEPEST = 400
_SMALL = 1_000_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
           RuntimeError, KeyError)  # fmt: skip


class Parts:
    """The parts of an office file.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages.

    Raises
    ------
    UnreadableDocumentError
        If it is damaged or locked with a password.
    TooLargeError
        If it has more parts than any document.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        self.left = _MOST
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged() from error
        if len(self.archive.filelist) > _MOST_PARTS:
            raise TooLargeError(
                f"{name} has {len(self.archive.filelist):,} parts, more than any document has. "
                "Save it again from the program it was made with."
            )

    def __contains__(self, path: str) -> bool:
        """Whether there is such a part."""
        return path in self.archive.NameToInfo

    def tree(self, path: str) -> Any:
        """Read a part as XML.

        Parameters
        ----------
        path : str
            Its path in the archive.

        Returns
        -------
        lxml element or None
            Its root; None where there is no such part.

        Raises
        ------
        UnreadableDocumentError
            If it is damaged, locked, or defines entities.
        TooLargeError
            If it unpacks to more than any document holds.
        """
        from lxml import etree

        if path not in self:
            return None
        data = self._bytes(path)
        # Neither entities nor anything outside of the file is ever followed.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableDocumentError(
                f"{self.name} defines its own markup, which office files never do, and is not "
                "read. Open it and save it anew."
            )
        return root

    def _bytes(self, path: str) -> bytes:
        info = self.archive.NameToInfo[path]
        if info.flag_bits & 1:
            raise UnreadableDocumentError(
                f"{self.name} is locked with a password. Save a copy without it, then read that."
            )
        is_steep = info.file_size > _SMALL and info.file_size > _STEEPEST * info.compress_size
        try:
            with self.archive.open(info) as part:
                # What the archive says of its sizes may be untrue; so only so much is unpacked.
                data = b"" if is_steep else part.read(self.left + 1)
        except _DAMAGE as error:
            raise self._damaged() from error
        if is_steep or len(data) > self.left:
            raise TooLargeError(
                f"{self.name} unpacks to more than {_MOST / 1e6:.0f} MB of text. Cut it to the "
                "part about the person and the publications."
            )
        self.left -= len(data)
        return data

    def _damaged(self) -> UnreadableDocumentError:
        return UnreadableDocumentError(
            f"{self.name} is damaged: it cannot be unpacked. Open it in the program it was made "
            "with and save it again, or give its text."
        )
