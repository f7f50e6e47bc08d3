//! How the rows of a page that is curled, or seen from the side, depart from straight ones.
//!
//! Invariant: a page whose lines all run one way is left as it is.
//! Not here: the direction that all lines have in common (`ocr`).

/// Lines that run more than this from the page's direction are stamps and signatures, not its rows (about 9 degrees).
const SLOPE_MAX: f32 = 0.16;
/// Pages whose lines run less than this from straight, on average, are straight (about 0.4 degrees).
const STRAIGHT: f32 = 0.007;
/// How far around a place lines tell how rows run there, as parts of the page's width and height.
const REACH: (f32, f32) = (0.12, 0.10);
/// What speaks for straight rows where no line is near, as a part of the page's width.
const DOUBT: f32 = 0.03;
/// Steps over the page's width in which the rise of a row is added up.
const STEPS: f32 = 24.0;

/// A line of the page, laid upright as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    /// Middle of the line.
    pub(super) x: f32,
    /// Middle of the line.
    pub(super) y: f32,
    /// How long it is.
    pub(super) length: f32,
    /// How much it falls on each step to the right.
    pub(super) slope: f32,
}

/// The way that rows run at each place of a page.
pub(super) struct Bend {
    courses: Vec<Course>,
    width: f32,
    height: f32,
}

impl Bend {
    /// What lines of an upright page of this size tell.
    pub(super) fn new(mut courses: Vec<Course>, width: f32, height: f32) -> Self {
        courses.retain(|course| course.slope.abs() < SLOPE_MAX);
        let length: f32 = courses.iter().map(|course| course.length).sum();
        let departure: f32 = courses.iter().map(|one| one.length * one.slope.abs()).sum();
        if departure < STRAIGHT * length {
            courses.clear();
        }
        Self {
            courses,
            width,
            height,
        }
    }

    /// How much deeper a place lies than where its row crosses the middle of the page.
    pub(super) fn fall(&self, x: f32, y: f32) -> f32 {
        if self.courses.is_empty() {
            return 0.0;
        }
        let middle = self.width / 2.0;
        let steps = ((x - middle).abs() / self.width * STEPS).ceil().max(1.0);
        let step = (x - middle) / steps;
        // From the place back to the middle, along the row.
        let (mut at, mut row) = (x, y);
        while (at - middle).abs() > step.abs() / 2.0 {
            row -= step * self.slope(at - step / 2.0, row);
            at -= step;
        }
        y - row
    }

    /// How rows run around a place: as the lines near it do.
    fn slope(&self, x: f32, y: f32) -> f32 {
        let (mut sum, mut weights) = (0.0, DOUBT);
        for course in &self.courses {
            let (across, down) = (
                (course.x - x) / (REACH.0 * self.width).max(course.length / 2.0),
                (course.y - y) / (REACH.1 * self.height),
            );
            let nearness = (-(across * across + down * down) / 2.0).exp();
            let weight = nearness * course.length / self.width;
            sum += weight * course.slope;
            weights += weight;
        }
        sum / weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page whose rows fall to its middle from both sides, as on a page that lies curled; lines in four columns.
    fn curled() -> Vec<Course> {
        let columns = [100.0, 350.0, 650.0, 900.0];
        let rows = (0u8..20).map(|row| 50.0 + 60.0 * f32::from(row));
        rows.flat_map(|row| {
            columns.map(|x: f32| Course {
                x,
                y: row + depth(x),
                length: 180.0,
                slope: -2.0 * (x - 500.0) / 10_000.0,
            })
        })
        .collect()
    }

    fn depth(x: f32) -> f32 {
        -(x - 500.0) * (x - 500.0) / 10_000.0
    }

    #[test]
    fn rows_of_a_curled_page_are_straightened() {
        let bend = Bend::new(curled(), 1000.0, 1300.0);
        for course in curled() {
            let row = course.y - bend.fall(course.x, course.y);
            let true_row = course.y - depth(course.x);
            assert!((row - true_row).abs() < 6.0, "{row} for {true_row}");
        }
    }

    #[test]
    fn a_straight_page_is_left_as_it_is() {
        let straight = curled().into_iter().map(|course| Course {
            slope: course.slope.signum() * 0.003,
            ..course
        });
        let bend = Bend::new(straight.collect(), 1000.0, 1300.0);
        assert!(bend.fall(0.0, 600.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_stamp_at_an_angle_says_nothing_of_the_rows() {
        let stamp = Course {
            x: 300.0,
            y: 600.0,
            length: 500.0,
            slope: 0.4,
        };
        let lines = [curled(), vec![stamp]].concat();
        let (with, without) = (
            Bend::new(lines, 1000.0, 1300.0),
            Bend::new(curled(), 1000.0, 1300.0),
        );
        assert!((with.fall(100.0, 600.0) - without.fall(100.0, 600.0)).abs() < f32::EPSILON);
    }
}
