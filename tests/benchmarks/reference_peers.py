"""Read reference strings with refextract: a file of strings in, what was found and the time out.

Run by the Python of an environment that has it, and nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def read(text):
    """Return title, authors and year of one reference, as far as it gives them."""
    # Only the environment that runs this has it.
    from refextract import extract_references_from_string

    # It reads lists and numbers entries itself; a string by itself is a list of one.
    found = extract_references_from_string(text, is_only_references=True)
    first = {name: values[0] for name, values in found[0].items() if values} if found else {}
    return {name: first.get(name) for name in ("title", "author", "year")}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    strings = json.loads((folder / "strings.json").read_text())
    read(strings[0])
    before = time.process_time()
    fields = [read(one) for one in strings]
    taken = time.process_time() - before
    (folder / "found.json").write_text(json.dumps({"seconds": taken, "fields": fields}))
