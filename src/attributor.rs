//! Runs the stages; the only place that knows them all.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::assemble;
use crate::attribution::{Scene, Weights, decide};
use crate::error::Error;
use crate::explanation::{Explanation, explanation};
use crate::genre::Genre;
use crate::indirect::{self, IndirectWeights, Linked, Model, View};
use crate::lexicon::Lexicon;
use crate::memory::{Memory, Pool};
use crate::quotation;
use crate::result::Article;
use crate::session::Session;
use crate::stage::Stage;
use crate::text::Text;

/// Finds the quotations of a text and whose words they are.
///
/// It is made once and used for any number of texts, from any number of threads; a clone costs next to
/// nothing. The memory in which a text of up to 128 KiB was read is used again for others, by clones too, and given back
/// with the last of them.
///
/// ```
/// use quote_attribution::Attributor;
///
/// let attributor = Attributor::new();
/// let article = attributor.attribute("“It is done,” Ann Dorsey said. She called the trial a “farce”.");
/// let names: Vec<_> = article.quotes().map(|quote| quote.speaker_name()).collect();
/// assert_eq!(names, [Some("Ann Dorsey"), Some("Ann Dorsey")]);
/// ```
#[derive(Clone, Debug)]
pub struct Attributor {
    lexicon: Arc<Lexicon>,
    /// The user's own, for every genre.
    weights: Option<Weights>,
    genre: Option<Genre>,
    indirect: Option<Arc<Indirect>>,
    minimum_confidence: f32,
    max_bytes: usize,
    pool: Arc<Pool>,
}

/// The model of reported speech, made of the weights when a text is first read with it.
#[derive(Debug)]
struct Indirect {
    /// The user's own.
    weights: Option<IndirectWeights>,
    model: OnceCell<Model>,
}

impl Indirect {
    fn model(&self, lexicon: &Lexicon) -> &Model {
        self.model.get_or_init(|| Model::new(self.weights.clone().unwrap_or_default(), lexicon))
    }
}

/// What to look for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// Words between quotation marks alone; the paraphrase around them is left out, and costs no time.
    Quoted,
    /// Paraphrase too: “officials said that …”, “according to the report, …”.
    #[default]
    All,
}

/// Texts are addressed with 32 bits inside; half of that leaves room for every count of tokens.
const MAX_BYTES: usize = 1 << 31;

impl Attributor {
    /// An attributor for English with the bundled lexicon and weights.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// For control over lexicon, weights, confidence and size.
    pub fn builder() -> Builder {
        Builder {
            lexicon: None,
            weights: None,
            genre: None,
            indirect: None,
            scope: Scope::All,
            minimum_confidence: 0.0,
            max_bytes: MAX_BYTES,
        }
    }

