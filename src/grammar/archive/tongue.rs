//! The words that a country's archives have for their units, beside those of the lexicon.
//!
//! One letter is a leaf here and a file there (`l.` in Moscow and in Riga), so these words are asked by the
//! archive's country first, and only where the country is not known by a word that no other country has.

use super::label::Mark;
use crate::grammar::input::In;
use crate::grammar::token::Kind;
use crate::lexicon::fold_into;
use crate::model::{Level, Unit};

/// The unit words of one or several countries that share them.
#[derive(Debug)]
pub struct Tongue {
    /// Countries, named as in the registry.
    lands: &'static [&'static str],
    /// Words that show the tongue by themselves, before or behind a number.
    telling: &'static [&'static str],
    /// Folded words, the pieces of a form divided by one space, and what they announce.
    words: &'static [(&'static str, Mark)],
}

const FOND: Mark = Mark::Step(Level::Fond);
const OPIS: Mark = Mark::Step(Level::Opis);
const DELO: Mark = Mark::Step(Level::Delo);
const UNIT: Mark = Mark::Step(Level::Edkhr);
const FILE: Mark = Mark::Step(Level::File);
const BOX: Mark = Mark::Step(Level::Box);
const FOLDER: Mark = Mark::Step(Level::Folder);
const KARTON: Mark = Mark::Step(Level::Karton);
const VOLUME: Mark = Mark::Step(Level::Volume);
const ITEM: Mark = Mark::Step(Level::Item);
const SERIES: Mark = Mark::Step(Level::Series);
const COLLECTION: Mark = Mark::Step(Level::Collection);
const DOCUMENT: Mark = Mark::Step(Level::Document);
const SIGNATURE: Mark = Mark::Step(Level::Signature);
const LEAF: Mark = Mark::Locator(Unit::Folio);
const PAGE: Mark = Mark::Locator(Unit::Page);

