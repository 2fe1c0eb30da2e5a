"""The words of headings in several languages: what each announces, and what may stand beside it."""

from __future__ import annotations

__all__ = ["BESIDE", "PHRASES", "ROLES", "TYPES"]

# Words that tell only together, and lists by the standing of what they hold.
PHRASES: dict[str, str] = {
    "skip": r"""
    (?:our\ |current\ |lab\ |former\ |past\ )?(?:people|members|team|group|alumni|staff
     |lab\ members|group\ members)
    |(?:recent|latest|newest)\ (?:posts|comments|tweets|news|entries)|archives?|categories|tags
    |contact(?:\ (?:me|us|info|information|details))?|kontakt|impressum|links|media\ coverage
     |in\ the\ (?:news|media)
    |press(?:\ coverage)?|gallery|photos|events|calendar|openings|vacancies|reading\ (?:list
     |group)
    |mitarbeiter(?:innen)?|équipe|equipo|equipe|gruppo|persone|personas|pessoas|zespół|команда
""",
    "publications": r"""
    (?:all\ |my\ |list\ of\ |published\ )?works|œuvres|travaux|trabajos|obras|werke
     |prace(?:\ naukowe)?|труды|работы
    |(?:aufsätze|beiträge|artikel|veröffentlichungen|kapitel)(?:\ \w+){0,2}\ in\ (?:\w+\ ){0,2}
     (?:zeitschriften|sammelbänden|büchern|tagungsbänden|sammelwerken|fachzeitschriften
     |konferenzbänden)
    |(?:herausgegebene\ )?(?:sammelbände|bücher|tagungsbände|dissertation|rezensionen
     |herausgeberschaften)
    |(?:ph\.?d\.?|doctoral|master'?s?|m\.?sc\.?|diploma|bachelor)?\ ?(?:thesis|theses
     |dissertations?)
    |(?:articles?|communications?|chapitres?|ouvrages?|pré-?publications?|rapports?|posters?
     |numéros?)
     (?:\ \w+){0,3}\ (?:revues?|congrès|colloques?|ouvrages?|actes|poster|spécial|recherche
     |working\ papers?)
    |(?:artículos?|capítulos?|ponencias?|artigos?|articoli|contributi|saggi)(?:\ \w+){0,3}
     \ (?:revistas?|libros?|livros?|riviste?|rivista|volume|congresos?|conferenze|atti
     |periódicos|eventos)
    |thèses?|tesis|tesi|teses?
    |(?:selected|published|representative|scholarly|refereed|peer[- ]reviewed|recent)\ works?
    |(?:works?\ )?(?:currently\ )?(?:under|in)\ (?:peer\ )?review|in\ (?:press|submission
     |revision)
    |under\ (?:submission|revision|consideration)|submitted(?:\ works?|\ for\ publication)?
    |(?:(?:refereed|peer[- ]reviewed|international|domestic|selected|top[- ]tier)\ )*
     (?:journals?|conferences?|workshops?)
     (?:\ ?(?:&|/|,|and)\ (?:journals?|conferences?|workshops?|symposia))*
    |(?:các\ )?(?:công\ trình|công\ bố|bài\ báo|ấn\ phẩm|xuất\ bản)(?:\ \w+){0,4}
     |(?:karya\ ilmiah|daftar\ publikasi)
    |(?:highlighted|featured)\ (?:papers?|publications?|works?|research)
    |book\ reviews?|buchbesprechungen|comptes[- ]rendus|reseñas|resenhas|recensioni
    |forthcoming(?:\ works?)?|to\ appear|accepted|works?\ in\ (?:progress|submission|press)
    |in\ (?:preparation|prep\.?)|eingereicht|im\ (?:druck|erscheinen|begutachtungsprozess)
    |in\ (?:begutachtung|vorbereitung)|soumis|sous\ presse|[àa]\ para[iî]tre|en\ (?:prensa
     |revisión)
    |enviados|sometidos|em\ revisão|no\ prelo|in\ revisione|in\ corso\ di\ stampa
    |심사\ ?중|투고\ ?중|게재\ ?예정|投稿中|査読中|審査中|掲載予定|在审|已投稿|待发表|即将发表
""",
    "talks": r"""(?:ponencias|comunicaciones|communications)(?:\ \w+){0,3}
    |invited\ (?:conference\ )?(?:papers|seminars)|(?:conference\ )?papers\ (?:presented|read
    |given)|comunicações(?:\ orais)?
    |comunicazioni\ (?:a|su)\ .{3,40}|(?:研究|国際会議|国内)?発表
""",
    "positions": r"""
    vita|kurzvita|(?:brief|short|academic)\ (?:cv|curriculum\ vit[aæ]e?)|kurz(?:biogra(?:ph|f)ie
    |lebenslauf)|biographical\ sketch|career(?:\ path)?
    |(?:current|present|previous|past|former|earlier)\ (?:affiliations?|roles?|jobs?|occupation)
    |(?:professional|career|work)\ background|situation\ (?:actuelle|professionnelle)
    |postes?\ (?:actuels?|occupés)|fonctions?\ (?:actuelles?|occupées)
    |situación\ profesional(?:\ actual)?|puesto\ actual|actividad\ profesional
    |activités?\ professionnelles?|atuação\ profissional|posizione\ attuale|huidige\ functie
    |(?:akademik|idari)\ görevler|трудовая\ деятельность|kinh\ nghiệm\ làm\ việc
""",
    "education": r"""
    education\ ?(?:and|&|/)\ ?(?:certifications?|licensure|credentials)
    |(?:academic\ |university\ )?studies|akademische\ grade|titres\ universitaires
    |grados\ académicos|habilitações\ \w+|titoli\ di\ studio|studi(?:\ universitari)?
    |уч[её]ная\ степень|học\ vấn|取得学位
""",
    "awards": r"recognitions?|borse\ di\ studio",
    "service": r"""
    professional\ (?:affiliations|societies)|(?:conference|event|workshop)s?\ organi[sz]ation
    |organi[sz]ation\ of\ .{3,40}|peer[- ]review(?:s|ing|er)?|activités?\ éditoriales?
    |animation\ scientifique|sociétés\ savantes|gestión(?:\ \w+)?|evaluación(?:\ \w+){0,3}
    |incarichi\ istituzionali|expertise\ scientifique|service\ to\ the\ \w+
    |査読(?:活動|歴|委員)?|所属学会|위원회(?:\ ?활동)?
""",
    "interests": r"""
    research\ (?:areas?|topics?|fields?|themes?|keywords?|focus|foci|expertise|specialties)
    |(?:areas?|fields?)\ of\ (?:expertise|interest|research|speciali[sz]ation|study)
    |(?:research\ )?keywords?|centres?\ d.intérêts?|domaines?\ (?:de\ recherche|d.expertise)
    |mots[- ]clés|axes?\ de\ recherche|campos\ de\ \w+|linee\ di\ ricerca
    |araştırma\ (?:alanları|konuları)|ilgi\ alanları|lĩnh\ vực\ nghiên\ cứu|bidang\ penelitian
    |áreas?\ de\ (?:interés|interesse|atuação|pesquisa|investigación|especialización)
    |aree\ di\ (?:ricerca|interesse)|temi\ di\ ricerca|область\ научных\ интересов
    |(?:주요\ ?)?(?:전공\ ?분야|연구\ ?주제)|研究テーマ|専門(?:分野)?|関心領域
""",
}

