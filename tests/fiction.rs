//! Fiction. Most texts are too short to be recognised, so the genre is chosen.

use quote_attribution::{Attributor, Genre, Scope};

fn speakers(text: &str) -> Vec<String> {
    let attributor = Attributor::builder().genre(Genre::Fiction).scope(Scope::Quoted).build();
    let article = attributor.attribute(text);
    article.quotes().map(|quote| quote.speaker_name().unwrap_or("nobody").to_owned()).collect()
}

#[test]
fn usual_form_is_the_name() {
    let text = "Elizabeth Marlow came in. Elizabeth sat down. Elizabeth was cold. Elizabeth rose. Elizabeth laughed. \
                Elizabeth read. Elizabeth slept. Elizabeth woke. Elizabeth sat. \
                “I am cold,” said Elizabeth.";
    assert_eq!(speakers(text), ["Elizabeth"]);
}

#[test]
fn title_stays_where_it_is_usual() {
    let late = "Aubrey Tolland was always late. “Forgive me,” said Tolland.";
    assert_eq!(speakers(&format!("{}{late}", "Mr. Tolland bowed. ".repeat(10))), ["Mr. Tolland"]);
    assert_eq!(speakers(&format!("Mr. Tolland bowed. {late}")), ["Aubrey Tolland"]);
}

#[test]
fn married_couple_is_two_people() {
    let text = "“The marrows are mine,” said Mr. Pell.\n\n“They are the gardener’s,” said Mrs. Pell.";
    assert_eq!(speakers(text), ["Mr. Pell", "Mrs. Pell"]);
}

#[test]
fn first_word_of_a_sentence_is_no_name() {
    let text =
        "He would come presently. Clara waited. Clara wrote. Presently Clara rose. “At last,” said Clara.";
    assert_eq!(speakers(text), ["Clara"]);
}

#[test]
fn narrator_has_the_name_that_others_use() {
    let mut text = "“Hobday, you are late,” said Clara.\n\n“I know,” I said.\n\n".repeat(6);
    text.push_str("“Good night, Hobday,” said Clara.\n\nI went up.");
    let speakers = speakers(&text);
    assert_eq!(speakers[..2], ["Clara", "Hobday"]);
}

#[test]
fn narrator_is_not_one_whom_the_narrator_names() {
    let mut text =
        "“Hobday, you are late,” said Clara.\n\nHobday bowed. I saw it.\n\n“I know,” I said.\n\n".repeat(6);
    text.push_str("“Good night, Hobday,” said Clara.\n\nI went up.");
    assert_eq!(speakers(&text)[1], "I");
}

#[test]
fn talk_without_a_verb_alternates() {
    let text = "Clara set down the lamp. Edmund was already at the table.\n\n“You are late,” said Clara.\n\n\
                “The ferry was late,” said Edmund.\n\n“It is always the ferry.”\n\n“It is never anything else.”";
    assert_eq!(speakers(text), ["Clara", "Edmund", "Clara", "Edmund"]);
}

#[test]
fn pronoun_agrees_with_whoever_is_about() {
    let text = "Edmund and Clara walked down to the water. It was nearly dark.\n\n“You might have written,” she said.\
                \n\n“I did write,” he said.";
    assert_eq!(speakers(text), ["Clara", "Edmund"]);
}

#[test]
fn listener_answers() {
    assert_eq!(speakers("“You row, Clara,” said Hugh.\n\n“I rowed yesterday.”"), ["Hugh", "Clara"]);
}

#[test]
fn speaker_goes_on_in_the_paragraph_and_is_not_the_listener() {
    // One quotation of two parts.
    assert_eq!(speakers("“You row, Clara,” said Hugh. “I rowed yesterday.”"), ["Hugh"]);
}

fn addressees(text: &str) -> Vec<String> {
    let attributor = Attributor::builder().genre(Genre::Fiction).scope(Scope::Quoted).build();
    let article = attributor.attribute(text);
    let name = |quote: quote_attribution::Quote| match quote.addressee() {
        Some(addressee) => addressee.name.to_string(),
        None => "nobody".to_owned(),
    };
    article.quotes().map(name).collect()
}

#[test]
fn addressee_is_called_by_name_or_told() {
    assert_eq!(addressees("“You are late, Clara,” said Edmund."), ["Clara"]);
    assert_eq!(
        addressees("“You are late,” Edmund told Clara. “Sit down,” said Hugh to Emma."),
        ["Clara", "Emma"]
    );
}

