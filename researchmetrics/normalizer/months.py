"""Words of dates in several languages: months, seasons, and the words for now."""

from __future__ import annotations

import unicodedata

# One month a line; a line set in goes on with the one before.
_MONTHS = """
january jan januar janvier janv enero ene gennaio gen
  janeiro januari januari styczen jänner январь января
february feb febr februar février fevrier févr fev febrero
  febbraio fevereiro februari luty февраль февраля
march mar märz maerz mrz mars marzo março marco
  maart mrt marzec март марта
april apr avril avr abril abr aprile kwiecien апрель
  апреля
may mai mayo maggio mag maio mei maj май
  мая
june jun juni juin junio giugno giu junho czerwiec
  июнь июня
july jul juli juillet juil julio luglio lug julho
  lipiec июль июля
august aug août aout agosto ago augustus augusti sierpien
  август августа
september sep sept septembre septiembre settembre set setembro wrzesien
  сентябрь сентября
october oct oktober okt octobre octubre ottobre ott outubro
  out pazdziernik октябрь октября
november nov novembre noviembre novembro listopad ноябрь ноября
december dec dezember dez décembre décem déc diciembre dic
  dicembre dezembro grudzien декабрь декабря
"""
_SEASONS = """
spring summer fall autumn winter printemps été automne hiver frühling sommer herbst
"""


def plain(word: str) -> str:
    """Lower a word and take off its accents and its abbreviation point.

    Parameters
    ----------
    word : str
        One word.

    Returns
    -------
    str
        The key under which months are listed.

    Examples
    --------
    >>> plain("Déc.")
    'dec'
    """
    split = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(
        letter for letter in split if not unicodedata.combining(letter) or letter == "\u0306"
    )
    return unicodedata.normalize("NFC", bare).rstrip(".")


MONTHS: dict[str, int] = {
    plain(word): number
    for number, line in enumerate(_MONTHS.replace("\n  ", " ").strip().splitlines(), start=1)
    for word in line.split()
}
SEASONS = frozenset(plain(word) for word in _SEASONS.split())
NOW = (
    "now|present|presently|current|currently|ongoing|today|to date|till date|heute|jetzt|laufend|"
    "aujourd'hui|présent|en cours|actuel|actuellement|presente|actual|actualidad|atual|oggi|"
    "attuale|heden|nu|настоящее время|현재|재직중|재직 중|至今|现在|現在|今"
)