    /// Attributes a text. Of a text over the size limit nothing is read and the article has no quotations;
    /// see [`Attributor::try_attribute`].
    pub fn attribute<'t>(&self, text: &'t str) -> Article<'t> {
        self.try_attribute(text).unwrap_or(Article::empty(text))
    }

    /// Attributes a text unless it is larger than the limit.
    ///
    /// # Errors
    ///
    /// When the text has more bytes than [`Builder::max_bytes`].
    pub fn try_attribute<'t>(&self, text: &'t str) -> Result<Article<'t>, Error> {
        self.attribute_watched(text, |_| ())
    }

    /// Attributes a text and tells `watch` when each stage has ended: to show how far a long text has come, or to
    /// measure where the time goes, for the library itself asks no clock.
    ///
    /// ```
    /// use std::time::Instant;
    /// use quote_attribution::Attributor;
    ///
    /// let mut ended = vec![];
    /// let start = Instant::now();
    /// let watch = |stage| ended.push((stage, start.elapsed()));
    /// let article = Attributor::new().attribute_watched("“It is done,” Ann Dorsey said.", watch)?;
    /// assert_eq!(article.speakers()[0].name, "Ann Dorsey");
    /// assert!(ended.is_sorted());
    /// # Ok::<(), quote_attribution::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text has more bytes than [`Builder::max_bytes`].
    pub fn attribute_watched<'t>(
        &self,
        text: &'t str,
        mut watch: impl FnMut(Stage),
    ) -> Result<Article<'t>, Error> {
        self.pool.with(text.len(), |memory| self.run(text, memory, &mut watch))
    }

    /// Attributes one text after another, each in the memory of the one before.
    pub fn session(&self) -> Session<'_> {
        Session::new(self)
    }

    pub(crate) fn run<'t>(
        &self,
        text: &'t str,
        memory: &mut Memory,
        watch: &mut dyn FnMut(Stage),
    ) -> Result<Article<'t>, Error> {
        self.check_size(text.as_bytes())?;
        let mut tokens = Text::read(text, &self.lexicon, memory);
        watch(Stage::Text);
        let quoted = quotation::find(&mut tokens);
        if quoted.is_empty() && self.indirect.is_none() {
            // No words of anybody's to give to whoever may be mentioned.
            tokens.leave(memory);
            watch(Stage::Marks);
            return Ok(Article::empty(text));
        }
        let scene = Scene::read(tokens, quoted, self.genre, memory, watch);
        let decisions = decide(&scene, self.weights_for(&scene), &mut memory.attribution, None);
        watch(Stage::Speakers);
        let linked = self.indirect.as_ref().map_or_else(Linked::default, |indirect| {
            let model = indirect.model(&self.lexicon);
            let mut view = View::read(&scene, &decisions, &model.reader, &mut memory.indirect.view);
            let found = indirect::find(&mut view, model, &mut memory.indirect);
            let linked = indirect::link(&view, found);
            view.leave(&mut memory.indirect.view);
            watch(Stage::ReportedSpeech);
            linked
        });
        let article = assemble::article(text, &scene, decisions, &linked, self.minimum_confidence);
        scene.leave(memory);
        watch(Stage::Result);
        Ok(article)
    }

    /// Attributes a text of which it is not known yet whether it is UTF-8: a file, an answer from the network.
    ///
    /// Spans count the bytes as given. A byte order mark at the start is left in the text, where it is as good
    /// as a space.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let attributor = Attributor::new();
    /// let article = attributor.attribute_bytes("“It is done,” Ann Dorsey said.".as_bytes())?;
    /// assert_eq!(article.speakers()[0].name, "Ann Dorsey");
    ///
    /// // Latin-1 is no UTF-8; `String::from_utf8_lossy` reads it all the same.
    /// let error = attributor.attribute_bytes(b"The caf\xE9 is shut.").unwrap_err();
    /// assert_eq!(error.offset(), Some(7));
    /// # Ok::<(), quote_attribution::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the text has more bytes than [`Builder::max_bytes`], or is not UTF-8; [`Error::offset`] then says
    /// where.
    pub fn attribute_bytes<'t>(&self, bytes: &'t [u8]) -> Result<Article<'t>, Error> {
        self.check_size(bytes)?;
        let text = std::str::from_utf8(bytes).map_err(|error| Error::not_utf8(bytes, error))?;
        self.try_attribute(text)
    }

    /// Attributes a text and keeps, for each stretch between quotation marks, all candidates with what spoke
    /// for and against them. Slower than [`Attributor::attribute`], for people who want to know why.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let explanations = Attributor::new().explain("“It is done,” Ann Dorsey told Carl Boyd.");
    /// let best = &explanations[0].candidates[0];
    /// assert_eq!(best.name.as_deref(), Some("Ann Dorsey"));
    /// assert!(best.evidence.iter().any(|evidence| evidence.to_string() == "subject=follows-adjacent"));
    /// ```
    pub fn explain(&self, text: &str) -> Vec<Explanation> {
        let mut explanations = Vec::new();
        if text.len() <= self.max_bytes {
            let scene = Scene::new(text, &self.lexicon, self.genre);
            let mut watch =
                |quotation: &_, weighed| explanations.push(explanation(&scene, quotation, weighed));
            decide(&scene, self.weights_for(&scene), &mut Default::default(), Some(&mut watch));
        }
        explanations
    }

    fn check_size(&self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.len() > self.max_bytes {
            return Err(Error::too_large(bytes.len(), self.max_bytes));
        }
        Ok(())
    }

    fn weights_for(&self, scene: &Scene) -> &Weights {
        self.weights.as_ref().unwrap_or_else(|| Weights::of(scene.genre))
    }
}

impl Default for Attributor {
    fn default() -> Self {
        Self::new()
    }
}

/// Settings of an [`Attributor`].
#[derive(Clone, Debug)]
pub struct Builder {
    lexicon: Option<Lexicon>,
    weights: Option<Weights>,
    indirect: Option<IndirectWeights>,
    scope: Scope,
    genre: Option<Genre>,
    minimum_confidence: f32,
    max_bytes: usize,
}

