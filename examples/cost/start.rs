//! The time until one can begin.

use std::hint::black_box;

use quote_attribution::Attributor;

use crate::texts;
use crate::time;

/// What takes less time than reading the clock is done so many times.
const MANY: u32 = 1000;

pub fn print() {
    // In this order: the first attributor of a process is made by nothing before, and the first text reads the weights.
    let first = time::once(|| drop(black_box(Attributor::new())));
    let text = texts::short_article();
    let first_text = time::once(|| drop(black_box(Attributor::new().attribute(&text))));
    let next = time::least(|| (0..MANY).for_each(|_| drop(black_box(Attributor::new()))));
    let attributor = Attributor::new();
    let clones = time::least(|| (0..MANY).for_each(|_| drop(black_box(attributor.clone()))));
    let next_text = time::least(|| drop(black_box(attributor.attribute(&text))));
    println!("first attributor  {first:>10.1?}");
    println!("next attributor   {:>10.1?}", next / MANY);
    println!("clone             {:>10.1?}", clones / MANY);
    println!("first text        {first_text:>10.1?}  ({} bytes)", text.len());
    println!("next text         {next_text:>10.1?}");
}
