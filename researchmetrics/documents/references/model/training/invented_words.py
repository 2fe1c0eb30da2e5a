"""Words of which references are invented: names, titles, venues, publishers and places."""

from __future__ import annotations

__all__ = [
    "ACRONYMS",
    "CITIES",
    "FAMILIES",
    "FIELDS_OF_WORK",
    "GIVEN",
    "JOURNAL_FORMS",
    "KOREAN",
    "MEETINGS",
    "MONTHS",
    "NOTES",
    "PUBLISHERS",
    "SHORT_JOURNALS",
    "TITLE_PARTS",
    "TITLE_PATTERNS",
]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _names(text: str) -> tuple[str, ...]:
    """Split what stands between bars and on lines of its own."""
    return tuple(
        part for line in text.splitlines() for name in line.split("|") if (part := name.strip())
    )


GIVEN: tuple[str, ...] = _words("""
Josiah Ada Wei Mei Ling Haruto Sakura Min-jun Seo-yeon Jean-Luc Amélie Benoît Chloé Łukasz
Zofia Jürgen Anneliese Björn Åsa Søren Maja José Lucía Íñigo João Beatriz Thiago Giulia Luca
Olena Dmitro Ivan Svetlana Yusuf Elif Mehmet Fatima Omar Layla Priya Arjun Anjali Rahul Nguyen
Thi Kwame Ama Chidi Zanele Liam Emma Noah Olivia Grace Henry Samuel Ruth Peter Maria Anna Karl
Michael Sarah David Laura Thomas Julia Robert Alice Daniel Eva Marco Elena Paolo Ines Hugo Vera
Xiaoming Yifan Jing Hao Qiang Yuki Kenta Hiroshi Naoko Jisoo Hyun-woo Ravi Deepa Sanjay Lakshmi
Ahmed Nour Hassan Mariam Gabriel Camila Mateo Valentina Igor Natalia Piotr Ewa Tomasz Petra
Jan Hana Matti Aino Lars Ingrid Per Kirsten Willem Saskia Pieter Els Andreas Katrin Stefan Ute
""")
FAMILIES: tuple[str, ...] = _names("""
Carberry|Pott|Kiln|Wheeler|Glaze|Potter|Clayton|Sherd|Fournier|Lehmann|Töpfer|Ziegler|Krüger
Brandstätter|García Lorca|Fernández-Ruiz|de la Cruz|da Silva|dos Santos|van der Berg|van Dijk
de Vries|von Thun|von der Heide|Le Goff|Dupont|Lefèvre|Moreau|D'Angelo|O'Neill|O'Brien
McAllister|MacDonald|St. John|Ó Cathain|Rossi|Bianchi|Esposito|Conti|Nowak|Kowalski|Wiśniewska
Zieliński|Novák|Dvořák|Horváth|Szabó|Popescu|Ivanova|Petrenko|Kuznetsov|Sokolova|Yılmaz|Şahin
Kaya|Al-Masri|El-Sayed|Ben Ali|Haddad|Cohen|Levi|Sharma|Patel|Iyer|Krishnamurthy|Banerjee|Rao
Zhang|Li|Wang|Liu|Chen|Zhao|Huang|Wu|Xu|Sun|Zhou|Tanaka|Suzuki|Watanabe|Yamamoto|Kobayashi
Kim|Park|Choi|Jeong|Nguyen|Tran|Pham|Okafor|Mensah|Dlamini|Abebe|Smith|Jones|Miller|Davis|Green
Baker|Fisher|Hunter|Stone|Rivers|Hill|Brooks|Young|White|Black|King|Day|May|Long|Short|Best
Andersson|Lindqvist|Hansen|Sørensen|Virtanen|Korhonen|Jansen|Bakker|Schmidt|Müller|Weber|Wagner
Becker|Hofmann|Keller|Ferreira|Oliveira|Costa|Almeida|Torres|Ramírez|Gómez|Castillo|Ortega
""")
KOREAN: tuple[str, ...] = _words(
    "나도윤 설가은 류민호 한새벽 윤다솔 백하람 문이슬 서가람 임보람 정한결"
)
# Parts of titles: {a} a describing word, {n} a thing, {m} a way of working, {d} a subject.
TITLE_PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "a": _words("""
adaptive robust efficient scalable distributed hierarchical deep sparse stochastic
 optimal nonlinear early modern comparative quantitative seasonal chronic acute molecular thermal
 magnetic regional urban digital private secure interactive semantic latent causal bayesian local
 global dynamic temporal spatial functional clinical hidden weak strong parallel"""),
        "n": _names("""
networks|models|graphs|populations|membranes|galaxies|languages|markets|patients
 proteins|surfaces|archives|classrooms|neurons|catalysts|forests|rivers|algorithms|databases
 polymers|mosquitoes|elections|migrants|robots|images|documents|sensors|queries|kernels|galaxies
 plasmas|soils|alloys|cells|genes|infants|teachers|firms|cities|poems|manuscripts|novels
 quantum dots|stem cells|data streams|wireless sensors|river deltas|clay minerals"""),
        "m": _names("""
analysis|estimation|classification|simulation|optimization|measurement|modelling
 evaluation|segmentation|inference|prediction|control|detection|synthesis|characterization|survey
 case study|systematic review|meta-analysis|history|theory|design|verification|annotation
 experimental investigation|longitudinal study|randomized trial|comparison|reconstruction"""),
        "d": _names("""
climate change|speech recognition|gene expression|heart failure|land use|trade policy
 machine translation|high-energy physics|organic chemistry|software engineering|public health
 the Middle Ages|the Ottoman Empire|Victorian England|rural China|sub-Saharan Africa|Latin America
 operating systems|fluid dynamics|number theory|computer vision|ancient pottery|child development
 the human brain|low temperatures|noisy environments|COVID-19|the 21st century|the Paris Agreement
 higher education|primary care|social media|mobile computing|dark matter|turbulent flow"""),
    },
    "de": {
        "a": _words("neue soziale historische technische moderne deutsche digitale kulturelle"),
        "n": _words(
            "Modelle Verfahren Quellen Städte Medien Werkstoffe Schulen Märkte Netze Texte"
        ),
        "m": _words("Untersuchung Analyse Entwicklung Geschichte Theorie Bewertung Einführung"),
        "d": _names(
            "im Mittelalter|in Deutschland|der Gegenwart|"
            "des Klimawandels|im Unterricht|bei Kindern|"
            "der Weimarer Republik|unter Druck|der Keramik"
        ),
    },
    "fr": {
        "a": _words("sociales nouvelles politiques anciennes culturelles numériques urbaines"),
        "n": _words("pratiques méthodes villes sources langues images institutions formes"),
        "m": _names("étude|analyse|histoire|approche|essai|théorie|modélisation"),
        "d": _names(
            "au Moyen Âge|en France|à l'époque moderne|du changement climatique|de la Renaissance|"
            "chez l'enfant|dans les Alpes|de l'Antiquité"
        ),
    },
    "es": {
        "a": _words("sociales nuevas políticas históricas urbanas digitales rurales"),
        "n": _words("prácticas redes ciudades fuentes lenguas comunidades estrategias"),
        "m": _words("análisis estudio historia evaluación aproximación modelo"),
        "d": _names(
            "en América Latina|en España|del siglo XX|"
            "en la educación superior|del cambio climático|"
            "de la infancia|en Colombia"
        ),
    },
    "pt": {
        "a": _words("sociais novas políticas históricas urbanas digitais"),
        "n": _words("práticas redes cidades fontes línguas comunidades"),
        "m": _words("análise estudo história avaliação abordagem"),
        "d": _names("no Brasil|em Portugal|do século XIX|no ensino superior|da saúde pública"),
    },
    "ko": {
        "a": _words("새로운 효율적인 지역 디지털 사회적 초기"),
        "n": _words("도자기의 네트워크 모형의 청소년의 문헌의 세포의 언어의"),
        "m": _words("분석 연구 고찰 설계 평가 비교"),
        "d": _names("조선 시대|한국의 도시|교육 현장|기후 변화|디지털 사회"),
    },
    "ru": {
        "a": _words("численные новые современные оптические социальные"),
        "n": _words("методы модели системы материалы процессы структуры"),
        "m": _words("исследование анализ моделирование расчет теория"),
        "d": _names("плазмы|твердых тел|в России|языка|управления|волновых процессов"),
    },
}
TITLE_PATTERNS: dict[str, tuple[str, ...]] = {
    "en": (
        "{a} {m} of {n} in {d}", "{a} {n} for {d}", "on the {m} of {a} {n}", "{n} and {n}: {a} {m}",
        "{m} of {n} using {a} {n}", "towards {a} {m} for {d}", "{d}: an {a} {m}", "{a} {n}",
        "a {a} {m} of {n} and its applications to {d}", "{X}: {a} {m} of {n}", "{n} in {d}",
        "what do {n} tell us about {d}?", "the {m} of {d}", "{X}: a {a} {n} {m} toolkit for {d}",
        "learning {a} {n} from {n} with {n}", "{d} and the {m} of {a} {n}, {Y}-{Y}",
        "is {a} {m} of {n} enough? evidence from {d}", "{m} of {n} by {a} {m}. II. {n}",
        "{a} {n} are not {a} {n}", "beyond {n}: {m} in {d}", "{n}", "rethinking {n}",
    ),
    "de": ("{a} {n} {d}", "Zur {m} {d}", "{n} und {n}. Eine {m}", "{m}: {a} {n} {d}"),
    "fr": ("{n} {a} {d}", "L'{m} des {n} {d}", "{n} et {n} : {m} {d}", "Les {n} {d}"),
    "es": ("{n} {a} {d}", "{m} de las {n} {d}", "{n} y {n}: un {m} {d}"),
    "pt": ("{n} {a} {d}", "{m} das {n} {d}", "{n} e {n}: {m} {d}"),
    "ru": ("{a} {n} {d}", "{m} {d}", "{n} и {n}: {m} {d}"),
    "ko": ("{d} {n} {m}", "{a} {n} {m}: {d}", "{d}에 관한 {m}", "{n} {m}"),
}  # fmt: skip
FIELDS_OF_WORK: tuple[str, ...] = _names("""
Ceramics|Applied Physics|Computational Linguistics|Economic History|Plant Biology|Marine Ecology
Public Policy|Software Engineering|Machine Learning|Data Mining|Medieval Studies|Clinical Nursing
Organic Chemistry|Neuroscience|Educational Research|Number Theory|Fluid Mechanics|Computer Vision
Artificial Intelligence|Robotics and Automation|Information Retrieval|Operating Systems|Networks
Human-Computer Interaction|Social Psychology|Geophysics|Astronomy|Genetics|Immunology|Cardiology
Modern Languages|Comparative Literature|Philosophy|Statistics|Finance|Marketing|Management
Environmental Science and Technology|Power Electronics|Antennas and Propagation|Materials
Programming Languages|Graph Drawing|Knowledge Discovery|Natural Language Processing|Topology
""")
JOURNAL_FORMS: dict[str, tuple[str, ...]] = {
    "en": (
        "Journal of {f}", "International Journal of {f}", "{f}", "Annals of {f}", "{f} Letters",
        "IEEE Transactions on {f}", "ACM Transactions on {f}", "The {f} Review", "Advances in {f}",
        "European Journal of {f}", "{f} and {f}", "Archives of {f}", "Studies in {f}",
        "{f} Quarterly",
        "American Journal of {f}", "Frontiers in {f}", "Bulletin of {f}", "Acta {g}",
    ),
    "de": ("Zeitschrift für {g}", "Archiv für {g}", "Jahrbuch der {g}", "Beiträge zur {g}"),
    "fr": ("Revue de {g}", "Annales de {g}", "Cahiers d'{g}", "Revue française de {g}"),
    "es": ("Revista de {g}", "Cuadernos de {g}", "Anales de {g}", "Revista Española de {g}"),
    "pt": ("Revista Brasileira de {g}", "Cadernos de {g}", "Estudos de {g}"),
    "ko": ("{r}학회지", "한국{r}학회논문지", "{r}연구", "{r}논총"),
    "ru": ("Журнал {r}", "Вестник {r}", "Известия {r}", "Труды {r}"),
}  # fmt: skip
SHORT_JOURNALS: tuple[str, ...] = _names("""
J. Appl. Phys.|Phys. Rev. B|Phys. Rev. Lett.|Nucl. Phys. B|Astron. Astrophys.|J. Chem. Phys.
J. Am. Chem. Soc.|Nature|Science|Cell|PLoS ONE|Proc. Natl. Acad. Sci. USA|Mon. Not. R. Astron. Soc.
Appl. Opt.|Nano Lett.|Int. J. Mod. Phys. A|J. High Energy Phys.|JHEP|JCAP|ApJ|A&A|MNRAS|EPL
Z. Phys. C|Eur. Phys. J. C|Ann. Math.|Trans. Am. Math. Soc.|SIAM J. Comput.|J. ACM|Commun. ACM
N Engl J Med|Lancet|BMJ|JAMA|J Clin Invest|Am J Public Health|Br J Psychiatry|J Biol Chem
Nucleic Acids Res|Clin Infect Dis|Eur Heart J|Ann Intern Med|Biochem. Biophys. Res. Commun.
J. Geophys. Res.|Earth Planet. Sci. Lett.|Water Resour. Res.|J. Fluid Mech.|Comput. Phys. Commun.
Nucl. Instrum. Meth. A|Class. Quantum Grav.|J. Phys.: Condens. Matter|Angew. Chem. Int. Ed.
""")
MEETINGS: tuple[str, ...] = (
    "Proceedings of the {o} International Conference on {f}", "International Conference on {f}",
    "Proceedings of the International Conference on {f} ({A} {Y})", "Workshop on {f}",
    "Proceedings of the {o} Annual {P} Symposium on {f}", "{P} Conference on {f} ({A})",
    "Proc. {o} Int. Conf. on {f}", "Proc. of {A}'{y}", "{A}", "{A} {Y}", "Proc. {A}", "{A}'{y}",
    "Proceedings of {A} {Y}", "{P} International Symposium on {f}", "{P}/ACM Conference on {f}",
    "Advances in {f} ({A})", "Proceedings of the {o} Workshop on {f}", "{A} Workshop on {f}",
    "the {o} {P} International Conference on {f}, {A} {Y}", "Symposium on {f}", "{f} ({A})",
    "European Conference on {f}", "Proceedings of the {Y} Conference on {f}",
)  # fmt: skip
ACRONYMS: tuple[str, ...] = _words("""
ICML NeurIPS NIPS ICLR CVPR ICCV ECCV ACL EMNLP NAACL KDD SIGMOD SIGIR VLDB ICDE WWW CHI UIST
 AAAI IJCAI UAI AISTATS ICRA IROS RSS SOSP OSDI NSDI SIGCOMM INFOCOM PLDI POPL OOPSLA ICSE FSE CCS
 CRYPTO EUROCRYPT STOC FOCS SODA PODC CIKM WSDM RecSys ISWC JCDL ICDAR INTERSPEECH ICASSP MICCAI
 SIGGRAPH EuroSys USENIX DAC DATE HPCA ISCA MICRO ASPLOS MobiCom CoNLL COLING TACL JMLR""")
