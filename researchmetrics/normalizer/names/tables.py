"""Tables of names: family names in several romanisations, and short forms of given names."""

from __future__ import annotations

__all__ = ["CHINESE", "KOREAN", "SHORT_FORMS"]

# Spellings of one family name between two strokes, as different systems and habits write it.
KOREAN = """
kim gim ghim / lee yi rhee rhie ri yee / park pak bak bahk / choi choe chwe /
jung jeong chung cheong joung / kang gang kahng / cho jo joh / yoon yun youn / jang chang /
lim im rim yim / han hahn / oh o / seo suh so sur / shin sin / kwon gwon kwun / hwang whang /
ahn an / song / yoo yu ryu you yoo rhyu ryoo / hong / jeon jun chun jeun cheon / ko koh go goh /
moon mun / son sohn / bae pae / paik baek paek baik / heo hur huh her / nam / noh roh no nho /
ha hah / joo ju chu choo / koo gu ku goo / woo u wu / byun byeon pyun / shim sim / min /
yang ryang / kwak gwak / sung seong / cha / um eom / na ra rah nah / jin chin / ji chi jee /
bang pang / kong gong / pyo / myung myeong / do doh toh / yeo yuh
"""
CHINESE = """
zhang chang cheung teo / wang wong / li lee lei / chen chan tan chern / liu lau liou low /
huang hwang wong ng / zhou chou chow chau / wu ng goh / xu hsu hsü tsui / sun / ma mah /
zhu chu choo / hu hoo / guo kuo kwok kuok / he ho / lin lam lim / luo lo law loh / gao kao ko /
liang leung leong / song sung / zheng cheng tseng / xie hsieh tse shieh / tang tong teng /
han hon / feng fung / dong tung / xiao hsiao siu / cheng ching / cao tsao tso / yuan yuen /
deng teng tang / fu foo / shen sum shum / zeng tseng tsang / peng pang / lu lou lok / su so soo /
jiang chiang keung kong / cai tsai choi choy tsoi / jia chia / ding ting / wei ngai / xue hsueh /
ye yeh yip / yan yen / yu yue / pan poon pun / du tu / dai tai / xia hsia / zhong chung /
tian tien / ren jen yam / fan / fang fong / shi shih / yao yiu / tan tam / liao liu / zou tsou /
xiong hsiung hung / jin chin kam / qiu chiu yau / hou how / bai pai pak / meng mang /
qin chin chun / jian chien / kong kung hung / mao mo mou / qian chien chin / tao to / gu ku koo /
long lung / wan man / hao / shao siu / yi yee
"""
# A given name and its short forms, or spellings that are easily mixed up, between two strokes.
SHORT_FORMS = """
alexander alex sasha sascha / alexandra alex sandra sasha / andrew andy drew / anthony tony /
barbara barb / benjamin ben / catherine kate cathy katie / charles charlie chuck /
christopher chris / christine chris tina / daniel dan danny / david dave / deborah debbie deb /
donald don / edward ed eddie ted / elizabeth liz beth betty lisa / eugene gene / frederick fred /
gerald gerry jerry / gregory greg / jacob jake / james jim jimmy jamie / jeffrey jeff /
jennifer jen jenny / john jon jack johnny / jonathan jon / joseph joe / joshua josh / kenneth ken /
lawrence larry / leonard len leo / margaret maggie peggy meg / matthew matt / michael mike mick /
nathaniel nate nat / nicholas nick / patricia pat patty / patrick pat / peter pete / philip phil /
raymond ray / rebecca becky / richard rick dick rich / robert bob rob bobby / ronald ron /
samuel sam / stephen steve / steven steve / susan sue / theodore ted theo / thomas tom /
timothy tim / victoria vicky / vincent vince / walter walt / william bill will billy /
zachary zach /
alan allan allen / ann anne / brian bryan / carl karl / catherine katherine kathryn catharine /
eric erik erick / geoffrey jeffrey / lawrence laurence / leslie lesley /
louis lewis / marc mark / michael mikael / nicholas nicolas / philip phillip philippe / sara sarah /
shawn sean shaun / stephen steven / stuart stewart / teresa theresa / thomas tomas / tony antony
"""
