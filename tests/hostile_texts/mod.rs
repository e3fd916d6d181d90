//! Texts made to hurt, by name; each can be made of any length. `tests/hostile.rs` checks what they give, the
//! example `cost` how the time for them grows.

/// Calls a macro with the list of `name: so many repetitions => text of so many;`. As many as the list says
/// make a text of one to ten megabytes.
macro_rules! for_each_hostile_text {
    ($callback:ident) => {
        $callback! {
            // Marks that never pair, or pair in vain.
            opening_marks: 1_000_000 => repeat("“");
            closing_marks: 1_000_000 => repeat("”");
            straight_marks: 1_000_000 => repeat("\"");
            apostrophes: 1_000_000 => repeat("'");
            curly_apostrophes: 1_000_000 => repeat("’");
            doubled_apostrophes: 1_000_000 => repeat("''");
            grave_accents: 1_000_000 => repeat("`");
            inch_marks: 1_000_000 => repeat("6'2\" ");
            mixed_marks: 200_000 => repeat("“‘«„\"'a'\"‟»’” ");
            unclosed_paragraphs: 250_000 => repeat("“We go on.\n\n");
            unclosed_sentences: 250_000 => repeat("“We go on. ");
            unclosed_single_marks: 250_000 => repeat(" ‘We go on");
            plural_possessives: 250_000 => repeat("the workers’ ");
            empty_quotations: 1_000_000 => repeat("“”");
            tiny_quotations: 250_000 => repeat("“A” ");
            quotations_of_one_paragraph: 125_000 => repeat("“We go,” he said. ");
            nested_marks: 100_000 => nested("“a ‘b ", " c’ d”");
            nested_guillemets: 1_000_000 => nested("«a ", "»");
            one_quotation_over_many_paragraphs: 100_000 => after("“We go,” Ann Dorsey said. ", "“And we go on.\n\n");
            quotations_after_much_of_one_sentence: 100_000 => halves("the flood ", "was “late” and ");
            quotations_before_much_of_one_sentence: 100_000 => halves("was “late” and ", "the flood ");
            quotations_far_from_a_name: 100_000 => after("Ann Dorsey ", "was “late” and it rained and rained and ");
            speaker_far_from_the_quotations: 100_000 => after("Ann Dorsey spoke.", "\n\n“And we go on.”\n\nIt rained.");

            // Lengths.
            newlines: 10_000_000 => repeat("\n");
            carriage_returns: 5_000_000 => repeat("\r\n");
            spaces: 10_000_000 => repeat(" ");
            lines_of_one_word: 2_000_000 => repeat("pier\n");
            one_word: 10_000_000 => repeat("a");
            one_number: 5_000_000 => repeat("1,");
            one_address: 1_000_000 => after("https://", "a.example/");
            hyphens: 2_000_000 => repeat("pier-");
            one_line: 250_000 => repeat("The pier is shut and the boats are late. ");
            one_sentence: 500_000 => repeat("the pier is shut and ");
            commas: 1_000_000 => repeat("pier, ");
            full_stops: 1_000_000 => repeat(".");
            initials: 1_000_000 => repeat("J. ");
            abbreviations: 1_000_000 => repeat("U.S.");
            dashes: 1_000_000 => repeat("—");
            colons: 250_000 => repeat("Ann: ");
            turns: 100_000 => repeat("MORLEY: “Why” so?\n\n");
            one_turn: 100_000 => after("HOLT: A.\n\nBOYD: B.\n\nHOLT: ", "a “b” ");
            brackets: 1_000_000 => repeat("(");

            // Words that the later stages look for.
            cues: 250_000 => repeat("said ");
            according_to: 250_000 => repeat("according to ");
            that_clauses: 250_000 => repeat("he said that ");
            said_inside_said: 125_000 => repeat("Ann Dorsey said that Carl Boyd denied that ");
            whoever_said: 250_000 => repeat("Ann, who said, ");
            sources_at_the_end: 250_000 => repeat("the pier is shut, he said, ");
            cues_inside_one_quotation: 250_000 => after("“", "he said she said ");
            cues_inside_quotations_of_one_sentence: 100_000 => repeat("“he said she said” and ");
            short_statements: 250_000 => repeat("” he said.");
            statements_of_nobody: 250_000 => repeat("it recalled. ");
            labels: 100_000 => repeat("DORSEY: We go. ");
            pronouns: 250_000 => repeat("he ");
            pronouns_after_names: 100_000 => names_then_pronouns();
            speaking_pronouns: 100_000 => repeat("“Yes,” she said.\n");
            dialogue: 100_000 => repeat("“Yes.”\n\n");
            names: 100_000 => numbered(|number| name(number) + " was there. ");
            names_of_one_surname: 100_000 => numbered(|number| format!("A{} Smith met Smith. ", &name(number)[1..5]));
            names_of_one_first_name: 100_000 => numbered(|number| format!("Ann {} met Ann. ", &name(number)[6..]));
            names_in_one_sentence: 100_000 => numbered(|number| name(number) + " and ");
            speakers: 100_000 => numbered(|number| format!("“Yes,” said {}.\n", name(number)));
            names_of_many_words: 80 => long_names();
            commas_and_names: 250_000 => repeat("Ann, ");
            joined_names: 250_000 => repeat("Ann and ");
            titles: 250_000 => repeat("Sen. ");
            offices: 100_000 => repeat("a spokesman for the minister of the office of ");
            particles: 250_000 => repeat("van der ");
            possessives: 250_000 => repeat("Ann’s ");
            capitals: 250_000 => repeat("THE PIER OF ");

            // Characters.
            right_to_left_marks: 125_000 => repeat("\u{200f}“\u{202e}a\u{202c}”");
            zero_width_marks: 1_000_000 => repeat("\u{200b}\u{200d}\u{2060}");
            byte_order_marks: 1_000_000 => repeat("\u{feff}");
            nul: 1_000_000 => repeat("\0");
            combining_marks: 125_000 => repeat("“e\u{301}\u{301}\u{301}”\u{301}");
            only_combining_marks: 1_000_000 => repeat("\u{301}");
            emoji: 125_000 => repeat("👩‍👩‍👧‍👦");
            no_spaces: 125_000 => repeat("「行く」と彼は言った。");
        }
    };
}