#[test]
fn addressee_is_not_one_who_is_spoken_of_or_who_asks() {
    assert_eq!(
        addressees("“I saw Clara,” said Edmund. “Jane, Emma and Lydia came,” said Hugh."),
        ["nobody"; 2]
    );
    assert_eq!(addressees("“Who is late?” asked Clara."), ["nobody"]);
}

#[test]
fn bare_surname_is_not_the_sisters() {
    let text = "Mr. Vale bowed. Vale was tall. Miss Vale sat down. Vale laughed. “Come in,” said Vale. \n\n“No,” said Miss Vale.";
    assert_eq!(speakers(text), ["Mr. Vale", "Miss Vale"]);
}

#[test]
fn wife_by_her_husbands_name_is_not_the_husband() {
    let text = "Aubrey Tolland wrote. Mrs. Aubrey Tolland read. “It is done,” said Aubrey Tolland.\n\n“Is it?” said Mrs. Tolland.";
    assert_eq!(speakers(text), ["Aubrey Tolland", "Mrs. Tolland"]);
}

#[test]
fn house_is_nobody_whom_a_pronoun_means() {
    let text = "Clara lived at Hartwell. She came to Hartwell young. In Hartwell it rained. From Hartwell to the sea is a \
                mile. Hartwell was cold.\n\n“It is cold,” she said.";
    assert_eq!(speakers(text), ["Clara"]);
}

#[test]
fn father_and_son_are_told_apart() {
    let both =
        "Mr. Arkwright sat by the stove. George was in the yard. Mr. George Arkwright had no hat. ".repeat(4);
    let talk = "“It will rain,” said Mr. Arkwright.\n\n“It will not,” said George.";
    assert_eq!(speakers(&format!("{both}\n\n{talk}")), ["Mr. Arkwright", "Mr. George Arkwright"]);
}

#[test]
fn fuller_form_that_is_said_once_is_the_same_man() {
    let text = format!(
        "Mr. George Arkwright came in. {}\n\n“It will rain,” said Mr. Arkwright.\n\n“Go home,” said George.",
        "Mr. Arkwright sat by the stove. George was tired. ".repeat(4)
    );
    let speakers = speakers(&text);
    assert_eq!(speakers[0], speakers[1]);
}

#[test]
fn description_stands_for_whoever_is_about() {
    let text = "Mrs. Orde came up the path. She carried a basket.\n\n“You have let the fire go out,” said the old lady.";
    assert_eq!(speakers(text), ["Mrs. Orde"]);
}

#[test]
fn description_of_another_sex_is_of_another() {
    let text = "Mrs. Orde came up the path. She carried a basket.\n\n\
                “You have let the fire go out,” said the old gentleman.";
    assert_ne!(speakers(text), ["Mrs. Orde"]);
}

#[test]
fn plain_form_names_who_is_known_by_a_role() {
    let text = "“Ask your secretary,” said Clara. The pale secretary rose. The secretary bowed. \
                The secretary sat down.\n\n“He is out,” said the secretary.";
    assert_eq!(speakers(text)[1], "secretary");
}

#[test]
fn title_that_is_said_once_does_not_fix_a_gender() {
    let boy = "Quill laughed, and he ran on. “Run, Aunt Quill!” cried Clara. ";
    let text = format!(
        "{boy}{}\n\nClara sat.\n\n“I am tired,” he said.",
        "Quill sat down, and he slept. ".repeat(24)
    );
    assert_eq!(speakers(&text).last().map(String::as_str), Some("Quill"));
}

/// A story of a mother and daughter and, far from them, of two millers; and what is said at its end.
fn marlows_and_millers(end: &str) -> Vec<String> {
    let house = "Emma came down early. Her mother poured the tea. Mrs. Marlow was tired.\n\n";
    let mill =
        "Edmund and Hugh were at the mill all day. The wheel of the mill stood still. Hugh mended it.\n\n";
    speakers(&format!("{}{end}", [house, &mill.repeat(100)].concat().repeat(12)))
}

#[test]
fn mother_of_somebody_is_one_person() {
    let end = "Emma sat in the window. The rain was loud.\n\n“Shut it,” said her mother.";
    assert_eq!(marlows_and_millers(end), ["Mrs. Marlow"]);
}

