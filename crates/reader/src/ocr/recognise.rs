//! What lines say: characters with their places along the line.
//!
//! Invariant: characters come in reading order, each with the stretch of its line from 0 to 1 and its likelihood.
//! Not here: repairing look-alikes, which needs to know what stands there (`meaning`).

use rten_tensor::{NdTensor, NdTensorView, prelude::*};

use super::{
    engine::{Engine, EngineError, each},
    outline::Slab,
    sampling::{LINE_HEIGHT, Pyramid},
};

/// Lines that are read before it is asked whether to go on.
const AT_ONCE: usize = 16;
/// Lines less sure than this are read once more.
const UNSURE: f32 = 0.92;
/// The second reading counts when it is surer by this much.
const SURER: f32 = 0.02;

/// A line that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Recognised {
    pub(crate) slab: Slab,
    pub(crate) characters: Vec<Character>,
}

/// A character with its place along the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Character {
    pub(crate) character: char,
    /// From 0 at the start of the line to 1 at its end.
    pub(crate) from: f32,
    pub(crate) to: f32,
    pub(crate) confidence: f32,
}

impl Recognised {
    /// Mean confidence of its characters, 0 for none.
    pub(crate) fn confidence(&self) -> f32 {
        let sum: f32 = self.characters.iter().map(|c| c.confidence).sum();
        sum / self.characters.len().max(1) as f32
    }

    /// What of it does not stand in the place of a row of squares that it runs into.
    pub(crate) fn beyond(mut self, row: &Slab) -> Self {
        let is_along = self.slab.along.x * row.along.x + self.slab.along.y * row.along.y > 0.99;
        if is_along {
            let slab = self.slab;
            self.characters
                .retain(|c| !row.contains(slab.at(f32::midpoint(c.from, c.to), 0.5)));
        }
        self
    }

    /// The same characters along another slab of nearly the same place.
    pub(crate) fn placed_on(&self, slab: &Slab) -> Self {
        let middle = slab.offset_of(self.slab.center).0;
        let moved = |u: f32| {
            let along = (u - 0.5) * self.slab.length + middle;
            (along / slab.length.max(1.0) + 0.5).clamp(0.0, 1.0)
        };
        let characters = self.characters.iter().map(|character| Character {
            from: moved(character.from),
            to: moved(character.to),
            ..*character
        });
        Self {
            slab: *slab,
            characters: characters.collect(),
        }
    }
}

impl Engine {
    /// Reads lines, in the order given. `tell` hears how many are done every now and then and says whether to go on.
    pub(crate) fn read(
        &self,
        pyramid: &Pyramid,
        slabs: &[Slab],
        tell: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<Recognised>, EngineError> {
        let mut read = Vec::with_capacity(slabs.len());
        for some in slabs.chunks(AT_ONCE) {
            for line in each(some, |slab| self.read_twice(pyramid, slab)) {
                read.push(line?);
            }
            if !tell(read.len()) {
                break;
            }
        }
        Ok(read)
    }

    /// Reads lines as they come out.
    pub(crate) fn read_once(
        &self,
        pyramid: &Pyramid,
        slabs: &[Slab],
    ) -> Result<Vec<Recognised>, EngineError> {
        let read = each(slabs, |slab| self.read_line(slab, pyramid.line(slab)));
        read.into_iter().collect()
    }

    /// Reads a line, if it is unsure once more out of focus, and keeps the surer reading.
    fn read_twice(&self, pyramid: &Pyramid, slab: &Slab) -> Result<Recognised, EngineError> {
        let sharp = self.read_line(slab, pyramid.line(slab))?;
        if sharp.confidence() >= UNSURE {
            return Ok(sharp);
        }
        let soft = self.read_line(slab, pyramid.soft_line(slab))?;
        let is_surer = soft.confidence() > sharp.confidence() + SURER;
        Ok(if is_surer { soft } else { sharp })
    }

    fn read_line(
        &self,
        slab: &Slab,
        (values, width): (Vec<f32>, usize),
    ) -> Result<Recognised, EngineError> {
        let steps = self.steps(values, width)?;
        Ok(Recognised {
            slab: *slab,
            characters: self.decoded(steps.view()),
        })
    }

    /// Likelihoods along a line that was cut out: its planes, so many dots wide.
    pub(super) fn steps(
        &self,
        values: Vec<f32>,
        width: usize,
    ) -> Result<NdTensor<f32, 2>, EngineError> {
        self.characters_along(NdTensor::from_data([3, LINE_HEIGHT, width], values))
    }

    /// The likeliest character of each step that is likelier none.
    pub(super) fn possible(&self, steps: NdTensorView<f32, 2>) -> Vec<Character> {
        let count = steps.size(0) as f32;
        let at = |step: usize| {
            let classes: NdTensorView<f32, 1> = steps.slice(step);
            let (likeliest, _) = likeliest(classes);
            if self.character(likeliest).is_some() {
                return None;
            }
            let others = classes.iter().copied().enumerate();
            let (class, confidence) = others
                .filter(|(class, _)| *class != likeliest)
                .max_by(|a, b| a.1.total_cmp(&b.1))?;
            Some(Character {
                character: self.character(class)?,
                from: step as f32 / count,
                to: (step as f32 + 1.0) / count,
                confidence,
            })
        };
        (0..steps.size(0)).filter_map(at).collect()
    }

    /// Greedy decoding: the likeliest class at each step, repeats joined, "no character" left out.
    pub(super) fn decoded(&self, steps: NdTensorView<f32, 2>) -> Vec<Character> {
        let count = steps.size(0) as f32;
        let mut peaks: Vec<Peak> = Vec::new();
        let mut last = None;
        for step in 0..steps.size(0) {
            let (class, confidence) = likeliest(steps.slice(step));
            let at = (step as f32 + 0.5) / count;
            let is_repeat = last == Some(class);
            last = Some(class);
            let Some(character) = self.character(class) else {
                continue;
            };
            match peaks.last_mut().filter(|_| is_repeat) {
                Some(peak) => peak.extend(at, confidence),
                None => peaks.push(Peak {
                    character,
                    from: at,
                    to: at,
                    confidence,
                }),
            }
        }
        spread(&peaks)
    }
}

/// The steps that a character takes.
struct Peak {
    character: char,
    from: f32,
    to: f32,
    confidence: f32,
}

impl Peak {
    fn extend(&mut self, at: f32, confidence: f32) {
        self.to = at;
        self.confidence = self.confidence.max(confidence);
    }

