//! What is counted.

use std::collections::BTreeMap;

use quote_attribution::{Article, Gender, Quote};

/// The voices of some articles.
#[derive(Default)]
pub struct Tally {
    pub articles: usize,
    /// Words between marks that are given to nobody.
    pub unsaid: usize,
    counts: BTreeMap<(String, &'static str), Count>,
}

#[derive(Default)]
struct Count {
    gender: Option<Gender>,
    articles: usize,
    quotes: usize,
    words: usize,
}

/// One speaker, as listed.
pub struct Voice {
    pub name: String,
    pub kind: &'static str,
    pub gender: &'static str,
    pub articles: usize,
    pub quotes: usize,
    pub words: usize,
    /// Of all quoted words that have a speaker, from 0 to 1.
    pub share: f64,
}

impl Tally {
    /// Only words between marks count: how long a paraphrase is, is the writer's choice.
    pub fn of(article: &Article<'_>) -> Self {
        let mut tally = Self { articles: 1, ..Self::default() };
        let words = |quote: &Quote<'_>| -> usize {
            let marked = quote.parts().iter().filter(|part| part.marked);
            marked.map(|part| article.text()[part.span().range()].split_whitespace().count()).sum()
        };
        for quote in article.quotes() {
            let Some(speaker) = quote.speaker() else {
                tally.unsaid += words(&quote);
                continue;
            };
            let key = (speaker.name.to_string(), speaker.kind.as_str());
            let count = tally.counts.entry(key).or_default();
            count.articles = 1;
            count.gender = count.gender.or(speaker.gender);
            count.quotes += 1;
            count.words += words(&quote);
        }
        tally
    }

    /// Both together.
    pub fn and(mut self, other: Self) -> Self {
        self.articles += other.articles;
        self.unsaid += other.unsaid;
        for (key, more) in other.counts {
            let count = self.counts.entry(key).or_default();
            count.gender = count.gender.or(more.gender);
            count.articles += more.articles;
            count.quotes += more.quotes;
            count.words += more.words;
        }
        self
    }

    /// The speakers, the most quoted first.
    pub fn voices(&self) -> Vec<Voice> {
        let all: usize = self.counts.values().map(|count| count.words).sum();
        let voice = |((name, kind), count): (&(String, &'static str), &Count)| Voice {
            name: name.clone(),
            kind,
            gender: match count.gender {
                Some(gender) => gender.as_str(),
                _ if *kind == "person" => "unknown",
                _ => "",
            },
            articles: count.articles,
            quotes: count.quotes,
            words: count.words,
            share: count.words as f64 / all.max(1) as f64,
        };
        let mut voices: Vec<_> = self.counts.iter().map(voice).collect();
        voices.sort_by_key(|voice| std::cmp::Reverse((voice.words, voice.quotes)));
        voices
    }
}
