//! The two networks: where lines are, and what they say.
//!
//! Invariant: the models are part of the program and checked by a test; nothing is fetched.
//! Not here: what goes in and comes out of them (`detect`, `recognise`).

use rayon::prelude::*;
use rten::{Model, ModelOptions};
use rten_tensor::{NdTensor, prelude::*};

/// What a recogniser's classes stand for: class 0 is "no character", the others follow the dictionary's lines.
const CHARACTERS: &str = include_str!("../../models/dict-latin.txt");
const DETECTOR: &[u8] = include_bytes!("../../models/det.onnx");
const RECOGNISER: &[u8] = include_bytes!("../../models/rec-latin.onnx");

/// Sides of what the detector sees are multiples of this.
pub(super) const STEP: usize = 32;
/// Rows of the other half of a picture that are looked at with each half: a few lines of print.
const AROUND: usize = 4 * STEP;

/// The networks, ready to run.
pub(crate) struct Engine {
    detector: Model,
    recogniser: Model,
    characters: Vec<char>,
}

/// A network that would not load or run: the program is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("text recognition does not run")]
pub(crate) struct EngineError;

impl Engine {
    /// Loads both networks.
    pub(crate) fn load() -> Result<Self, EngineError> {
        Ok(Self {
            detector: load(DETECTOR)?,
            recogniser: load(RECOGNISER)?,
            characters: CHARACTERS
                .lines()
                .filter_map(|line| line.chars().next())
                .collect(),
        })
    }

    /// Likelihood of text for each pixel: in 1 x 3 x height x width, out height x width. Its halves are looked at side by
    /// side, each with a little of the other, for that is much quicker than both by all cores one after the other.
    pub(crate) fn text_likelihood(
        &self,
        picture: NdTensor<f32, 4>,
    ) -> Result<NdTensor<f32, 2>, EngineError> {
        let [_, _, height, width] = picture.shape();
        let middle = height / 2 / STEP * STEP;
        if middle < 2 * AROUND {
            return self.text_likelihood_of(picture);
        }
        let halves = [0..middle + AROUND, middle - AROUND..height];
        let seen = each(&halves, |rows| {
            self.text_likelihood_of(picture.slice((.., .., rows.clone())).to_tensor())
        });
        let mut values = Vec::with_capacity(height * width);
        for (half, own) in seen
            .into_iter()
            .zip([0..middle, AROUND..height - middle + AROUND])
        {
            values.extend(half?.slice(own).iter());
        }
        Ok(NdTensor::from_data([height, width], values))
    }

    pub(super) fn text_likelihood_of(
        &self,
        picture: NdTensor<f32, 4>,
    ) -> Result<NdTensor<f32, 2>, EngineError> {
        let output = run(&self.detector, picture)?;
        let output: NdTensor<f32, 4> = output.try_into().map_err(|_| EngineError)?;
        Ok(output.slice((0, 0)).to_tensor())
    }

    /// Likelihood of each character for each step along a line: in 3 x 48 x width, out steps x classes.
    pub(crate) fn characters_along(
        &self,
        line: NdTensor<f32, 3>,
    ) -> Result<NdTensor<f32, 2>, EngineError> {
        let [planes, height, width] = line.shape();
        let output = run(
            &self.recogniser,
            line.into_shape([1, planes, height, width]),
        )?;
        let output: NdTensor<f32, 3> = output.try_into().map_err(|_| EngineError)?;
        let [_, steps, classes] = output.shape();
        Ok(output.into_shape([steps, classes]))
    }

    /// The class that stands for a character.
    pub(crate) fn class(&self, character: char) -> Option<usize> {
        let at = self.characters.iter().position(|known| *known == character);
        at.map(|at| at + 1)
    }

    /// What a class stands for; `None` for "no character".
    pub(crate) fn character(&self, class: usize) -> Option<char> {
        self.characters.get(class.checked_sub(1)?).copied()
    }
}

/// Does the same for each, on all cores: by the networks' own threads, so that none waits where one alone does not keep all
/// of them busy.
pub(crate) fn each<T: Sync, R: Send>(all: &[T], job: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    rten::thread_pool().run(|| all.par_iter().map(job).collect())
}

fn load(model: &'static [u8]) -> Result<Model, EngineError> {
    ModelOptions::with_all_ops()
        .load_static_slice(model)
        .map_err(|_| EngineError)
}

fn run(model: &Model, input: NdTensor<f32, 4>) -> Result<rten::Value, EngineError> {
    model.run_one(input.into(), None).map_err(|_| EngineError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_networks_load_and_the_classes_end_with_the_space() {
        let engine = Engine::load().unwrap();
        assert_eq!(engine.character(0), None);
        assert_eq!(engine.character(1), Some('!'));
        assert_eq!(engine.character(engine.characters.len()), Some(' '));
    }
}