    fn middle(&self) -> f32 {
        (self.from + self.to) / 2.0
    }
}

fn likeliest(classes: NdTensorView<f32, 1>) -> (usize, f32) {
    let classes = classes.iter().copied().enumerate();
    classes.fold(
        (0, f32::MIN),
        |best, next| if next.1 > best.1 { next } else { best },
    )
}

/// Peaks mark the middles of characters; each reaches halfway to its neighbours, but not further than is usual.
fn spread(peaks: &[Peak]) -> Vec<Character> {
    let half = usual_step(peaks) / 2.0;
    let middles: Vec<f32> = peaks.iter().map(Peak::middle).collect();
    let edge = |a: usize, b: usize| (middles[a] + middles[b]) / 2.0;
    let place = |(number, peak): (usize, &Peak)| {
        let middle = middles[number];
        let from = if number == 0 {
            middle - half
        } else {
            edge(number - 1, number).max(middle - 1.5 * half)
        };
        let to = if number + 1 == peaks.len() {
            middle + half
        } else {
            edge(number, number + 1).min(middle + 1.5 * half)
        };
        Character {
            character: peak.character,
            from: from.clamp(0.0, 1.0),
            to: to.clamp(0.0, 1.0),
            confidence: peak.confidence,
        }
    };
    peaks.iter().enumerate().map(place).collect()
}

/// Median distance of neighbouring characters.
fn usual_step(peaks: &[Peak]) -> f32 {
    let mut steps: Vec<f32> = peaks
        .windows(2)
        .map(|pair| pair[1].middle() - pair[0].middle())
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Point;

    #[test]
    fn characters_stay_where_they_are_on_the_page_when_their_line_is_seen_anew() {
        let slab = |x: f32, length: f32| Slab {
            center: Point { x, y: 20.0 },
            along: Point { x: 1.0, y: 0.0 },
            length,
            height: 10.0,
        };
        let line = Recognised {
            slab: slab(100.0, 80.0),
            characters: vec![Character {
                character: 'A',
                from: 0.25,
                to: 0.5,
                confidence: 0.9,
            }],
        };
        let placed = line.placed_on(&slab(98.0, 88.0));
        let ends = |line: &Recognised| {
            let Character { from, to, .. } = line.characters[0];
            [from, to].map(|u| line.slab.at(u, 0.5).x)
        };
        for (before, after) in ends(&line).into_iter().zip(ends(&placed)) {
            assert!((before - after).abs() < 0.01, "{before} {after}");
        }
    }
}
