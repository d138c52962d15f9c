"""Which language somebody recorded, and whether a text is in English or in Spanish.

People record a language by its name in English or in itself, by its code, with a country, or with a
word such as "speaking". A record that names two languages, or that says what somebody does not
speak well, names none. The language of a text is guessed from the small words that no sentence
does without: no guess is better than a wrong one, so a few words are seldom enough.
"""

import re
import unicodedata
from collections import Counter

_FEWEST_WORDS = 4
_FEWEST_SIGNS = 2
_WORDS_TO_A_SIGN = 6
_TIMES_THE_OTHERS = 3

_NAMES = {
    "am": "amh amharic",
    "ar": "ara arabic العربية عربي",
    "ase": "asl american-sign-language",
    "bn": "ben bengali bangla",
    "bs": "bos bosnian bosanski",
    "de": "deu ger german deutsch alemán",
    "el": "ell gre greek",
    "en": "eng english inglés ingles anglais anglè",
    "es": "spa spanish español espanol castellano castilian espagnol panyòl",
    "fa": "fas per farsi persian dari فارسی",
    "fr": "fra fre french français francais francés frances",
    "gu": "guj gujarati",
    "he": "heb hebrew",
    "hi": "hin hindi हिन्दी",
    "hmn": "hmong hmoob",
    "hr": "hrv croatian hrvatski",
    "ht": "hat haitian haitian-creole kreyòl-ayisyen kreyol-ayisyen kreyòl",
    "hy": "hye arm armenian",
    "it": "ita italian italiano",
    "ja": "jpn japanese 日本語",
    "km": "khm khmer cambodian",
    "ko": "kor korean 한국어",
    "lo": "lao laotian",
    "mh": "mah marshallese",
    "ne": "nep nepali",
    "nv": "nav navajo",
    "pa": "pan punjabi panjabi",
    "pl": "pol polish polski",
    "ps": "pus pashto",
    "pt": "por portuguese português portugues portugués",
    "ro": "ron rum romanian română",
    "ru": "rus russian русский",
    "rw": "kin kinyarwanda",
    "sm": "smo samoan",
    "so": "som somali soomaali af-soomaali",
    "sq": "sqi alb albanian shqip",
    "sr": "srp serbian srpski",
    "sw": "swa swahili kiswahili",
    "th": "tha thai",
    "ti": "tir tigrinya",
    "tl": "tgl fil tagalog filipino",
    "uk": "ukr ukrainian українська",
    "ur": "urd urdu",
    "vi": "vie vietnamese tiếng-việt tieng-viet",
    "yo": "yor yoruba",
    "zh": "zho chi chinese mandarin cantonese 中文 汉语 漢語 普通话 粵語",
}
_LONGEST_CODE = 3
_LONGEST_RECORD = 200
_CODE_OF = {
    name.replace("-", " "): code
    for code, names in _NAMES.items()
    for name in (code, *names.split())
}
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*(?:[.@][\w.-]+)?")
_NAME = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        re.escape(name)
        for name in sorted(_CODE_OF, key=len, reverse=True)
        if len(name) > _LONGEST_CODE or not name.isascii()
    )
    + r")(?!\w)"
)
_ASIDE = re.compile(r"\([^()]*\)|\uff08[^\uff08\uff09]*\uff09")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_WORDS_THAT = {
    "say no more": (
        "speaking speaker speaks spoken reads written prefers language only native primary"
        " preferred first main mother tongue home at habla prefiere idioma lengua en de"
        " simplified traditional american latin central south north brazilian mexican european"
        " british us usa uk united states america mexico méxico guatemala honduras el salvador"
        " nicaragua cuba puerto rico dominican republic colombia venezuela ecuador peru perú"
        " spain españa brazil portugal haiti china taiwan hong kong somalia vietnam russia"
        " canada france"
    ),
    "say not well": (
        "no not limited little some basic poor second beginner learning broken barely sin poco"
        " básico limitado segunda segundo aprendiendo"
    ),
}
_WHICH = {word: which for which, words in _WORDS_THAT.items() for word in words.split()}
_SMALL_WORDS = {
    "en": (
        "about after am and are at be before but by call can each every for from get go have"
        " her his how i i'd i'll i'm i've if in is it make my not of on one or our out see she"
        " so that the their them then there they this time to two up was we week what when where"
        " which who will with work you your"
    ),
    "es": (
        "al antes cada como con cuando de del después donde dos durante el ella en es esta este"
        " estoy están está hasta hoy la las los lunes mi mis más muy para pero por porque que"
        " quien se sin sobre su sus también tengo todo todos tres tú un una uno voy y ya yo"
    ),
    "other": (
        "ai amb ang ap au avec ay che chez com da dans das dei den der des di du ein eine em et"
        " eu gli het ich il ik isso je ki le les li ma meu mga meva mijn minha mio mit mon mwen"
        " na não ng nicht nos o ogni os oo ou pou pour pral să sono sunt și um uma und une vais"
        " van voi vou waxaan yon zu à în è"
    ),
}
_LANGUAGE_OF = {word: which for which, words in _SMALL_WORDS.items() for word in words.split()}


def name_language(words: str) -> str | None:
    """Read how somebody recorded a language.

    Args:
        words: The record, such as a name, a code, or a name with a country.

    Returns:
        The code in small letters, without a country; ``None`` where the record names no language
        that is known here, or several, or says that it is not spoken well.

    Examples:
        >>> [name_language(words) for words in ("English", "es_MX", "Spanish (Mexico)", "Español")]
        ['en', 'es', 'es', 'es']
        >>> [name_language(words) for words in ("English and Spanish", "some English", "?")]
        [None, None, None]
    """
    record = " ".join(unicodedata.normalize("NFC", words[:_LONGEST_RECORD]).casefold().split())
    code = _CODE.fullmatch(record)
    if code and code[1] in _CODE_OF:
        return _CODE_OF[code[1]]
    record = record.replace("-", " ")
    named = {_CODE_OF[name] for name in _NAME.findall(record)}
    rest = _NAME.sub(" ", record)
    aside = _WORD.findall(rest)
    plain = _WORD.findall(_ASIDE.sub(" ", rest))
    if (
        len(named) != 1
        or any(_WHICH.get(word) == "say not well" for word in aside)
        or any(_WHICH.get(word) != "say no more" for word in plain)
    ):
        return None
    return named.pop()


def guess_language(text: str) -> str | None:
    """Guess whether a text is in English or in Spanish.

    Args:
        text: The text.

    Returns:
        ``en`` or ``es``; ``None`` for a text of under four words, with too few small words to go
        by, in two languages, or in another one.

    Examples:
        >>> guess_language("I will call my planner each week.")
        'en'
        >>> guess_language("Voy a llamar a mi oficial cada semana.")
        'es'
        >>> guess_language("Je vais parler avec mon docteur."), guess_language("I call.")
        (None, None)
    """
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    if len(words) < _FEWEST_WORDS:
        return None
    signs = Counter(map(_LANGUAGE_OF.get, words))
    signs[None] = 0
    signs["es"] += text.count("\u00bf") + text.count("\u00a1")  # inverted marks
    code, most = signs.most_common(1)[0]
    others = signs.total() - most
    enough = most >= max(_FEWEST_SIGNS, len(words) / _WORDS_TO_A_SIGN)
    return code if code != "other" and enough and most >= _TIMES_THE_OTHERS * others else None