/// Every tongue (archival practice of each country; see the registry's `scheme`).
static TONGUES: &[Tongue] = &[
    Tongue {
        lands: &["Ukraine"],
        telling: &["арк", "ark", "spr", "аркуш"],
        words: &[
            ("опис", OPIS),
            ("opys", OPIS),
            ("спр", DELO),
            ("справа", DELO),
            ("справи", DELO),
            ("spr", DELO),
            ("sprava", DELO),
            ("од зб", UNIT),
            ("od zb", UNIT),
            ("арк", LEAF),
            ("аркуш", LEAF),
            ("аркуші", LEAF),
            ("ark", LEAF),
            ("arkush", LEAF),
            ("arkushi", LEAF),
        ],
    },
    Tongue {
        lands: &["Belarus"],
        telling: &["воп", "vop", "адз"],
        words: &[
            ("воп", OPIS),
            ("вопіс", OPIS),
            ("vop", OPIS),
            ("vopis", OPIS),
            ("спр", DELO),
            ("справа", DELO),
            ("spr", DELO),
            ("адз зах", UNIT),
            ("арк", LEAF),
            ("аркуш", LEAF),
            ("ark", LEAF),
        ],
    },
    Tongue {
        lands: &["Bulgaria"],
        telling: &["ае", "ae"],
        words: &[
            ("а е", UNIT),
            ("ае", UNIT),
            ("a e", UNIT),
            ("ae", UNIT),
            ("арх ед", UNIT),
            ("архивна единица", UNIT),
        ],
    },
    Tongue {
        lands: &["Latvia"],
        telling: &["apr", "lp", "lieta"],
        words: &[
            ("fonds", FOND),
            ("apr", OPIS),
            ("apraksts", OPIS),
            ("l", DELO),
            ("lieta", DELO),
            ("lp", LEAF),
            ("lapa", LEAF),
            ("lpp", PAGE),
        ],
    },
    Tongue {
        lands: &["Lithuania"],
        telling: &["ap", "apyrašas", "byla"],
        words: &[
            ("fondas", FOND),
            ("ap", OPIS),
            ("apyrašas", OPIS),
            ("b", DELO),
            ("byla", DELO),
            ("l", LEAF),
            ("lapas", LEAF),
        ],
    },
    Tongue {
        lands: &["Estonia"],
        telling: &["nimistu", "säilik", "nim"],
        words: &[
            ("n", OPIS),
            ("nim", OPIS),
            ("nimistu", OPIS),
            ("s", DELO),
            ("sü", DELO),
            ("säilik", DELO),
            ("l", LEAF),
            ("leht", LEAF),
        ],
    },
    Tongue {
        lands: &["Romania", "Moldova"],
        telling: &["dosar", "dos", "filele", "fila", "problema"],
        words: &[
            ("inv", OPIS),
            ("inventar", OPIS),
            ("dosar", DELO),
            ("dosarul", DELO),
            ("dos", DELO),
            ("d", DELO),
            ("problema", FILE),
            ("pachet", FOLDER),
            ("cutia", BOX),
            ("ff", LEAF),
            ("fila", LEAF),
            ("filele", LEAF),
            ("vol", VOLUME),
        ],
    },
    Tongue {
        lands: &["Poland"],
        telling: &["sygn", "sygnatura", "zesp", "zespół", "teczka"],
        words: &[
            ("zesp", COLLECTION),
            ("zespół", COLLECTION),
            ("z", COLLECTION),
            ("sygn", SIGNATURE),
            ("sygnatura", SIGNATURE),
            ("j a", UNIT),
            ("w", VOLUME),
            ("wiązka", VOLUME),
            ("t", VOLUME),
            ("tom", VOLUME),
            ("teczka", FILE),
            ("k", LEAF),
            ("kk", LEAF),
            ("karta", LEAF),
            ("karty", LEAF),
            ("s", PAGE),
            ("ss", PAGE),
        ],
    },
    Tongue {
        lands: &["Czech Republic", "Slovakia"],
        telling: &["sv", "svazek", "spis"],
        words: &[
            ("sv", VOLUME),
            ("svazek", VOLUME),
            ("a j", UNIT),
            ("aj", UNIT),
            ("inv č", ITEM),
            ("inv j", ITEM),
            ("č j", DOCUMENT),
            ("b", ITEM),
            ("k", KARTON),
            ("kr", KARTON),
            ("kart", KARTON),
            ("karton", KARTON),
            ("kartón", KARTON),
            ("škatuľa", KARTON),
            ("spis", FILE),
            ("obal", FOLDER),
            ("l", LEAF),
            ("s", PAGE),
        ],
    },
    Tongue {
        lands: &["Hungary"],
        telling: &["cs", "ő", "őe", "doboz"],
        words: &[
            ("f", FOND),
            ("fond", FOND),
            ("cs", SERIES),
            ("csoport", SERIES),
            ("ő e", UNIT),
            ("őe", UNIT),
            ("ö e", UNIT),
            ("d", BOX),
            ("doboz", BOX),
            ("o", PAGE),
        ],
    },
    Tongue {
        lands: &["Germany", "Austria", "Switzerland"],
        telling: &["bl", "bll", "blatt", "bestand", "best", "mappe"],
        words: &[
            ("best", FOND),
            ("bestand", FOND),
            ("bd", VOLUME),
            ("bde", VOLUME),
            ("band", VOLUME),
            ("nr", ITEM),
            ("tit", SERIES),
            ("zl", DOCUMENT),
            ("mappe", FOLDER),
            ("mp", FOLDER),
            ("karton", KARTON),
            ("kt", KARTON),
            ("akte", FILE),
            ("sign", SIGNATURE),
            ("signatur", SIGNATURE),
            ("bl", LEAF),
            ("bll", LEAF),
            ("blatt", LEAF),
            ("s", PAGE),
        ],
    },
    Tongue {
        lands: &["Serbia", "Croatia", "Slovenia", "Bosnia and Herzegovina"],
        telling: &["fascikla", "kut", "kutija", "šk"],
        words: &[
            ("f", FOLDER),
            ("fasc", FOLDER),
            ("fascikla", FOLDER),
            ("k", BOX),
            ("kut", BOX),
            ("kutija", BOX),
            ("šk", BOX),
            ("škatla", BOX),
            ("dosije", FILE),
            ("br", DOCUMENT),
            ("str", PAGE),
            ("list", LEAF),
        ],
    },
    Tongue {
        lands: &["France", "Belgium"],
        telling: &["liasse", "boîte"],
        words: &[
            ("fonds", COLLECTION),
            ("série", SERIES),
            ("carton", BOX),
            ("boîte", BOX),
            ("liasse", FOLDER),
            ("dossier", FILE),
            ("dos", FILE),
            ("volume", VOLUME),
            ("vol", VOLUME),
            ("fol", LEAF),
            ("fo", LEAF),
            ("f", LEAF),
            ("ff", LEAF),
        ],
    },
    Tongue {
        lands: &["Italy", "Vatican"],
        telling: &["busta", "bb"],
        words: &[
            ("fondo", COLLECTION),
            ("b", BOX),
            ("bb", BOX),
            ("busta", BOX),
            ("pacco", BOX),
            ("rubr", SERIES),
            ("fasc", FOLDER),
            ("fascicolo", FOLDER),
            ("s fasc", ITEM),
            ("sf", ITEM),
            ("f", LEAF),
            ("ff", LEAF),
            ("c", LEAF),
            ("cc", LEAF),
        ],
    },
    Tongue {
        lands: &[
            "Mexico",
            "Spain",
            "Cuba",
            "Guatemala",
            "Argentina",
            "Chile",
            "Colombia",
            "Peru",
            "Venezuela",
            "Uruguay",
            "Bolivia",
            "Ecuador",
            "Costa Rica",
            "El Salvador",
            "Nicaragua",
            "Honduras",
            "Panama",
            "Paraguay",
            "Dominican Republic",
        ],
        telling: &["exp", "expediente", "leg", "legajo", "caja", "foja"],
        words: &[
            ("fondo", COLLECTION),
            ("caja", BOX),
            ("c", BOX),
            ("carpeta", FOLDER),
            ("carp", FOLDER),
            ("legajo", FILE),
            ("leg", FILE),
            ("expediente", FILE),
            ("exp", FILE),
            ("tomo", VOLUME),
            ("vol", VOLUME),
            ("f", LEAF),
            ("ff", LEAF),
            ("fs", LEAF),
            ("foja", LEAF),
            ("fojas", LEAF),
            ("h", LEAF),
            ("hs", LEAF),
            ("hoja", LEAF),
            ("hojas", LEAF),
        ],
    },
    Tongue {
        lands: &["Brazil", "Portugal"],
        telling: &["cx", "maço", "pasta", "lata"],
        words: &[
            ("fundo", COLLECTION),
            ("cx", BOX),
            ("caixa", BOX),
            ("lata", BOX),
            ("m", FOLDER),
            ("maço", FOLDER),
            ("pasta", FOLDER),
            ("proc", FILE),
            ("processo", FILE),
            ("dossiê", FILE),
            ("fl", LEAF),
            ("fls", LEAF),
            ("folha", LEAF),
        ],
    },
    Tongue {
        lands: &["Georgia"],
        telling: &["anatseri", "aghts", "sakme"],
        words: &[
            ("an", OPIS),
            ("anatseri", OPIS),
            ("aghts", OPIS),
            ("aghtsera", OPIS),
            ("s", DELO),
            ("sakme", DELO),
            ("p", LEAF),
            ("purtseli", LEAF),
        ],
    },
    Tongue {
        lands: &["Armenia"],
        telling: &["tsutsak", "gorts"],
        words: &[("ts", OPIS), ("tsutsak", OPIS), ("g", DELO), ("gorts", DELO), ("t", LEAF), ("tert", LEAF)],
    },
    Tongue {
        lands: &["Azerbaijan"],
        telling: &["siy", "siyahı"],
        words: &[("siy", OPIS), ("siyahı", OPIS), ("iş", DELO), ("s v", DELO), ("v", LEAF), ("vərəq", LEAF)],
    },
    Tongue {
        lands: &["Kazakhstan"],
        telling: &["қ", "тізбе"],
        words: &[
            ("қ", FOND),
            ("қор", FOND),
            ("т", OPIS),
            ("тізбе", OPIS),
            ("іс", DELO),
            ("с б", UNIT),
            ("парақ", LEAF),
        ],
    },
    Tongue { lands: &["Albania"], telling: &["dosja"], words: &[("d", FILE), ("dosja", FILE), ("fl", LEAF)] },
    Tongue {
        lands: &["Netherlands"],
        telling: &["inventarisnummer"],
        words: &[("inv nr", ITEM), ("inventarisnummer", ITEM)],
    },
];

