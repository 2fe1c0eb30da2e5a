"""The words of headings in several languages: what each announces, and what may stand beside it."""

from __future__ import annotations

__all__ = ["BESIDE", "PHRASES", "ROLES", "TYPES"]

# Words that tell only together, and lists by the standing of what they hold.
PHRASES: dict[str, str] = {
    "publications": r"""
    (?:selected|published|representative|scholarly|refereed|peer[- ]reviewed|recent)\ works?
    |(?:works?\ )?(?:currently\ )?(?:under|in)\ (?:peer\ )?review|in\ (?:press|submission|revision)
    |under\ (?:submission|revision|consideration)|submitted(?:\ works?|\ for\ publication)?
    |(?:(?:refereed|peer[- ]reviewed|international|domestic|selected|top[- ]tier)\ )*
     (?:journals?|conferences?|workshops?)
     (?:\ ?(?:&|/|,|and)\ (?:journals?|conferences?|workshops?|symposia))*
    |forthcoming(?:\ works?)?|to\ appear|accepted|works?\ in\ (?:progress|submission|press)
    |in\ (?:preparation|prep\.?)|eingereicht|im\ (?:druck|erscheinen|begutachtungsprozess)
    |in\ (?:begutachtung|vorbereitung)|soumis|sous\ presse|[àa]\ para[iî]tre|en\ (?:prensa|revisión)
    |enviados|sometidos|em\ revisão|no\ prelo|in\ revisione|in\ corso\ di\ stampa
    |심사\ ?중|투고\ ?중|게재\ ?예정|投稿中|査読中|審査中|掲載予定|在审|已投稿|待发表|即将发表
""",
    "talks": r"""(?:ponencias|comunicaciones|communications)(?:\ \w+){0,3}""",
}

# A heading has the first role one of whose words it holds, so that "teaching experience" is no
# position and "conference presentations" are talks.
ROLES: dict[str, str] = {
    "skip": """
    skills skill languages language proficiency teaching courses students supervision advising
    mentoring hobbies patents patent grants grant funding certifications certificates software
    code datasets news contact referees coursework lehre sprachen sprachkenntnisse kenntnisse
    förderung enseignement compétences langues langue brevets docencia enseñanza idiomas
    habilidades ensino idioma patentes insegnamento lingue competenze brevetti 특허 강의
    교육활동 기술스택 보유기술 언어능력 어학 자격증 연구비 特許 教育実績 語学 スキル 专利 教学
    技能 语言
""",
    "interests": """
    interests interest interessen forschungsinteressen forschungsschwerpunkte intérêts intereses
    interesses interessi 관심분야 연구분야 연구관심 研究興味 研究分野 研究兴趣 研究方向 研究領域
""",
    "projects": """
    projects project portfolio projekte projet projets proyectos projetos progetti 프로젝트
    プロジェクト 项目 項目
""",
    "talks": """
    talks talk presentations presentation seminars lectures keynotes keynote tutorials colloquia
    vorträge vortraege exposés communications ponencias charlas conferencias palestras
    apresentações interventi relazioni presentazioni 강연 발표 초청강연 학회발표 講演 口頭発表
    报告 演讲 邀请报告
""",
    "awards": """
    awards award honors honours honor prizes prize scholarships scholarship fellowships
    distinctions achievements auszeichnungen preise stipendien prix bourses premios becas
    distinciones prêmios bolsas premi riconoscimenti 수상 수상내역 수상경력 장학금 受賞 受賞歴
    获奖 荣誉 奖项
""",
    "service": """
    service services activities reviewing reviewer reviews referee committees committee
    memberships editorial gutachtertätigkeit gutachter gremien relecture expertises revisor
    revisiones revisões revisioni attività atividades actividades 학술활동 대외활동 심사
    学会活動 社会活動 查読 学术服务 社会服务 审稿
""",
    "publications": """
    publications publication papers preprints preprint articles proceedings manuscripts
    bibliography arxiv books chapters writings reports publikationen veröffentlichungen
    publikationsliste schriften aufsätze artikel artículos publicaciones libros publicações
    artigos livros pubblicazioni articoli publicaties artikelen publikacje публикации публикаций
    статьи zeitschriftenartikel
    zeitschriftenaufsätze zeitschriftenbeiträge konferenzbeiträge konferenzpublikationen
    tagungsbeiträge buchkapitel buchbeiträge monographien ouvrages chapitres capítulos capitoli
    학술대회 国際会議 国内会議 査読付
    논문 출판 출판물 연구실적 연구업적 학술지 저서 論文 業績 著書 发表论文 论文 出版 著作
    论著
""",
    "references": """
    references reference literatur référence références referencias referências riferimenti
    참고문헌 参考文献
""",
    "education": """
    education degrees background ausbildung studium bildungsweg formation études
    diplômes educación estudios educação escolaridade istruzione formazione formación formação
    opleiding wykształcenie образование 학력 학력사항 학위 学歴 教育背景 教育经历 学历
""",
    "positions": """
    experience experiences employment positions position appointments appointment career
    internships internship work jobs berufserfahrung beschäftigung werdegang tätigkeiten
    anstellungen expérience expériences emplois parcours experiencia empleo experiência carreira
    esperienza esperienze impiego werkervaring doświadczenie опыт работа 경력 경력사항 이력 직장
    근무경력 연구경력 職歴 経歴 工作经历 工作经验 任职
""",
}
# Words that may stand beside those in a heading written as a plain line.
BESIDE = """
    academic académica académique académiques acadêmica additional akademische and at
    ausgewählte background berufliche book chapter community complete conference conferences
    contributed current d da das de delle der des di do domestic dos du e eigene et for full
    history in industrial industry international investigación invited journal journals key la
    laboral les list lista liste major mes my national of or other past peer pesquisa previous
    professional professionnelle professionnelles profissional public recent recherche refereed
    relevant research review reviewed ricerca scelte scholarly science scientific scientifique
    scientifiques seleccionadas selecionadas selected selezionate summary teaching technical the
    to und under von wissenschaftliche with working workshop workshops y
"""
# Words that say of which type the works under a heading are.
TYPES: dict[str, str] = {
    "article": "journal journals article articles zeitschriften revistas revues",
    "conference": "conference conferences proceedings konferenzen konferenzbeiträge congresos",
    "workshop": "workshop workshops",
    "chapter": "chapter chapters",
    "book": "books monographs bücher livres libros livros libri",
    "thesis": "thesis theses",
    "report": "reports",
}