#[test]
fn mother_of_another_is_another() {
    let end = "Hugh sat in the window. The rain was loud.\n\n“Shut it,” said his mother.";
    assert_ne!(marlows_and_millers(end), ["Mrs. Marlow"]);
}

#[test]
fn mothers_friend_is_not_the_mother() {
    let end = "Emma sat in the window. The rain was loud.\n\n“Shut it,” said her mother’s friend.";
    assert_ne!(marlows_and_millers(end), ["Mrs. Marlow"]);
}

#[test]
fn husband_has_the_surname() {
    let pells =
        "Mrs. Pell came down early. Mr. Pell read. Mr. Orde was tired. Her husband poured the tea.\n\n";
    let end = "Mr. Pell and Mr. Orde came in. Mrs. Pell rose.\n\n“Shut it,” said her husband.";
    assert_eq!(speakers(&format!("{}{end}", pells.repeat(6))), ["Mr. Pell"]);
}

/// A talk of a stranger with Mr. Pell, whom a sentence names beside him; and who speaks in it with this end.
fn stranger(end: &str) -> Vec<String> {
    let inn = "Mr. Pell sat by the fire of the inn. The door opened, and a man in a long cloak came in.\n\n\
               “A cold night,” said the stranger.\n\n\
               “It is,” said Mr. Pell, and looked at the stranger over his glass.\n\n\
               “Is this the road to Marfleet?” asked the stranger.\n\n\
               “There is no other,” said Mr. Pell.\n\n\
               “Then I am in time,” said the stranger.\n\n";
    speakers(&format!("{inn}{end}"))
}

#[test]
fn stranger_is_the_one_who_is_named_at_last() {
    let end = "The landlord took the cloak and read the label. It belonged to Edmund Vale.\n\nEdmund slept.";
    assert_eq!(stranger(end), ["Edmund Vale", "Mr. Pell", "Edmund Vale", "Mr. Pell", "Edmund Vale"]);
}

#[test]
fn stranger_is_not_one_who_is_named_while_the_stranger_talks() {
    let end = "Edmund Vale looked up.\n\n“In time for what?” asked Edmund, and shook the hand of the stranger.\n\n\
               “For the ferry,” said the stranger.";
    let all = stranger(end);
    assert_eq!(all[..2], ["stranger", "Mr. Pell"]);
    assert_eq!(all[5..], ["Edmund Vale", "stranger"]);
}

#[test]
fn duchess_keeps_the_name_that_says_more() {
    let text = "Lord Edwin talked to the pretty Duchess of Ravenhurst.\n\n“You are late,” said the duchess.\n\n\
                “I was kept,” said Lord Edwin.\n\n“You always are,” said the duchess.";
    assert_eq!(speakers(text), ["Duchess of Ravenhurst", "Lord Edwin", "Duchess of Ravenhurst"]);
}

#[test]
fn duchess_without_more_is_a_duchess() {
    let text = "Lord Edwin talked to the pretty duchess of the house.\n\n“You are late,” said the duchess.";
    assert_eq!(speakers(text), ["duchess"]);
}

#[test]
fn sergeant_is_the_one_who_is_named_soon() {
    let text = "The sergeant counted them in. “Where is Hugh?” said the sergeant.\n\n“At the ford,” Clara said.\n\n\
                Sergeant Dolan turned away.";
    assert_eq!(speakers(text), ["Sergeant Dolan", "Clara"]);
    let two = format!("{text} Sergeant Pike had not moved.");
    assert_eq!(speakers(&two), ["sergeant", "Clara"]);
}

#[test]
fn boy_is_the_one_who_is_named_so() {
    let text = "A miller’s boy named Perrin sat under the stairs with Arandel. Arandel laughed.\n\n\
                “Which war?” asked the boy.";
    assert_eq!(speakers(text), ["Perrin"]);
    let verb = "The boy called Perrin from the stairs. Arandel laughed.\n\n“Which war?” asked the boy.";
    assert_eq!(speakers(verb), ["boy"]);
}

#[test]
fn aunt_is_the_one_who_is_called_so() {
    let text = "Aunt Hermione came in with the Duchess of Wrexham on a string. I sat up.\n\n\
                “Get up,” said my aunt.";
    assert_eq!(speakers(text), ["Aunt Hermione"]);
    let uncle = "Aunt Hermione came in with the Duchess of Wrexham on a string. I sat up.\n\n\
                 “Get up,” said my uncle.";
    assert_eq!(speakers(uncle), ["my uncle"]);
}

