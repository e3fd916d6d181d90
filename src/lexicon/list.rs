//! The kinds of list and the attributes that each takes.

use super::Classes;

/// A kind of word list. Each bundled list has a header that says what its attributes mean.
///
/// ```
/// use quote_attribution::{Lexicon, List};
///
/// let lexicon = Lexicon::english().with(List::Roles, "our roles", "portreeve\nalewife | female\n")?;
/// # Ok::<(), quote_attribution::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum List {
    /// Reporting verbs: `say | speech past=said that bare`.
    Verbs,
    /// Nouns that carry an attribution: `statement | medium`.
    CueNouns,
    /// What stands before a name: `sen. | job for=senator`, `mrs. | honorific female`.
    Titles,
    /// Common nouns for a person: `spokesman | male`.
    Roles,
    /// Groups of people: `police`.
    Groups,
    /// `ministry | head`, `nato | name`.
    Organisations,
    /// Things that are read: `report`.
    Documents,
    /// `moscow | metonym`.
    Places,
    /// `russian | noun`.
    Demonyms,
    /// `maria | female`.
    GivenNames,
    /// Words written with a final stop: `u.s. | final`.
    Abbreviations,
    /// Lower-case words inside names: `van`.
    Particles,
    /// `the | definite`.
    Determiners,
    /// `of`.
    Prepositions,
    /// `and | and`, `because | sub`.
    Conjunctions,
    /// `has | have`.
    Auxiliaries,
    /// `also`.
    Adverbs,
    /// `he | third singular male subject`.
    Pronouns,
    /// Days and months.
    Calendar,
    /// Words that begin sentences and are no names: `amid`, `able | adjective`, `bring | verb`.
    Ordinary,
    /// Irregular past forms of verbs that report nothing: `went`.
    PastForms,
}

