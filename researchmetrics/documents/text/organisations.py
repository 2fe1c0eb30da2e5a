"""Telling organisations, places and job titles from one another in the lines of a CV."""

from __future__ import annotations

import re

__all__ = ["CJK_DEGREE", "CJK_JOB", "is_degree", "is_job", "is_organisation", "split_place"]

_ORGANISATION = re.compile(
    r"\b(?:universit(?!air|és\b|äts(?:prof|ass|doz|lekt)|ets(?:lekt|adj)|ari[oa]\b)\w*|universid\w+|uniwersytet\w*|univ\b\.?|uni\b|institut\w*|istituto|"
    r"college|school|faculty|dept\b\.?|department|dipartimento|faculdade|\w*akademie|zentrum|"
    r"centrum|spital|ziekenhuis|kolleg|kliniken|stiftung|gesellschaft|society|association|"
    r"университет\w*|институт\w*|академи\w+|факультет\w*|лаборатори\w+|кафедр\w+|центр\w*|"
    r"departamento|"
    r"département|laborator\w*|labs?\b\.?|cent(?:er|re|ro)s?|academ[iy]\w*|hochschule|fakultät|"
    r"lehrstuhl|"
    r"école|escuela|escola|facult[ée]\w*|facultad|politecnico|polytechni\w*|hospital|klinik\w*|"
    r"clinic|"
    r"inc\b\.?|corp\b\.?|corporation|ltd\b\.?|llc|gmbh|company|co\b\.,?|group|foundation|museum|"
    r"observatory|"
    r"agency|council|ministry|KAIST|POSTECH|ETH|EPFL|MIT|CNRS|INRIA|CERN|NASA|NIST|NIH|CSIRO|"
    r"\w*üniversite\w*|enstitü\w*|fakülte\w*|\w*högskola\w*|høgskol\w*|højskole\w*|yliopisto\w*|"
    r"univerzit\w*|egyetem\w*|πανεπιστήμιο|πολυτεχνείο|đại học|viện|universitas|політех\w*|"
    r"університет\w*|"
    r"polite[ck]hni\w*|politehnica|جامعة|دانشگاه|אוניברסיט\w*|"
    r"RIKEN|NAVER|gymnasium|lyc[ée]e|liceo|"
    r"Google|DeepMind|Microsoft|Meta|Facebook|Amazon|Apple|IBM|NVIDIA|Intel|Samsung|Max[- ]Planck|"
    r"Fraunhofer|Research)\b|대학교?|연구(?:소|원|실)|학과|학교|회사|병원|大学|研究所|学院|학부|"
    r"公司|大學|學院|學系|研究院|研究中心|实验室|實驗室|学会|學會|協会|协会|학회|협회",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:professor\w*|lecturer|reader|postdoc\w*|post-doc\w*|researcher|scientist|fellow\b|"
    r"engineer|"
    r"developer|intern(?:ship)?|assistant|associate|director|head|leader?|manager|dean|chair|"
    r"founder|"
    r"consultant|analyst|visiting|scholar|instructor|student|candidate|investigator|president|"
    r"officer|"
    r"curator|librarian|professeur\w*|chercheu\w*|maître|ingénieur\w*|doctorant\w*|stagiaire|"
    r"profesor\w*|"
    r"investigador\w*|becario|catedrático|pesquisador\w*|professora?|ricercat\w*|assegnista|"
    r"wissenschaftlich\w*|mitarbeiter\w*|\w*profess(?:or|ur)\w*|privatdozent\w*|praktik\w*|"
    r"hilfskraft|doktorand\w*|gruppenleit\w*|leiter(?:in)?|referent(?:in)?|"
    r"charg[ée]e? de recherches?|directeur|directrice|attach[ée]e?|enseignant\w*|ater|"
    r"ayudante|titular|contratad[oa]|doctorand[oa]|bolsista|docente|dottorand[oa]|borsista|"
    r"universitair|hoogleraar|docent|onderzoeker|hoofddocent|promovend\w*|aio|"
    r"forskare?|\w*lektor|professori|tutkija|stipendiat|adiunkt|asystent|profesor|"
    r"(?:старший|младший|ведущий|главный)(?:\s+научный)?\s+сотрудник|сотрудник|доцент|"
    r"профессор|преподаватель|ассистент|инженер|аспирант|заведующ\w+|директор|"
    r"elternzeit|(?:parental|maternity|paternity) leave|congé|r[äa]t(?:in)?|conférences|"
    r"resident|registrar|physician|surgeon|clinician|attending|editor|designer|"
    r"profesör|doçent|öğretim (?:üyesi|görevlisi)|araştırma görevlisi|uzman|forskarassistent|"
    r"postdoktor|"
    r"amanuensis|førsteamanuensis|dosent\w*|dosentti|yliopistonlehtori|asszisztens|adjunktus|docens|"
    r"tanársegéd|conferențiar|odborný asistent|vědecký pracovník|καθηγητ\w+|λέκτορας|ερευνητ\w+|"
    r"giảng viên|nghiên cứu viên|dosen|peneliti|אסטודנט|פרופסור|מרצה|חוקר|أستاذ|محاضر|باحث|استاد|"
    r"دانشیار|"
    r"استادیار|викладач|науковий співробітник|"
    r"\w+(?:ologist|icist|ographer)|trainee|apprentice|programmer|architect|specialist|staff|chief|cto|ceo|vice|"
    r"teacher|tutor|demonstrator|technician|statistician|economist|physicist|chemist)\b|"
    r"교수|연구원|개발자|인턴|엔지니어|강사|조교|과학자|教授|研究員|研究员|助教|講師|讲师|"
    r"工程师|实习",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?<![A-Za-z.])(?:Ph\.?\s?D\.?|D\.?Phil\.?|Sc\.?D\.?|Ed\.?D\.?|M\.?D\.?(?=[\s,.]|$)|"
    r"Dr\.(?:\s?(?:rer|phil|med|ing)[.\w\s-]{0,10})?|Habilitation|HDR|"
    r"M\.?S\.?c?\.?|M\.?A\.?|M\.?Phil\.?|M\.?Eng\.?|M\.?B\.?A\.?|M\.?Tech\.?|M\.?P\.?H\.?|"
    r"M\.?Ed\.?|LL\.?[MB]\.?|J\.?D\.?|B\.?S\.?c?\.?|B\.?A\.?|"
    r"B\.?Eng\.?|B\.?E\.?|B\.?Tech\.?|Licence|Licenciatura|Laurea|Diplom\w*|Magister|Abitur|"
    r"Baccalauréat)(?![A-Za-z])|"
    r"(?i:\b(?:doctor(?:ate|al|ado|at)?(?: of [A-Z]\w+| of philosophy| degree)?|"
    r"doctora? en|doutor\w*|doctorat|doktorat?|doktor|doktorgrad|doktora|(?:yüksek )?lisans|"
    r"teknologie doktor|tohtori|maisteri|"
    r"διδακτορικό|πτυχίο|tiến sĩ|thạc sĩ|cử nhân|sarjana|phd|egyetemi oklevél|دكتوراه|ماجستير|"
    r"بكالوريوس|"
    r"دکتری|کارشناسی|דוקטור|habilitowan\w+|"
    r"master\w*(?:['’]s)?(?: of \w+)?|bachelor\w*(?:['’]s)?(?: of \w+)?|"
    r"licenciad[oa]|maestría|m[áa]ster|mestrado|mestre|doutorado|graduação|bacharel\w*|grado en|"
    r"studium|promotion|promotie|dottorato|ingenieur \(ir\.?\)|maîtrise|agrégation|staatsexamen|"
    r"matura|licencjat|inżynier|kandidatgrad|cand\.|\w+examen|civilingenjör|sivilingeniør|diploma|degree|"
    r"аспирантура|бакалавр\w*|магистр\w*|магистратура|специалитет|кандидат \w+ наук|"
    r"доктор \w+ наук)(?!\w))|"
    r"卒業|修了|졸업|毕业|박사|석사|학사|博士|修士|硕士|碩士|学士|學士|硕博|本科"
)
# Korean, Japanese and Chinese put the organisation first, without a comma.
_CJK_PLACE = (
    r"(?P<where>[^\x00-\u1100].*?(?:학교|대학|대학원|학과|학부|회사|연구소|연구원|센터|병원|大学|大學|"
    r"大学院|学部|研究科|学院|學院|学系|研究所|研究院|公司))"
)
CJK_JOB = re.compile(
    _CJK_PLACE + r"\s?(?P<what>[^\s()]*(?:교수|연구원|연구교수|강사|조교|엔지니어|개발자|인턴|教授|"
    r"研究員|研究员|講師|讲师|助教|助手))$"
)
CJK_DEGREE = re.compile(
    _CJK_PLACE[:-1] + r"(?:\s[^\s()]{1,20}){0,2}?)\s?(?P<what>"
    r"(?:[^\s()]*(?:박사|석사|학사|博士|修士|硕士|碩士|学士|學士)\S*"
    r"(?:\s?(?:졸업|수료|과정|修了|卒業|退学|取得|入学|입학))*|"
    r"(?:졸업|수료|입학|卒業|修了|入学|中退|毕业|畢業)))$"
)
_COUNTRY = (
    r"(?:South |North |Republic of )?Korea|Japan|China|P\.?R\.? China|Taiwan|Singapore|India|"
    r"Israel|Turkey|Türkiye|Iran|Vietnam|"
    r"USA|U\.S\.A?\.?|US|United States(?: of America)?|Canada|Mexico|Brazil|Brasil|Argentina|"
    r"Chile|Colombia|"
    r"UK|U\.K\.|United Kingdom|England|Scotland|Wales|Ireland|France|Germany|Deutschland|Spain|"
    r"España|Portugal|"
    r"Italy|Italia|Switzerland|Schweiz|Austria|Österreich|Belgium|(?:The )?Netherlands|"
    r"Luxembourg|Denmark|"
    r"Sweden|Norway|Finland|Iceland|Poland|Czech(?:ia| Republic)|Hungary|Romania|Greece|Russia|"
    r"Ukraine|Estonia|"
    r"Australia|New Zealand|South Africa|Egypt|Nigeria|Kenya|Saudi Arabia|UAE|Qatar|Pakistan|"
    r"Bangladesh|"
    r"Thailand|Malaysia|Indonesia|Philippines|Hong Kong|"
    r"A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|KS|KY|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    r"T[NX]|UT|V[AT]|W[AIVY]"
)
_CITY = (
    r"(?:(?:New|San|Los|Las|Santa|Saint|St\.|Hong|Tel|Abu|Rio|Buenos|Mexico|The|Cape|Kuala|Ann|"
    r"Palo|Menlo|"
    r"Mountain|Sankt|São|Porto|Den|Le|La|El|Salt|Fort|Baton|Little)[ -](?:(?:de|do|of|"
    r"Lake)[ -])?)?[^\W\d_][\w'’.-]*"
)
_PLACE = re.compile(
    rf"(?:^|[\s,;|(]+)(?P<place>{_CITY},\s(?:[A-Z]{{2}},\s)?(?:{_COUNTRY}))\s*\)?\s*[.,]?\s*$"
)
_LEADS_ON = re.compile(
    r"\b(?:of|de|di|do|da|des|du|del|della|in|at|for|van|von|zu|der|the|la|le)$", re.IGNORECASE
)
_BARE_COUNTRY = re.compile(rf"[,;(]\s*(?P<place>{_COUNTRY})\s*\)?\s*\.?\s*$")