# A heading has the first role one of whose words it holds, so that "teaching experience" is no
# position and "conference presentations" are talks.
ROLES: dict[str, str] = {
    "skip": """
    onderwijs vaardigheden talen subsidies begeleiding undervisning veiledning språk färdigheter
    handledning anslag sprog opetus ohjaus rahoitus kielet taidot dydaktyka granty patenty
    umiejętności języki výuka jazyky projekty oktatás nyelvek pályázatok szabadalmak öğretim
    dersler patentler projeler diller διδασκαλία γλώσσες διπλώματα преподавание патенты гранты
    навыки языки викладання гранти мови التدريس المنح المهارات اللغات הוראה מענקים שפות
    מיומנויות تدریس مهارت‌ها زبان‌ها pengajaran hibah keterampilan bahasa nyheter nieuws uutiset
    aktuality novinky новости новини אחרי חדשות اخبار أخبار 教育活動 担当授業 外部資金 ニュース
    新着情報 科研项目 新闻 教学工作 指导学生 基金 뉴스 소식 연구과제 actualités noticias
    notícias notizie neuigkeiten aktuelles nachrichten skills skill languages language
    proficiency teaching courses students supervision advising mentoring hobbies patents patent
    grants grant funding certifications certificates software code datasets news contact
    referees coursework lehre sprachen sprachkenntnisse kenntnisse drittmittelprojekte
    drittmittel taught förderung enseignement compétences langues langue brevets docencia
    enseñanza idiomas habilidades ensino idioma patentes insegnamento lingue competenze brevetti
    특허 강의 교육활동 기술스택 보유기술 언어능력 어학 자격증 연구비 特許 教育実績 語学 スキル
    专利 教学 技能 语言 lehrerfahrung lehrveranstaltungen betreuung enseignements encadrement
    financements orientações didattica 科研費 课程 담당과목 지도학생
""",
    "interests": """
    onderzoeksgebieden forskningsintressen forskningsinteresser tutkimusalat zainteresowania
    интересы інтереси ilgi اهتمامات ενδιαφέροντα interests interest interessen
    forschungsinteressen forschungsschwerpunkte forschungsgebiete arbeitsgebiete thèmes
    thématiques líneas linhas onderzoeksinteresses intérêts intereses interesses interessi
    관심분야 연구분야 연구관심 研究興味 研究分野 研究兴趣 研究方向 研究領域 arbeitsschwerpunkte
    研究キーワード 研究關注 研究專長 研究领域 研究興趣 forschungsthemen forskningsområden
""",
    "projects": """
    projects project portfolio projekte projet projets proyectos projetos progetti 프로젝트
    プロジェクト 项目 項目
""",
    "talks": """
    lezingen voordrachten presentaties presentasjoner presentationer esitelmät prezentacje
    przednáška přednášky előadások konuşmalar sunumlar bildiriler ομιλίες παρουσιάσεις
    выступления доповіді محاضرات عروض הרצאות سخنرانی‌ها سخنرانی presentasi seminar conférences
    invitées 招待講演 学会発表 学术报告 特邀报告 초청 강연 föredrag foredrag wykłady referaty
    доклады talks talk presentations presentation seminars lectures keynotes keynote tutorials
    colloquia vorträge vortraege exposés communications ponencias charlas conferencias palestras
    apresentações interventi relazioni presentazioni gastvorträge konferenzvorträge séminaires
    seminarios seminari 발표 초청강연 학회발표 講演 口頭発表 报告
    演讲 邀请报告
""",
    "awards": """
    prijzen onderscheidingen beurzen palkinnot apurahat stypendia ceny ocenění díjak ösztöndíjak
    burslar βραβεία διακρίσεις υποτροφίες стипендии нагороди премії جوائز منح פרסים מלגות جوایز
    افتخارات penghargaan beasiswa 荣誉称号 奨学金 utmärkelser priser nagrody wyróżnienia ödüller
    премии награды awards award honors honours honor prizes prize scholarships scholarship
    fellowships distinctions achievements auszeichnungen preise stipendien prix bourses premios
    becas distinciones prêmios bolsas premi riconoscimenti 수상 수상내역 수상경력 장학금 受賞
    受賞歴 获奖 荣誉 奖项 ehrungen récompenses reconocimientos galardones medals
    表彰 榮譽 獲獎 奖励 표창 stipendier 奖学金
""",
    "service": """
    dienstverlening lidmaatschappen verv granskning uppdrag luottamustehtävät działalność
    recenzje činnost tagságok hizmet hakemlik υπηρεσία рецензирование рецензування خدمات שירות
    pengabdian gutachten herausgebertätigkeit 学会役員 学术兼职 service services activities
    reviewing reviewer reviews referee committees committee memberships mitgliedschaften
    mitgliedschaft editorial gutachtertätigkeit gutachter gremien relecture expertises revisor
    revisiones revisões revisioni attività atividades actividades 학술활동 대외활동 심사
    学会活動 社会活動 查読 学术服务 社会服务 审稿 responsabilités responsabilidades
    responsibilities esteem refereeing gremien gremienarbeit gremientätigkeit ehrenämter
    selbstverwaltung citizenship volunteering 委員歴 学会委員 社会兼职 评审 학회활동 봉사
    outreach leadership ehrenamt gutachtertätigkeiten comités comitês comitati membresías
    affiliazioni nevenfuncties sakkunniguppdrag
""",
    "publications": """
    publicatie boeken boekhoofdstukken proefschriften tijdschriftartikelen bøker artikler
    artiklar böcker bogkapitler bidrag avhandlingar avhandling avhandlinger artikkelit kirjat
    väitöskirja väitöskirjat artykuły książki rozdziały monografie publikacji články knihy
    kapitoly sborníky konferenční publikací publikációk közlemények cikkek könyvek
    könyvfejezetek konferenciacikkek publikációs yayınları yayın makaleler makale kitaplar kitap
    tezler dergi δημοσιεύσεις άρθρα βιβλία μονογραφίες εργασίες κεφάλαια публикация труды
    монографии книги тезисы препринты препринт диссертации публікації статті монографії праці
    тези المنشورات منشورات الأبحاث أبحاث البحوث بحوث المقالات مقالات الكتب كتب رسائل المؤلفات
    פרסומים מאמרים ספרים פרקים انتشارات کتاب‌ها کتابها کتاب مقاله پایان‌نامه publikasi artikel
    buku prosiding jurnal makalah publicacións publicacions articles llibres argitalpenak
    publicații articole cărți публикации трудове objave članki radovi publikacije članci
    rinkiniai straipsniai publikacijos raksti publikatsioonid artiklid dissertationen
    dissertation aufsatz sammelbände thèses actes revues ouvrage tesis capitulos comunicacions
    relatórios teses dissertações tesi 学術論文 原著論文 査読論文 総説 著作 解説 紀要 主要業績
    研究業績 プレプリント 学位論文 期刊论文 会议论文 学术论文 代表性论文 代表作 专著 论文列表
    科研成果 學術論文 期刊論文 研討會論文 著作目錄 학술논문 국제학술지 국내학술지 논문목록 저널
    학위논문 프리프린트 publikationer publikasjoner julkaisut yayınlar publikace publications
    publication papers preprints preprint proceedings manuscripts bibliography arxiv books
    chapters writings reports publikationen veröffentlichungen publikationsliste schriften
    aufsätze artículos publicaciones libros publicações artigos livros pubblicazioni articoli
    publicaties artikelen publikacje публикаций статьи zeitschriftenartikel
    zeitschriftenaufsätze zeitschriftenbeiträge konferenzbeiträge konferenzpublikationen
    tagungsbeiträge buchkapitel buchbeiträge monographien ouvrages chapitres capítulos capitoli
    학술대회 国際会議 国内会議 査読付 논문 출판 출판물 연구실적 연구업적 학술지 저서 論文 業績
    著書 发表论文 论文 出版 论著
""",
    "references": """
    referenties referenser referanser referanslar kaynakça lähteet literatura bibliografie
    irodalom βιβλιογραφία литература література المراجع מקורות منابع referensi references
    reference literatur référence références referencias referências riferimenti 참고문헌
    参考文献
""",
    "education": """
    opleidingen scholing utdannelse képzés tanulmányok εκπαίδευση σπουδές освіта التعليم
    المؤهلات השכלה تحصیلات pendidikan utbildning uddannelse utdanning koulutus eğitim vzdělání
    wykształcenie studia education degrees background qualifications qualification training
    ausbildung studium bildungsweg formation études diplômes educación estudios educação
    escolaridade istruzione formazione formación formação opleiding образование 학력 학력사항
    학위 学歴 教育背景 教育经历 学历 schulbildung hochschulbildung schulausbildung cursus
    scolarité titulación titulaciones títulos 学习经历 學歷 教育經歷 학업
    hochschulabschlüsse titulação edukacja
""",
    "positions": """
    loopbaan aanstellingen arbeidserfaring erfaring erfarenhet työhistoria praxe munkahely
    szakmai εμπειρία προϋπηρεσία работы досвід الخبرة الخبرات ניסיון سوابق pengalaman iş
    deneyimi anställningar anställning ansættelser stillinger työkokemus zatrudnienie zaměstnání
    deneyim 略歴 experience experiences employment positions position appointments appointment
    career internships internship work jobs berufserfahrung beschäftigung werdegang tätigkeiten
    anstellungen expérience expériences emplois parcours experiencia empleo experiência carreira
    esperienza esperienze impiego werkervaring doświadczenie опыт работа 경력 경력사항 이력 직장
    근무경력 연구경력 職歴 経歴 工作经历 工作经验 任职 post posts postes puestos cargos
    posizioni incarichi fonctions beschäftigungen laufbahn 工作履历 工作简历 工作經歷 주요경력
    berufstätigkeit berufspraxis praktika carrière carriera vínculos arbetslivserfarenhet
    zkušenosti 現職 职业经历 经历 經歷
""",
}
# Words that may stand beside those in a heading written as a plain line.
BESIDE = """
    published geselecteerde wetenschappelijke overige valda utvalda udvalgte utvalgte vitenskapelige
    vetenskapliga valitut tieteelliset wybrane naukowe vybrané vědecké publikační válogatott
    tudományos listája lista seçilmiş bilimsel uluslararası ulusal bölümleri επιλεγμένες
    επιστημονικές σε περιοδικά συνέδρια избранные научные основные список вибрані наукові
    перелік المختارة العلمية قائمة في נבחרים מדעיים רשימת منتخب علمی فهرست pilihan ilmiah daftar
    internasional nasional artículos capítulos libro libros revistas congresos chapitres revue
    actes congrès livre livres articoli rivista riviste capitoli volume atti congressi
    periódicos anais eventos livros artigos completos zeitschriften sammelbänden büchern
    tagungsbänden begutachtete referierte weitere sonstige wichtigste vollständige gesamte
    outras otras autres altre otros book books journals proceedings chapter chapters edited
    editor theses thesis dissertation dissertations manuscript manuscripts accepted submitted
    forthcoming press progress preparation under by year type topic latest recent main
    representative scientific technical report reports non-refereed unrefereed popular archival
    arxiv preprints all top venues highlights invited lectures posters poster abstracts short
    academic académica académique académiques acadêmica additional akademische and at
    ausgewählte background berufliche community complete conference conferences contributed
    current d da das de delle der des di do domestic dos du e eigene et for full history in
    industrial industry international investigación journal key la laboral les list liste major
    mes my national of or other past peer pesquisa previous professional professionale
    professionali profesional profesionales professionnel professionnelle professionnelles
    profissional profissionais beruflicher beruflich akademischer académico accademica
    accademiche lavorative public recherche refereed relevant research review reviewed ricerca
    scelte scholarly science scientifique scientifiques seleccionadas selecionadas selected
    selezionate summary teaching the to und von wissenschaftliche with working workshop
    workshops y recognition board boards held visiting clinical educational university actual
    actuelles actuelle actuels attuale occupés académicos académicas funções ricoperte nuvarande
    tidligere zawodowe wissenschaftlicher universitaire universitaires collectives administratives
    administrative funktionen oral eingeladene invitadas invitados su invito convegni inbjudna
    impartida volunteer postdoctoral faculty medical hospital profession program programs i en
    och the
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