type Attribute = (&'static str, Classes);

/// What the attributes of an entry say.
#[derive(Default)]
pub(super) struct Parsed {
    pub classes: Classes,
    pub plural: Option<String>,
    /// Whether somebody is called so by their children: "mother-of-two".
    pub by_children: bool,
    /// The word that an abbreviated title stands for.
    pub stands_for: Option<String>,
}

impl List {
    pub(super) fn class(self) -> Classes {
        match self {
            Self::Verbs | Self::Titles | Self::Organisations | Self::Conjunctions | Self::Auxiliaries => {
                Classes::NONE
            }
            Self::CueNouns => Classes::CUE_NOUN,
            Self::Roles => Classes::ROLE,
            Self::Groups => Classes::GROUP,
            Self::Documents => Classes::DOCUMENT,
            Self::Places => Classes::PLACE,
            Self::Demonyms => Classes::DEMONYM,
            Self::GivenNames => Classes::GIVEN_NAME,
            Self::Abbreviations => Classes::ABBREVIATION,
            Self::Particles => Classes::PARTICLE,
            Self::Determiners => Classes::DETERMINER,
            Self::Prepositions => Classes::PREPOSITION,
            Self::Adverbs => Classes::ADVERB,
            Self::Pronouns => Classes::PRONOUN,
            Self::Calendar => Classes::CALENDAR,
            Self::Ordinary => Classes::ORDINARY,
            Self::PastForms => Classes::PAST,
        }
    }

    /// Whether the code derives the plural of each entry that is not one itself.
    pub(super) fn has_plurals(self) -> bool {
        matches!(self, Self::Roles | Self::Documents | Self::CueNouns | Self::Demonyms | Self::Organisations)
    }

    fn attributes(self) -> &'static [Attribute] {
        use Classes as C;
        const GENDER: &[Attribute] = &[("male", C::MALE), ("female", C::FEMALE)];
        match self {
            Self::Verbs | Self::Particles | Self::Prepositions | Self::PastForms => &[],
            Self::Ordinary => &[("verb", C::ORDINARY_VERB), ("adjective", C::ORDINARY_ADJECTIVE)],
            Self::Calendar => &[
                ("day", C::NONE),
                ("month", C::NONE),
                ("season", C::NONE),
                ("holiday", C::NONE),
                ("unit", C::NONE),
            ],
            Self::CueNouns => &[
                ("medium", C::MEDIUM),
                ("that", C::NONE),
                ("inf", C::NONE),
                ("of", C::NONE),
                ("for", C::NONE),
            ],
            Self::Titles => {
                &[("honorific", C::HONORIFIC), ("job", C::JOB), ("male", C::MALE), ("female", C::FEMALE)]
            }
            Self::Roles => &[
                ("male", C::MALE),
                ("female", C::FEMALE),
                ("plural", C::PLURAL),
                ("anybody", C::ANYBODY),
                ("parent", C::PARENT),
                ("spouse", C::SPOUSE),
                ("child", C::CHILD),
                ("sibling", C::SIBLING),
                ("elder", C::ELDER),
                ("relative", C::COUSIN),
                ("press", C::MEDIUM),
                ("epithet", C::EPITHET),
            ],
            Self::Groups => &[("singular", C::SINGULAR), ("plural", C::PLURAL)],
            Self::Organisations => &[("head", C::ORGANISATION_HEAD), ("name", C::ORGANISATION_NAME)],
            Self::Documents => &[("plural", C::PLURAL)],
            Self::Places => &[("metonym", C::METONYM)],
            Self::Demonyms => &[("noun", C::EPITHET)],
            Self::GivenNames => &[("male", C::MALE), ("female", C::FEMALE), ("both", C::NONE)],
            Self::Abbreviations => &[("final", C::FINAL)],
            Self::Determiners => &[
                ("possessive", C::POSSESSIVE),
                ("definite", C::DEFINITE),
                ("indefinite", C::INDEFINITE),
                ("number", C::NUMBER),
            ],
            Self::Conjunctions => &[("and", C::COORDINATOR), ("sub", C::SUBORDINATOR)],
            Self::Auxiliaries => {
                &[("be", C::BE), ("have", C::HAVE), ("do", C::DO), ("modal", C::MODAL), ("neg", C::NEGATION)]
            }
            Self::Adverbs => &[("time", C::TIME)],
            Self::Pronouns => {
                const PRONOUN: &[Attribute] = &[
                    ("first", C::FIRST),
                    ("second", C::SECOND),
                    ("third", C::THIRD),
                    ("singular", C::SINGULAR),
                    ("plural", C::PLURAL),
                    GENDER[0],
                    GENDER[1],
                    ("neuter", C::NEUTER),
                    ("subject", C::SUBJECT),
                    ("object", C::OBJECT),
                    ("possessive", C::POSSESSIVE),
                    ("reflexive", C::REFLEXIVE),
                    ("relative", C::RELATIVE),
                    ("indefinite", C::INDEFINITE),
                ];
                PRONOUN
            }
        }
    }

    /// Reads the attributes of an entry. An error is what was found and what was expected there.
    pub(super) fn parse<'a>(
        self,
        attributes: impl Iterator<Item = &'a str>,
    ) -> Result<Parsed, (String, String)> {
        let mut parsed = Parsed::default();
        for attribute in attributes {
            if let (true, Some(plural)) = (self.has_plurals(), attribute.strip_prefix("plural=")) {
                parsed.plural = Some(plural.to_owned());
                continue;
            }
            if self == Self::Roles && attribute == "children" {
                parsed.by_children = true;
                continue;
            }
            if let (Self::Titles, Some(long)) = (self, attribute.strip_prefix("for=")) {
                parsed.stands_for = Some(long.to_owned());
                continue;
            }
            let known = self.attributes();
            let Some((_, class)) = known.iter().find(|(name, _)| *name == attribute) else {
                let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
                let expected = match names.as_slice() {
                    [] => "expected here (this list takes no attributes)".to_owned(),
                    _ => format!("an attribute of this list ({})", names.join(", ")),
                };
                return Err((attribute.to_owned(), expected));
            };
            parsed.classes |= *class;
        }
        Ok(parsed)
    }
}