impl Tongue {
    /// The tongue of a country's archives, if its words differ from the lexicon's.
    pub fn of_land(land: &str) -> Option<&'static Tongue> {
        TONGUES.iter().find(|t| t.lands.contains(&land))
    }

    /// The first of its countries.
    pub fn land(&'static self) -> &'static str {
        self.lands.first().copied().unwrap_or("")
    }

    /// True if it is that of a country.
    pub fn is_of(&self, land: &str) -> bool {
        self.lands.contains(&land)
    }

    /// The tongue that a telling word within the next tokens shows.
    pub fn told(i: In<'_>) -> Option<&'static Tongue> {
        let mut word = String::new();
        for ahead in 0..24 {
            let t = i.peek(ahead)?;
            if t.kind == Kind::Semi {
                return None;
            }
            if t.kind != Kind::Word {
                continue;
            }
            let numbered = i.is(ahead + 1, Kind::Number)
                || i.is(ahead + 1, Kind::Dot) && i.is(ahead + 2, Kind::Number)
                || ahead > 1 && i.is(ahead - 1, Kind::Dot) && i.is(ahead - 2, Kind::Number)
                || matches!(i.word(ahead), "exp" | "leg" | "caja");
            if numbered {
                fold_into(&mut word, i.word(ahead));
                if let Some(found) = TONGUES.iter().find(|t| t.telling.contains(&word.as_str())) {
                    return Some(found);
                }
            }
            // `а.е. 4031`
            if i.is(ahead + 1, Kind::Dot) && i.is(ahead + 3, Kind::Dot) && i.is(ahead + 4, Kind::Number) {
                let (first, second) = (i.word(ahead).to_lowercase(), i.word(ahead + 2).to_lowercase());
                match (first.as_str(), second.as_str()) {
                    ("а", "е") | ("a", "e") => return Tongue::of_land("Bulgaria"),
                    ("a", "j") => return Tongue::of_land("Czech Republic"),
                    _ => {}
                }
            }
        }
        None
    }

    /// What the word at `i` announces, and how many tokens it has (its last stop not counted); the longest
    /// form counts. Several meanings of one word come in the order of the table.
    pub fn read(&self, i: In<'_>) -> Option<(Mark, usize)> {
        let mut best: Option<(Mark, usize)> = None;
        let mut word = String::new();
        fold_into(&mut word, i.word(0));
        for (form, mark) in self.words {
            let mut pieces = form.split(' ');
            if pieces.next() != Some(word.as_str()) {
                continue;
            }
            let mut len = 1;
            let mut fits = true;
            for piece in pieces {
                if i.is(len, Kind::Dot) {
                    len += 1;
                }
                fits &= i.word(len).to_lowercase() == piece;
                len += 1;
            }
            if fits && best.is_none_or(|(_, l)| len > l) {
                best = Some((*mark, len));
            }
        }
        best
    }
}

/// Countries whose archives are laid out by fond, opis and file.
pub fn by_fond(land: &str) -> bool {
    matches!(
        land,
        "" | "Russia"
            | "Ukraine"
            | "Belarus"
            | "Moldova"
            | "Lithuania"
            | "Latvia"
            | "Estonia"
            | "Georgia"
            | "Armenia"
            | "Azerbaijan"
            | "Kazakhstan"
            | "Uzbekistan"
            | "Kyrgyzstan"
            | "Tajikistan"
            | "Turkmenistan"
            | "Bulgaria"
    )
}

/// Countries whose fonds are cited by their number without a word.
pub fn numbered_fonds(land: &str) -> bool {
    matches!(land, "Serbia" | "Croatia" | "Slovenia" | "Bosnia and Herzegovina" | "Yugoslavia")
}