def is_organisation(text: str) -> bool:
    """Whether a text names an organisation, by a word that organisations have.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        False also for organisations whose name says nothing.

    Examples
    --------
    >>> is_organisation("Delft Institute of Pots"), is_organisation("Tech Leader")
    (True, False)
    """
    return bool(_ORGANISATION.search(text))


def is_job(text: str) -> bool:
    """Whether a text names a job.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        True where it holds a word of job titles.

    Examples
    --------
    >>> is_job("M.S. researcher"), is_job("Delft")
    (True, False)
    """
    return bool(_JOB.search(text))


def is_degree(text: str) -> bool:
    """Whether a text names an academic degree.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    bool
        True where it holds the name of a degree.

    Examples
    --------
    >>> is_degree("M.S. in Ceramics"), is_degree("[MS]"), is_degree("Massachusetts")
    (True, True, False)
    """
    return bool(_DEGREE.search(text))


def split_place(text: str) -> tuple[str, str | None]:
    """Part a place at the end of a text from what stands before it.

    Parameters
    ----------
    text : str
        Part of a line.

    Returns
    -------
    rest : str
        What stands before.
    place : str or None
        "City, Country" or a country; None where the text ends with neither.

    Examples
    --------
    >>> split_place("Lab for Pots in KAIST Daejeon, Korea")
    ('Lab for Pots in KAIST', 'Daejeon, Korea')
    """
    found = _PLACE.search(text)
    if found is None or _is_within_name(text, found):
        found = _BARE_COUNTRY.search(text)
    if not found:
        return text.strip(), None
    return text[: found.start()].strip(" ,;|("), found["place"]


def _is_within_name(text: str, place: re.Match[str]) -> bool:
    """Whether the town is part of the name before it: "University of Cambridge, UK"."""
    before = text[: place.start()]
    city = place["place"].partition(",")[0]
    if is_organisation(city):
        return True
    if not before.strip() or re.search(r"[,;|(]|\s{2}", text[place.start() : place.start("place")]):
        return False
    return len(before.rpartition(",")[2].split()) == 1 or bool(_LEADS_ON.search(before))
