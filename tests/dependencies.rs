//! What the crate rests on: each crate under a licence that allows it, each crate of a user's build in the README
//! with the reason why it is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

/// Licences that let the crate be used and passed on under MIT or Apache-2.0; `.ci/deny.toml` has the same.
const ALLOWED: [&str; 3] = ["MIT", "Apache-2.0", "Unicode-3.0"];

/// Asks cargo about the crates that are built here, which are there already.
fn metadata() -> Value {
    let cargo = || {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
        cargo
    };
    let version = cargo().arg("-vV").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("the platform of cargo");
    let output = cargo()
        .args(["metadata", "--format-version=1", "--all-features", "--offline", "--filter-platform", host])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}

fn string(value: &Value) -> &str {
    value.as_str().expect("a string")
}

/// The fields of each package by the number that cargo gives it.
fn packages(metadata: &Value) -> BTreeMap<&str, &Value> {
    list(&metadata["packages"]).map(|package| (string(&package["id"]), package)).collect()
}

/// `(MIT OR Apache-2.0) AND Unicode-3.0`, and the older `MIT/Apache-2.0`.
fn is_allowed(licence: &str) -> bool {
    licence
        .replace('/', " OR ")
        .split(" AND ")
        .all(|all| all.trim_matches(['(', ')']).split(" OR ").any(|one| ALLOWED.contains(&one)))
}

#[test]
fn licences() {
    assert!(is_allowed("Unlicense OR MIT") && is_allowed("(MIT OR Zlib) AND Unicode-3.0"));
    assert!(!is_allowed("GPL-3.0-only") && !is_allowed("(MIT OR Apache-2.0) AND NCSA"));

    let metadata = metadata();
    let bad: Vec<_> = packages(&metadata)
        .values()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

/// The crates that a user builds: all but those of the tests.
fn of_a_users_build(metadata: &Value) -> BTreeSet<String> {
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).map(|node| (string(&node["id"]), node)).collect();
    let packages = packages(metadata);
    let root = string(&metadata["resolve"]["root"]);
    let (mut reached, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        for dependency in list(&nodes[id]["deps"]) {
            let built = list(&dependency["dep_kinds"]).any(|kind| kind["kind"] != "dev");
            let id = string(&dependency["pkg"]);
            if built && reached.insert(id) {
                open.push(id);
            }
        }
    }
    reached.into_iter().map(|id| string(&packages[id]["name"]).to_owned()).collect()
}

#[test]
fn readme_gives_the_reason_for_each() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, section) = readme.split_once("\n## Dependencies\n").expect("the section");
    let (section, _) = section.split_once("\n## ").expect("a section after it");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let named = rows.flat_map(|(names, reason)| {
        assert!(!reason.trim_matches(['|', ' ']).is_empty(), "{names} has no reason");
        names.split('`').skip(1).step_by(2)
    });
    let named: BTreeSet<String> = named.map(str::to_owned).collect();
    assert_eq!(named, of_a_users_build(&metadata()));
}
