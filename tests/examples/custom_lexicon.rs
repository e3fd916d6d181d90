//! Words of one's own.

use super::{file, run, text};

const ARTICLE: &str = "examples/data/parliament.txt";
const TITLES: &str = "examples/data/titles.list";

#[test]
fn own_verbs_and_titles() {
    let output =
        run("custom_lexicon", &["--verbs", "examples/data/verbs.list", "--titles", TITLES, ARTICLE], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let (without, with) = text(&output.stdout).split_once("With:\n").unwrap();
    assert_eq!(
        with,
        "  Tilda Onslow: The old one let in rain,\n  \
           Jory Vance: never once been hungry in her life\n  \
           Tilda Onslow: Then sit down and eat,\n"
    );
    assert!(!without.contains(with), "the words make a difference");
}

#[test]
fn bad_line() {
    let verbs = file("bad-verbs.txt", b"# mine\nkvetch | manner\nharrumph | loud\n");
    let output = run("custom_lexicon", &["--verbs", verbs.to_str().unwrap(), ARTICLE], b"");
    assert_eq!(output.status.code(), Some(1));
    let complaint = text(&output.stderr);
    assert!(complaint.contains("bad-verbs.txt, line 3: \"loud\" is not a class of verbs"), "{complaint}");
}
