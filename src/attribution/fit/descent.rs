//! Stochastic gradient descent: gradients of a softmax, weights with a step size each, an order at random.

/// How much each score is too high, for the right candidates to have all of the softmax together, each the
/// part that it has of theirs; and the share that they have now.
pub(crate) fn gradients(scores: &[f32], is_right: impl Fn(usize) -> bool) -> (Vec<f32>, f32) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let all: f32 = shares.iter().sum();
    let right: f32 = (0..shares.len()).filter(|&number| is_right(number)).map(|number| shares[number]).sum();
    let target = |number: usize| if is_right(number) { shares[number] / right.max(1e-20) } else { 0.0 };
    let gradients = (0..shares.len()).map(|number| shares[number] / all - target(number)).collect();
    (gradients, right / all)
}

/// Weights with a step size each.
pub(crate) struct Adaptive {
    pub values: Vec<f32>,
    squares: Vec<f32>,
    /// The sum of the values after each pass.
    sums: Vec<f32>,
    passes: usize,
    /// The size of the first step.
    rate: f32,
}

impl Adaptive {
    pub fn new(count: usize, rate: f32) -> Self {
        Self { values: vec![0.0; count], squares: vec![0.0; count], sums: vec![0.0; count], passes: 0, rate }
    }

    /// Takes note of the values at the end of a pass.
    pub fn remember(&mut self) {
        self.passes += 1;
        self.sums.iter_mut().zip(&self.values).for_each(|(sum, value)| *sum += value);
    }

    /// The mean over the passes, which is steadier than the last (Polyak and Juditsky 1992).
    pub fn average(&mut self) {
        let passes = self.passes.max(1) as f32;
        self.values.iter_mut().zip(&self.sums).for_each(|(value, sum)| *value = sum / passes);
    }

    pub fn step(&mut self, at: usize, gradient: f32, penalty: f32) {
        let gradient = gradient + penalty * self.values[at];
        self.squares[at] += gradient * gradient;
        self.values[at] -= self.rate * gradient / (self.squares[at].sqrt() + 1e-6);
    }
}

/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
pub(crate) struct SplitMix(u64);

impl SplitMix {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (self.next() % (last as u64 + 1)) as usize;
            items.swap(last, other);
        }
    }
}
