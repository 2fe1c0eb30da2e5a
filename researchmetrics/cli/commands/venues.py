"""``researchmetrics venues``: journals and conferences known by name, and a list of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from researchmetrics.cli.output import STANDARD, Output

if TYPE_CHECKING:
    from researchmetrics.normalizer.venues import ListedVenue

GROUP = "Tables"

_Action = Literal["list", "add", "show", "remove"]


def venues(
    action: Annotated[_Action, Parameter()] = "list",
    what: str | None = None,
    /,
    *,
    to: Output = STANDARD,
) -> None:
    """Show which venue a name stands for, or keep a list of venues of your own.

    A list has the form of JabRef's: a CSV file of lines "full name;abbreviation", or a
    text file of lines "full name = abbreviation". What it says goes before what the
    package knows. It is kept in the data folder, or where the setting venues_file says.

    Parameters
    ----------
    action : {"list", "add", "show", "remove"}
        List your own venues, add those of a file, show what a name stands for, or remove
        a venue from your own.
    what : str
        The file to add, or the name to show or remove.

    Examples
    --------
    $ researchmetrics venues show "Proc. Natl. Acad. Sci. U.S.A."
    $ researchmetrics venues add journals.csv
    $ researchmetrics venues remove "Journal of Psychoceramics"
    """
    if action == "list":
        _refused(what)
        _list(to)
    elif action == "add":
        _add(_needed(action, what), to)
    elif action == "show":
        _show(_needed(action, what), to)
    else:
        _remove(_needed(action, what), to)


def _needed(action: str, what: str | None) -> str:
    from researchmetrics.errors import RecordError

    if what is None or not what.strip():
        thing = "a file" if action == "add" else "a name"
        raise RecordError(f"The action {action} needs {thing}. Give it behind the word {action}.")
    return what


def _refused(what: str | None) -> None:
    from researchmetrics.errors import RecordError

    if what is not None:
        raise RecordError(
            f"The action list needs nothing more, and {what!r} was given. To see what a name "
            f'stands for: researchmetrics venues show "{what}"'
        )


def _list(to: Output) -> None:
    import pandas as pd

    from researchmetrics.normalizer.venues import known_venues, own_list, venues_path

    rows = [(one.name, one.abbreviation, one.shortest) for one in own_list()]
    table = pd.DataFrame(rows, columns=["name", "abbreviation", "shortest"], dtype="string")
    to.table(table, "venues")
    to.note(f"\nYour list: {venues_path()}. The package knows {len(known_venues().venues):,} more.")


def _show(name: str, to: Output) -> None:
    import pandas as pd

    from researchmetrics.errors import IdentifierError
    from researchmetrics.normalizer.venues import identify, known_venues, own_venues

    table = own_venues()
    found = identify(name, venues=table)
    if found is None:
        raise IdentifierError(f"{name!r} names no venue. Give the name of a journal or conference.")
    listed = found.id not in known_venues().venues
    row = {
        "id": found.id,
        "name": found.name,
        "acronym": found.acronym,
        "type": "series" if found.is_series else found.type,
        "known": ("your list" if listed else "package") if found.is_known else "no",
        "names": list(dict.fromkeys(table.names.get(found.id, [found.name]))),
    }
    to.table(pd.DataFrame([row]), "venue")


def _add(name: str, to: Output) -> None:
    from researchmetrics.errors import UnreadableDocumentError
    from researchmetrics.normalizer.venues import own_list, read_venue_list
    from researchmetrics.normalizer.venues.words import key

    path = Path(name).expanduser()
    added = {key(one.name): one for one in read_venue_list(_text(path), f"The file {path}")}
    if not added:
        raise UnreadableDocumentError(
            f"The file {path} lists no venue. Give lines such as: Journal of Pots;J. Pots"
        )
    kept = {key(one.name): one for one in own_list(missing_ok=True)}
    replaced = len(kept.keys() & added.keys())
    place = _keep([*{**kept, **added}.values()], to)
    new = len(added) - replaced
    to.note(f"Added {new} venue{'s' * (new != 1)}, replaced {replaced}. Your list: {place}")


def _remove(name: str, to: Output) -> None:
    from researchmetrics.errors import IdentifierError
    from researchmetrics.normalizer.venues import own_list, venues_path
    from researchmetrics.normalizer.venues.words import key

    own, wanted = own_list(), key(name)
    kept = [one for one in own if wanted not in map(key, one.names)]
    if len(kept) == len(own):
        raise IdentifierError(
            f"{name!r} is not in your list {venues_path()}. See: researchmetrics venues list"
        )
    _keep(kept, to)
    to.note(f"Removed {len(own) - len(kept)}; {len(kept)} left.")


def _text(path: Path) -> str:
    from researchmetrics.errors import UnreadableDocumentError

    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise UnreadableDocumentError(
            f"The file {path} cannot be read ({reason}). Give a list of venues as UTF-8 text."
        ) from error


def _keep(venues: list[ListedVenue], to: Output) -> Path:
    from researchmetrics.normalizer.venues import venues_path, written_venue_list

    place = venues_path()
    to.folder(place.parent)
    to.file(place, written_venue_list(venues))
    return place