PUBLISHERS: tuple[str, ...] = _names("""
Springer|Springer-Verlag|Elsevier|Wiley|John Wiley & Sons|Cambridge University Press|Routledge
Oxford University Press|MIT Press|Academic Press|ACM|IEEE|IEEE Press|Kluwer Academic Publishers
North-Holland|Prentice Hall|Addison-Wesley|McGraw-Hill|Morgan Kaufmann|CRC Press|World Scientific
Princeton University Press|University of Chicago Press|Sage Publications|Palgrave Macmillan|Brill
de Gruyter|Suhrkamp|Gallimard|Presses Universitaires de France|Alianza Editorial|Einaudi|Наука
Harvard University Press|Penguin Books|Yale University Press|University of California Press
AAAI Press
Birkhäuser|Vieweg|Éditions du Seuil|L'Harmattan|Siglo XXI|Edições 70|Blackwell|Pergamon Press
""")
CITIES: tuple[str, ...] = _names("""
London|New York|Berlin|Paris|Cambridge, MA|Cambridge|Oxford|Boston|Chicago|Amsterdam|Dordrecht|Wien
Heidelberg|München|Tübingen|Madrid|Barcelona|Roma|Milano|Torino|Lisboa|São Paulo|Rio de Janeiro
Buenos Aires|Москва|М.|Tokyo|Singapore|Princeton, NJ|Berkeley, CA|Philadelphia, PA|Thousand Oaks, CA
Upper Saddle River, NJ|Hoboken, NJ|Providence, RI|Washington, DC|Cham|Leiden|Bern|Zürich|Stockholm
San Francisco, CA, USA|Montréal, Canada|Vienna, Austria|Seattle, WA|Sydney, Australia|Seoul, Korea
Beijing, China|Barcelona, Spain|Portland, Oregon|Athens, Greece|Dublin, Ireland|Paris, France
""")
MONTHS: tuple[str, ...] = _words(
    "January February March April May June July August September October November December"
)
NOTES: tuple[str, ...] = (
    "in press", "to appear", "submitted", "under review", "accepted", "forthcoming", "Oral",
    "Best Paper Award", "Spotlight", "invited paper", "Best Student Paper", "oral presentation",
    "extended abstract", "poster", "unpublished", "private communication", "equal contribution",
    "acceptance rate: 21%", "Best Paper Runner-up", "Honorable Mention", "in preparation",
)  # fmt: skip
