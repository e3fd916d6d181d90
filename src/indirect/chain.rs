//! A chain of units that are in the content or outside: a linear-chain conditional random field of two states
//! (Lafferty, McCallum and Pereira 2001, "Conditional random fields").

/// The score of what cannot be, small enough beside all sums of weights.
pub(super) const IMPOSSIBLE: f32 = -1e30;

/// The scores of a chain: of each unit in the content, of a beginning at it, of an end before it.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub inside: Vec<f32>,
    pub begin: Vec<f32>,
    /// One more than units.
    pub end: Vec<f32>,
    /// The likeliest state before each, for the unit inside and after.
    from: Vec<(State, State)>,
    states: Vec<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Before,
    Inside,
    After,
}

impl Chain {
    pub fn new(inside: Vec<f32>, begin: Vec<f32>, end: Vec<f32>) -> Self {
        Self { inside, begin, end, ..Self::default() }
    }

    pub fn clear(&mut self) {
        self.inside.clear();
        self.begin.clear();
        self.end.clear();
    }

    /// The most likely states among those with any content (Viterbi): what is a cue reports something.
    pub fn best(&mut self) -> &[bool] {
        let Self { from, states, .. } = self;
        let units = self.inside.len();
        // Before any content, in it, and out of it again.
        let before = 0.0f32;
        let (mut inside, mut after) = (IMPOSSIBLE, IMPOSSIBLE);
        from.clear();
        for unit in 0..units {
            let begins = before.max(after) + self.begin[unit];
            let ends = inside + self.end[unit];
            let origin = match () {
                () if inside >= begins => State::Inside,
                () if before >= after => State::Before,
                () => State::After,
            };
            from.push((origin, if ends > after { State::Inside } else { State::After }));
            (inside, after) = (inside.max(begins) + self.inside[unit], after.max(ends));
        }
        let mut state = if inside + self.end.last().copied().unwrap_or(0.0) > after {
            State::Inside
        } else {
            State::After
        };
        states.clear();
        states.resize(units, false);
        for unit in (0..units).rev() {
            states[unit] = state == State::Inside;
            state = match state {
                State::Before => State::Before,
                State::Inside => from[unit].0,
                State::After => from[unit].1,
            };
        }
        states
    }

    /// How likely each unit is in the content, begins it, or stands after its end (forward and backward sums).
    pub fn expected(&self) -> Self {
        let units = self.inside.len();
        // Logarithms of the sums over all ways to each state, and from there to the end.
        let mut forward = Vec::with_capacity(units + 1);
        forward.push((0.0f32, IMPOSSIBLE));
        for unit in 0..units {
            let (out, inside) = forward[unit];
            forward.push((
                log_sum(out, inside + self.end[unit]),
                log_sum(out + self.begin[unit], inside) + self.inside[unit],
            ));
        }
        let mut backward = vec![(0.0f32, self.end[units]); units + 1];
        for unit in (0..units).rev() {
            let (out, inside) = backward[unit + 1];
            backward[unit] = (
                log_sum(out, self.begin[unit] + self.inside[unit] + inside),
                log_sum(self.end[unit] + out, self.inside[unit] + inside),
            );
        }
        let all = backward[0].0;
        let mut expected = Self::default();
        for unit in 0..units {
            let (out, inside) = forward[unit];
            let after = backward[unit + 1];
            expected.inside.push((forward[unit + 1].1 + after.1 - all).exp());
            expected.begin.push((out + self.begin[unit] + self.inside[unit] + after.1 - all).exp());
            expected.end.push((inside + self.end[unit] + after.0 - all).exp());
        }
        expected.end.push((forward[units].1 + self.end[units] - all).exp());
        expected
    }
}

fn log_sum(a: f32, b: f32) -> f32 {
    let most = a.max(b);
    most + (-(a - b).abs()).exp().ln_1p()
}
