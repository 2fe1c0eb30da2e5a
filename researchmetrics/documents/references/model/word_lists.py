"""Words that tell what stands where in a reference: months, places, publishers, names and others.

The lists hold common knowledge, written down for this purpose; the model learns what each is
worth. A word may stand in several.
"""

from __future__ import annotations

__all__ = ["GROUPS", "groups_of"]

_WORDS = {
    "month": """
january february march april may june july august september october november december jan feb mar
apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember dez okt
janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre
decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene abr ago dic janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari februari maart mei
augustus spring summer autumn fall winter января февраля марта апреля мая июня июля августа
сентября октября ноября декабря""",
    "connective": "and und et y e en och og ja i и & with",
    "function": """
the a an of for on in to from by with at as is are its their between into using via under over
against towards toward der die das des dem den ein eine einer für fur von zur zum im mit auf über
und le la les l' un une du de des pour dans sur avec par el los las una del para por con en o os
as um uma do da dos das na no il lo gli di del della dei delle nel per het een van voor met och av
на в и для о по из к""",
    "particle": "van von der den de la le del della di da dos du ter ten zu el al bin ibn af av",
    "suffix": "jr sr ii iii iv phd md",
    "others": "al others alii andere mitarb coll collab collaboration consortium group team",
    "in": "in: in dans en em im",
    "editor": """
ed eds editor editors edited editing hrsg hg herausgeber éd dir coord coords coordinator org orgs
red szerk curador cur ред trans translated translator translators übers trad compiled comp""",
    "volume": "vol vols volume volumes v band bd bde tome t tom том т jg jahrgang deel tomo",
    "issue": """no nr num number numéro numero issue heft n º ° № núm nro part pt suppl supplement
вып""",
    "page": "pp p pages page pg pgs seiten s pag págs pp. с стр blz art article paper id",
    "edition": "edition edn ed auflage aufl édition edición edição revised rev reprint reprinted",
    "report": """
thesis dissertation phd ph.d master masters doctoral diploma habilitation diss msc bsc report
technical tech rep rapport bericht memo memorandum working paper preprint eprint manuscript
unpublished patent standard mimeo mimeograph thèse tesis tese dissertação diplomarbeit deliverable
whitepaper white rfc draft note lecture notes""",
    "status": """
press appear submitted accepted preparation forthcoming review revision communication personal
private unpublished available accessed retrieved online visited last access consulted cited
abgerufen zugriff""",
    "url": "http https www doi url urn isbn issn org com html pdf net edu gov arxiv hal pmid pmcid",
    "venue": """
journal journals proceedings proc conference conf symposium symp workshop workshops transactions
trans annals ann archives arch bulletin bull review reviews rev letters lett magazine mag acta
advances adv annual meeting congress international int intl ieee acm usenix aaai siam ieice spie
lncs lecture notes communications comm commun comput computer computing sci science sciences
scientific physics phys chem chemistry chemical biol biology biochem med medicine medical math
mathematics mathematical eng engineering technol technology appl applied am amer american eur
european brit british j z zeitschrift zeitung jahrbuch mitteilungen berichte revue revista rivista
rev. cahiers actes archiv archivio studies quarterly monthly weekly newsletter gazette times post
herald tribune encyclopedia handbook nature cell lancet plos bmc astrophys astron astrophysical
nucl jhep jcap ecology econ economic economics soc society soc. psychol psychology psychiatry clin
clinical res research surg surgery neurosci neurol cancer immunol genet genetics environ geophys
geol mol mater polym opt optics electron syst systems robotics vision speech language linguistics
education educational vestnik журнал вестник труды известия neurips nips icml iclr cvpr iccv eccv
acl emnlp naacl kdd sigmod sigir vldb icde www chi ijcai uai aistats icra iros icassp interspeech
infocom sosp osdi pldi popl oopsla icse fse crypto eurocrypt stoc focs soda podc""",
    "publisher": """
press publishers publisher publishing publications verlag éditions editions edition editorial
editora edizioni uitgeverij wydawnictwo books book springer elsevier wiley sage routledge
blackwell pergamon kluwer plenum academic cambridge oxford mit mcgraw hill prentice hall addison
wesley birkhäuser birkhauser gruyter harper collins penguin random macmillan palgrave norton knopf
dekker reidel nijhoff brill suhrkamp gallimard puf seuil minuit fayard hachette larousse armand
colin dunod masson hermann karger thieme lippincott williams wilkins saunders mosby churchill
livingstone benjamin benjamins erlbaum freeman holt rinehart winston mouton clarendon sons co inc
ltd llc gmbh corp company world scientific iop dover chapman crc taylor francis houghton mifflin
doubleday vintage anchor basic free beacon verso mohr siebeck beck vandenhoeck ruprecht fischer
reclam rowohlt einaudi mondadori feltrinelli laterza alianza ariel crítica siglo fondo наука
издательство university univ universität université universidad universidade institute institut
instituto college school department laboratory laboratories center centre foundation association
society bureau office ministry agency council commission nasa usgs government organization""",
    "place": """
london new york paris berlin cambridge oxford boston chicago princeton amsterdam dordrecht
heidelberg münchen munich leipzig stuttgart frankfurt hamburg köln tübingen göttingen wien vienna
zürich zurich basel geneva genève bern rome roma milano milan torino turin firenze bologna napoli
madrid barcelona lisboa lisbon porto bruxelles brussels leuven louvain leiden hague utrecht
rotterdam copenhagen københavn stockholm uppsala oslo helsinki moscow moskva москва петербург
м спб warsaw warszawa kraków prague praha budapest athens istanbul jerusalem cairo delhi mumbai
bombay calcutta bangalore beijing shanghai hong kong tokyo kyoto osaka seoul singapore sydney
melbourne canberra toronto montreal montréal ottawa vancouver mexico méxico buenos aires são paulo
rio janeiro santiago bogotá lima washington philadelphia baltimore los angeles san francisco
diego stanford berkeley seattle portland houston dallas austin atlanta miami detroit cleveland
pittsburgh minneapolis ithaca haven hoboken reading englewood cliffs upper saddle river thousand
oaks newbury park beverly hills norwell hillsdale mahwah boca raton orlando edinburgh glasgow
dublin manchester liverpool bristol birmingham lyon marseille toulouse strasbourg grenoble usa uk
u.s.a germany france italy spain england scotland netherlands holland switzerland austria belgium
denmark sweden norway finland poland russia china japan korea india australia canada brazil
israel greece turkey portugal ireland mass massachusetts ma ca calif california ny nj pa ct md va
dc tx il mi oh wa fl ga nc wi mn mo texas illinois pennsylvania connecticut virginia ohio oregon""",
    "given": """
john david michael james robert william richard thomas charles peter paul mark george daniel
andrew steven stephen joseph edward brian kevin christopher martin alan frank eric anthony gary
larry scott ronald kenneth donald jeffrey timothy patrick simon philip roger henry walter jonathan
matthew benjamin samuel adam ian neil keith bruce douglas gregory raymond ralph arthur albert carl
karl hans klaus wolfgang jürgen jurgen werner heinz helmut dieter gerhard günter gunter horst
manfred rainer ulrich friedrich franz ernst wilhelm otto max jan jens lars erik nils sven jean
pierre jacques michel claude andré andre françois francois alain bernard philippe henri louis
marcel gilles yves luc marc olivier nicolas laurent antoine josé jose juan luis carlos manuel
antonio francisco pedro javier miguel fernando rafael alberto jorge pablo giovanni giuseppe
antonio mario marco paolo luigi roberto andrea stefano carlo mary elizabeth susan margaret barbara
linda jennifer patricia karen nancy anne ann anna maria jane helen sarah laura julia christine
catherine ruth alice emily rachel rebecca judith carol diane sharon deborah michelle lisa ivan
vladimir sergei alexander alexandre dmitri nikolai mikhail igor boris yuri wei li wang zhang
liu chen yang huang zhao wu zhou xu sun hiroshi takashi kenji yuki satoshi akira kim lee park
raj rajesh sanjay anil ravi mohamed mohammed ahmed ali omar hassan joão joao paulo""",
    "family": """
smith jones brown johnson williams taylor davies wilson evans thomas roberts walker wright
thompson white hughes edwards green hall wood harris clark jackson martin lewis robinson scott
young king baker adams hill campbell mitchell anderson miller davis moore allen nelson carter
phillips parker collins stewart morris murphy cook rogers bell cooper richardson cox ward
peterson gray watson brooks kelly sanders price bennett ross myers long foster müller muller
schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf
schröder neumann schwarz zimmermann braun krüger hartmann lange garcía garcia rodríguez gonzález
fernández lópez martínez sánchez pérez gómez silva santos oliveira souza rossi russo ferrari
bianchi romano dubois durand moreau laurent simon lefebvre petit nguyen tran singh kumar sharma
gupta patel khan wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu lin guo tanaka
suzuki sato watanabe ito yamamoto nakamura kobayashi kim lee park choi jung kang cohen levy
ivanov petrov smirnov popov novak svoboda hansen jensen nielsen larsen johansson andersson""",
}
GROUPS: tuple[str, ...] = tuple(_WORDS)
_OF: dict[str, tuple[str, ...]] = {}
for _group, _text in _WORDS.items():
    for _word in dict.fromkeys(_text.split()):
        _OF[_word] = (*_OF.get(_word, ()), _group)


def groups_of(word: str) -> tuple[str, ...]:
    """Name the lists in which a word stands.

    Parameters
    ----------
    word : str
        In small letters.

    Returns
    -------
    tuple of str
        Names of lists, in their order; empty for most words.

    Examples
    --------
    >>> groups_of("verlag"), groups_of("kiln")
    (('publisher',), ())
    """
    return _OF.get(word, ())