/// A house of two women, whose younger one is Sibyl Vane, and a mother who talks.
fn mother_and(calls: &str) -> Vec<String> {
    let talk = "“It is crooked,” said Mrs. Vane.\n\n“It was crooked on the bolt,” said Sibyl.\n\n".repeat(3);
    speakers(&format!("Sibyl Vane minded the shop. {}{calls}\n\n{talk}", "Sibyl was tired. ".repeat(40)))
}

#[test]
fn daughter_is_not_the_mother() {
    assert_eq!(mother_and("The carter called her Miss Sibyl.")[..2], ["Mrs. Vane", "Sibyl"]);
}

#[test]
fn woman_with_one_title_has_both_names() {
    assert_eq!(mother_and("The carter never called her anything.")[..2], ["Sibyl", "Sibyl"]);
}

/// A chapter that begins with a heading, and what follows it.
fn chapter(heading: &str) -> Vec<String> {
    speakers(&format!(
        "{heading}\n\nSyme sat down. The old man took the other chair.\n\n\
         “I am a policeman,” said the Professor with a smile.\n\n“You are what?” said Syme."
    ))
}

#[test]
fn heading_of_a_chapter_is_nobody() {
    assert_eq!(chapter("CHAPTER EIGHT\nTHE PROFESSOR EXPLAINS HIMSELF"), ["Professor", "Syme"]);
}

#[test]
fn professor_has_the_name_that_the_story_gives() {
    let heading = "CHAPTER EIGHT\nTHE PROFESSOR EXPLAINS HIMSELF\n\nProfessor Worms had come in.";
    assert_eq!(chapter(heading), ["Professor Worms", "Syme"]);
}

/// A scene of a page.
const SCENE: &str = "Clara set down the lamp and did not look at him. Edmund was already at the table with his \
    boots off, and the bread was cut.\n\n\
    “You are late,” said Clara.\n\n\
    “The ferry was late,” said Edmund. He had put on his father’s coat again, and it was wet.\n\n\
    “It is always the ferry.”\n\n\
    “It is never anything else.”\n\n\
    She laughed, but she was not pleased. She could hear the rain upon the roof, and somewhere below them the dog \
    was scratching at a door that nobody had opened since the spring.\n\n\
    “Did you bring the money?” she asked.\n\n\
    “What money?”\n\n\
    “You know very well what money!”\n\n\
    Edmund took a slice and looked at it for a long time. There was no butter, and he had not expected any. He \
    thought of what his sister would have said to him, and put it down.";

#[test]
fn scene_of_a_page_is_a_story() {
    let attributor = Attributor::builder().scope(Scope::Quoted).build();
    let article = attributor.attribute(SCENE);
    let recognised: Vec<_> = article.quotes().map(|quote| quote.speaker_name().unwrap_or("nobody")).collect();
    assert_eq!(recognised, speakers(SCENE));
    assert_eq!(recognised[..3], ["Clara", "Edmund", "Clara"]);
}

#[test]
fn report_that_remembers_is_no_story() {
    let text = "HARWICK — Clara Pell was 31 when the ferry went down off Marrow Point on Oct. 4, 1987, and she has \
        not been on the water since. She was standing at the rail beside Edmund Vale, a deckhand from Port Lorne, \
        when the lights went out.\n\n\
        “I said to him, ‘What was that?’” Pell said on Tuesday at her home in North Harwick. “He told me not to \
        worry. He had been on the boat for nine years.”\n\n\
        It is a story that she has told 40 times, she said, and she can tell it without crying now. The state \
        Board of Marine Safety has reopened its inquiry into the sinking, which killed 17 people, and Pell is to \
        be its first witness when hearings begin in March.\n\n\
        “You never stop asking,” she said. “Why them? Why was it not me?”";
    let read = |attributor: Attributor| {
        let article = attributor.attribute(text);
        article.quotes().map(|quote| (quote.confidence(), quote.evidence().len())).collect::<Vec<_>>()
    };
    let attributor = || Attributor::builder().scope(Scope::Quoted);
    assert_eq!(read(attributor().build()), read(attributor().genre(Genre::News).build()));
    assert_ne!(read(attributor().build()), read(attributor().genre(Genre::Fiction).build()));
}
