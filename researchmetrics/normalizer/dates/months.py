"""Words of dates in several languages: months, seasons, and the words for now."""

from __future__ import annotations

import unicodedata

# One month a line; a line set in goes on with the one before.
_MONTHS = """
january jan januar janvier janv enero ene gennaio gen janeiro januari styczen stycznia jänner
  январь января янв ledna leden ocak ianuarie január gener tammikuu tammikuuta siječnja січня
  ιανουάριος ιανουαρίου ιαν يناير ינואר siječanj січень януари
february feb febr februar février fevrier févr fev febrero febbraio fevereiro februari luty lutego
  февраль февраля фев února únor şubat februarie február febrer helmikuu helmikuuta veljače лютого
  φεβρουάριος φεβρουαρίου φεβ فبراير פברואר veljača лютий февруари
march mar märz maerz mrz mars marzo março marco maart mrt marzec marca март марта мар března březen
  mart martie március març maaliskuu maaliskuuta ožujka березня maret marts μάρτιος μαρτίου μαρ مارس
  מרץ ožujak березень
april apr avril avr abril abr aprile kwiecien kwietnia апрель апреля апр dubna duben nisan aprilie
  április huhtikuu huhtikuuta travnja квітня απρίλιος απριλίου απρ أبريل ابريل אפריל
  travanj квітень април
may mai mayo maggio mag maio mei maj maja май мая května květen mayıs május maig toukokuu
  toukokuuta svibnja травня μάιος μαΐου مايو מאי svibanj травень
june jun juni juin junio giugno giu junho czerwiec czerwca июнь июня июн června červen haziran
  iunie június juny kesäkuu kesäkuuta lipnja червня ιούνιος ιουνίου ιουν يونيو יוני
  lipanj червень юни
july jul juli juillet juil julio luglio lug julho lipiec lipca июль июля июл července červenec
  temmuz iulie július juliol heinäkuu heinäkuuta srpnja липня ιούλιος ιουλίου ιουλ يوليو יולי
  srpanj липень юли
august aug août aout agosto ago augustus augusti sierpien sierpnia август августа авг srpna srpen
  ağustos augusztus agost elokuu elokuuta kolovoza серпня agustus αύγουστος αυγούστου αυγ أغسطس
  אוגוסט kolovoz серпень
september sep sept septembre septiembre settembre set setembro wrzesien września сентябрь сентября
  сен сент září eylül septembrie szeptember setembre syyskuu syyskuuta rujna вересня σεπτέμβριος
  σεπτεμβρίου σεπ سبتمبر ספטמבר rujan вересень септември
october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik października октябрь
  октября окт října říjen ekim octombrie október lokakuu lokakuuta жовтня οκτώβριος οκτωβρίου οκτ
  أكتوبر اكتوبر אוקטובר жовтень октомври
november nov novembre noviembre novembro listopad listopada listopadu ноябрь ноября ноя kasım
  noiembrie marraskuu marraskuuta studenoga листопада νοέμβριος νοεμβρίου νοε نوفمبر נובמבר
  studeni ноември
december dec dezember dez décembre décem déc diciembre dic dicembre dezembro grudzien grudnia
  декабрь декабря дек prosince prosinec aralık decembrie joulukuu joulukuuta prosinca desember
  desembre грудня δεκέμβριος δεκεμβρίου δεκ ديسمبر דצמבר prosinac грудень декември
"""
_SEASONS = """
spring summer fall autumn winter printemps été automne hiver frühling frühjahr sommer herbst
primavera verano otoño invierno estate autunno inverno verão outono voorjaar zomer herfst
michaelmas hilary trinity lent easter christmas
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
    "aujourd'hui|ce jour|présent|en cours|actuel|actuellement|presente|actual|actualidad|atual|"
    "oggi|attuale|heden|nu|nå|dato|halen|nykyään|hoy|hoje|até hoje|la fecha|teraz|obecnie|"
    "günümüz|halen|devam ediyor|σήμερα|nay|hiện nay|sekarang|по наст|"
    "настоящее время|현재|재직중|재직 중|至今|现在|現在|今"
)