/// Each text by its name, and how it is made of about so many bytes.
pub fn by_bytes() -> Vec<(String, Make)> {
    macro_rules! list {
        ($($name:ident: $times:expr => $make:expr;)*) => {
            vec![$((stringify!($name).replace('_', " "), of_bytes($make, $times))),*]
        };
    }
    for_each_hostile_text!(list)
}

/// Finds out how many bytes a repetition has.
fn of_bytes(make: Make, times: usize) -> Make {
    let few = (times / 64).max(1);
    let each = make(few).len() / few;
    Box::new(move |bytes| make((bytes / each).max(1)))
}

/// How one text is made of a number of repetitions.
pub type Make = Box<dyn Fn(usize) -> String>;

pub fn repeat(pattern: &'static str) -> Make {
    Box::new(|times| pattern.repeat(times))
}

/// Something once, then something over and over.
pub fn after(once: &'static str, pattern: &'static str) -> Make {
    Box::new(|times| once.to_owned() + &pattern.repeat(times))
}

/// Half of it one thing over and over, half of it another.
pub fn halves(first: &'static str, second: &'static str) -> Make {
    Box::new(|times| first.repeat(times / 2) + &second.repeat(times / 2))
}

/// As many closing as opening marks, one inside the other.
pub fn nested(open: &'static str, close: &'static str) -> Make {
    Box::new(|times| format!("{}we go{} he said. ", open.repeat(times), close.repeat(times)))
}

/// A pattern that is never twice the same.
pub fn numbered(pattern: fn(usize) -> String) -> Make {
    Box::new(move |times| (0..times).map(pattern).collect())
}

pub fn names_then_pronouns() -> Make {
    Box::new(|times| {
        let names: String = (0..times / 2).map(|number| name(number) + " was there. ").collect();
        names + &"He left. ".repeat(times / 2)
    })
}

pub fn long_names() -> Make {
    Box::new(|times| {
        let long_name = vec!["Anastasia"; 10_000].join(" ");
        format!("“We go,” said {long_name}. {long_name} left. ").repeat(times)
    })
}

/// Different names, so that none joins another: “Abaca Dabaca”.
pub fn name(number: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + (digit % 26) as u8);
    let tail: String = [number, number / 26, number / 676, number / 17_576].map(letter).iter().collect();
    format!("A{tail} D{tail}")
}