impl Builder {
    /// The word lists; [`Lexicon::english`] unless set.
    ///
    /// ```
    /// use quote_attribution::{Attributor, Lexicon, List};
    ///
    /// let lexicon = Lexicon::english().with(List::Titles, "our titles", "portreeve | job\n")?;
    /// let attributor = Attributor::builder().lexicon(lexicon).build();
    /// let article = attributor.attribute("“It is done,” said Portreeve Tilda Onslow.");
    /// assert_eq!(article.speakers()[0].name, "Tilda Onslow");
    /// # Ok::<(), quote_attribution::Error>(())
    /// ```
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// The genre of all texts; unless set, or set to `None`, it is recognised in each.
    ///
    /// ```
    /// use quote_attribution::{Attributor, Genre};
    ///
    /// let attributor = Attributor::builder().genre(Genre::Fiction).build();
    /// let scene = "“You are late,” said Clara.\n\n“The ferry was late,” said Edmund.\n\n“It always is.”";
    /// assert_eq!(attributor.attribute(scene).quotes().last().unwrap().speaker_name(), Some("Clara"));
    /// ```
    #[must_use]
    pub fn genre(mut self, genre: impl Into<Option<Genre>>) -> Self {
        self.genre = genre.into();
        self
    }

    /// The weights of the evidence, whatever the genre; the bundled ones of each genre unless set.
    ///
    /// ```
    /// use quote_attribution::{Attributor, Weights};
    ///
    /// // A table of one line: nothing but nobody is ever likely.
    /// let weights = Weights::parse("house weights", "nobody=always 9\n")?;
    /// let attributor = Attributor::builder().weights(weights).build();
    /// assert_eq!(attributor.attribute("“It is done,” Ann Dorsey said.").speakers(), []);
    /// # Ok::<(), quote_attribution::Error>(())
    /// ```
    #[must_use]
    pub fn weights(mut self, weights: Weights) -> Self {
        self.weights = Some(weights);
        self
    }

    /// What to look for; [`Scope::All`] unless set.
    ///
    /// ```
    /// use quote_attribution::{Attributor, Scope};
    ///
    /// let text = "Ann Dorsey said that the trial had been a “farce”.";
    /// let whole = Attributor::new();
    /// assert_eq!(whole.attribute(text).quotes().next().unwrap().parts().len(), 2);
    /// let quoted = Attributor::builder().scope(Scope::Quoted).build();
    /// assert_eq!(quoted.attribute(text).quotes().next().unwrap().text(), "farce");
    /// ```
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The weights of reported speech; the bundled ones unless set.
    ///
    /// ```
    /// use quote_attribution::{Attributor, IndirectWeights};
    ///
    /// let attributor = Attributor::builder().indirect_weights(IndirectWeights::default()).build();
    /// assert_eq!(attributor.attribute("Ann Dorsey said that it was done.").quotes().len(), 1);
    /// ```
    #[must_use]
    pub fn indirect_weights(mut self, weights: IndirectWeights) -> Self {
        self.indirect = Some(weights);
        self
    }

    /// Below this confidence a quotation is reported without a speaker; 0 unless set.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let text = "“It is done,” Ann Dorsey said.";
    /// let careful = Attributor::builder().minimum_confidence(0.9).build();
    /// assert_eq!(careful.attribute(text).quotes().next().unwrap().speaker_name(), Some("Ann Dorsey"));
    /// let certain = Attributor::builder().minimum_confidence(1.0).build();
    /// assert_eq!(certain.attribute(text).quotes().next().unwrap().speaker_name(), None);
    /// ```
    #[must_use]
    pub fn minimum_confidence(mut self, confidence: f32) -> Self {
        self.minimum_confidence = confidence;
        self
    }

    /// The largest text that one call takes, in bytes; 2 GiB unless set, which is also the most there is.
    ///
    /// While a text is read it takes some forty times its size in memory, one made to hurt a few hundred times. Set a
    /// limit where texts come from strangers.
    ///
    /// ```
    /// use quote_attribution::Attributor;
    ///
    /// let attributor = Attributor::builder().max_bytes(10).build();
    /// let error = attributor.try_attribute("“It is done,” Ann Dorsey said.").unwrap_err();
    /// assert!(error.to_string().contains("the limit is 10"));
    /// ```
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes.min(MAX_BYTES);
        self
    }

    /// The attributor with these settings.
    pub fn build(self) -> Attributor {
        Attributor {
            lexicon: self.lexicon.map_or_else(Lexicon::shared_english, Arc::new),
            weights: self.weights,
            genre: self.genre,
            indirect: (self.scope == Scope::All)
                .then(|| Arc::new(Indirect { weights: self.indirect, model: OnceCell::new() })),
            minimum_confidence: self.minimum_confidence,
            max_bytes: self.max_bytes,
            pool: Arc::default(),
        }
    }
}
