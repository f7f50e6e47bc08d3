//! Rotated rectangles: the place of one line of text.
//!
//! Invariant: `along` and `down` are at right angles, `down` a quarter turn clockwise from `along` on the screen.
//! Not here: finding them in a picture (`detect`).

/// A point of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// Two places are one line when so much of the shorter one lies in the other.
const OVERLAP: f32 = 0.3;

/// Places without those that are parts of one line.
pub(crate) fn whole(slabs: Vec<Slab>) -> Vec<Slab> {
    let mut whole: Vec<Slab> = Vec::with_capacity(slabs.len());
    for slab in slabs {
        let same = whole
            .iter()
            .enumerate()
            .find_map(|(place, known)| Some((place, known.with(&slab)?)));
        match same {
            Some((place, joined)) => whole[place] = joined,
            None => whole.push(slab),
        }
    }
    whole
}

/// A rotated rectangle that a line of text fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slab {
    /// Its middle.
    pub(crate) center: Point,
    /// Unit vector in reading direction.
    pub(crate) along: Point,
    /// Length in reading direction.
    pub(crate) length: f32,
    /// Height of the line.
    pub(crate) height: f32,
}

impl Slab {
    /// Unit vector from the top of the line to its foot.
    pub(crate) const fn down(&self) -> Point {
        Point {
            x: -self.along.y,
            y: self.along.x,
        }
    }

    /// The angle of the reading direction in radians, clockwise on the screen from "to the right".
    pub(crate) fn angle(&self) -> f32 {
        self.along.y.atan2(self.along.x)
    }

    /// A point: `u` from 0 at the start of the line to 1 at its end, `v` from 0 at its top to 1 at its foot.
    pub(crate) fn at(&self, u: f32, v: f32) -> Point {
        let (along, down) = (self.along, self.down());
        let (u, v) = ((u - 0.5) * self.length, (v - 0.5) * self.height);
        Point {
            x: self.center.x + along.x * u + down.x * v,
            y: self.center.y + along.y * u + down.y * v,
        }
    }

    /// The same place read in the direction nearest to `radians`.
    pub(crate) fn read_towards(self, radians: f32) -> Self {
        let turns = [0, 1, 2, 3].map(|quarters| self.turned(quarters));
        let nearness = |slab: &Self| (slab.angle() - radians).cos();
        turns
            .into_iter()
            .max_by(|a, b| nearness(a).total_cmp(&nearness(b)))
            .unwrap_or(self)
    }

    /// The same place with the reading direction turned clockwise.
    pub(crate) fn turned(self, quarters: u8) -> Self {
        (0..quarters % 4).fold(self, |slab, _| Self {
            along: slab.down(),
            length: slab.height,
            height: slab.length,
            ..slab
        })
    }

    /// The same place on a picture of this width, seen in a mirror.
    pub(crate) fn mirrored(self, width: f32) -> Self {
        Self {
            center: Point {
                x: width - self.center.x,
                ..self.center
            },
            along: Point {
                x: -self.along.x,
                ..self.along
            },
            ..self
        }
    }

    /// Wider on all sides, as detection shrinks what it finds: `ratio` of area over outline.
    pub(crate) fn grown(self, ratio: f32) -> Self {
        let grow = self.length * self.height * ratio / (2.0 * (self.length + self.height)).max(1.0);
        Self {
            length: self.length + 2.0 * grow,
            height: self.height + 2.0 * grow,
            ..self
        }
    }

    /// Whether a point lies in it.
    pub(crate) fn contains(&self, point: Point) -> bool {
        let (u, v) = self.offset_of(point);
        2.0 * u.abs() <= self.length && 2.0 * v.abs() <= self.height
    }

    /// Whether another look found the same line here, with nothing more at its ends.
    pub(crate) fn is_nearly(&self, other: &Self) -> bool {
        let (u, v) = other.offset_of(self.center);
        let is_level = self.along.x * other.along.x + self.along.y * other.along.y > 0.999;
        is_level
            && v.abs() < 0.15 * other.height
            && (self.height - other.height).abs() < 0.25 * other.height
            && 2.0 * (u + self.length / 2.0 - other.length / 2.0).abs() < 0.7 * other.height
            && 2.0 * (u - self.length / 2.0 + other.length / 2.0).abs() < 0.7 * other.height
    }

    /// The place of a line that was found in two parts which lie over each other.
    pub(crate) fn with(&self, other: &Self) -> Option<Self> {
        let (u, v) = self.offset_of(other.center);
        let is_level = self.along.x * other.along.x + self.along.y * other.along.y > 0.999;
        let is_alike = (self.height - other.height).abs() < 0.35 * self.height.max(other.height);
        let (start, end) = (u - other.length / 2.0, u + other.length / 2.0);
        let (from, to) = (-self.length / 2.0, self.length / 2.0);
        let over = end.min(to) - start.max(from);
        let is_one = is_level && is_alike && v.abs() < 0.25 * self.height;
        (is_one && over > OVERLAP * self.length.min(other.length)).then(|| {
            let (from, to) = (from.min(start), to.max(end));
            let middle = f32::midpoint(from, to);
            Self {
                center: Point {
                    x: self.center.x + middle * self.along.x,
                    y: self.center.y + middle * self.along.y,
                },
                length: to - from,
                height: self.height.max(other.height),
                ..*self
            }
        })
    }

    /// How far a point is from its middle, along it and down.
    pub(crate) fn offset_of(&self, point: Point) -> (f32, f32) {
        let (dx, dy) = (point.x - self.center.x, point.y - self.center.y);
        let (along, down) = (self.along, self.down());
        (dx * along.x + dy * along.y, dx * down.x + dy * down.y)
    }

    /// The same place on a picture that is `factor` times as large.
    pub(crate) fn scaled(self, factor: f32) -> Self {
        Self {
            center: Point {
                x: self.center.x * factor,
                y: self.center.y * factor,
            },
            along: self.along,
            length: self.length * factor,
            height: self.height * factor,
        }
    }
}

/// The smallest rectangle around points; its longer side is the reading direction. `None` for fewer than three.
pub(crate) fn smallest_around(points: &[Point]) -> Option<Slab> {
    let hull = hull(points);
    if hull.len() < 3 {
        return None;
    }
    let sides = hull.iter().zip(hull.iter().cycle().skip(1));
    let slabs = sides.filter_map(|(a, b)| beside(&hull, *a, *b));
    let area = |slab: &Slab| slab.length * slab.height;
    let best = slabs.min_by(|a, b| area(a).total_cmp(&area(b)))?;
    Some(if best.length < best.height {
        best.turned(1)
    } else {
        best
    })
}

/// The rectangle around a hull with one side along `a`-`b`.
fn beside(hull: &[Point], a: Point, b: Point) -> Option<Slab> {
    let length = (b.x - a.x).hypot(b.y - a.y);
    if length < 1e-3 {
        return None;
    }
    let along = Point {
        x: (b.x - a.x) / length,
        y: (b.y - a.y) / length,
    };
    let across = Point {
        x: -along.y,
        y: along.x,
    };
    let (from_u, to_u) = extent(hull, along);
    let (from_v, to_v) = extent(hull, across);
    let (u, v) = ((from_u + to_u) / 2.0, (from_v + to_v) / 2.0);
    Some(Slab {
        center: Point {
            x: along.x * u + across.x * v,
            y: along.y * u + across.y * v,
        },
        along,
        // Points are the middles of pixels, which have a width of their own.
        length: to_u - from_u + 1.0,
        height: to_v - from_v + 1.0,
    })
}

fn extent(points: &[Point], axis: Point) -> (f32, f32) {
    let along = points.iter().map(|p| p.x * axis.x + p.y * axis.y);
    along.fold((f32::MAX, f32::MIN), |(low, high), at| {
        (low.min(at), high.max(at))
    })
}

/// Corners of the convex hull, in order (Andrew's monotone chain).
fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let mut lower = chain(sorted.iter().copied());
    let mut upper = chain(sorted.iter().rev().copied());
    lower.pop();
    upper.pop();
    lower.append(&mut upper);
    lower
}

fn chain(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = corners[..]
            && (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) <= 0.0
        {
            corners.pop();
        }
        corners.push(point);
    }
    corners
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_smallest_rectangle_around_a_rectangles_dots_is_that_rectangle(
            angle in -1.5_f32..1.5, length in 30.0_f32..400.0, height in 5.0_f32..25.0,
        ) {
            let slab = Slab {
                center: Point { x: 300.0, y: 200.0 },
                along: Point { x: angle.cos(), y: angle.sin() },
                length,
                height,
            };
            let dots: Vec<Point> = (0..=40)
                .flat_map(|u| (0..=8).map(move |v| (u, v)))
                .map(|(u, v)| slab.at(u as f32 / 40.0, v as f32 / 8.0))
                .collect();
            let found = smallest_around(&dots).unwrap();
            prop_assert!((found.length - length - 1.0).abs() < 0.5, "{found:?}");
            prop_assert!((found.height - height - 1.0).abs() < 0.5, "{found:?}");
            prop_assert!((found.center.x - 300.0).abs() < 0.5 && (found.center.y - 200.0).abs() < 0.5);
        }
    }

    #[test]
    fn two_looks_at_a_line_are_alike_unless_one_has_a_character_more() {
        let slab = Slab {
            center: Point { x: 300.0, y: 200.0 },
            along: Point { x: 1.0, y: 0.0 },
            length: 400.0,
            height: 30.0,
        };
        let other = |right: f32, down: f32, length: f32| Slab {
            center: Point {
                x: slab.center.x + right,
                y: slab.center.y + down,
            },
            length,
            ..slab
        };
        assert!(other(2.0, -2.0, 406.0).is_nearly(&slab));
        assert!(
            !other(-8.0, 0.0, 384.0).is_nearly(&slab),
            "its end is missing"
        );
        assert!(!other(0.0, 6.0, 400.0).is_nearly(&slab), "it stands lower");
        assert!(!slab.turned(2).is_nearly(&slab), "it reads the other way");
    }

    #[test]
    fn four_quarter_turns_change_nothing() {
        let slab = Slab {
            center: Point { x: 5.0, y: 6.0 },
            along: Point { x: 1.0, y: 0.0 },
            length: 10.0,
            height: 2.0,
        };
        assert_eq!(slab.turned(4), slab);
        assert_eq!(slab.turned(1).length, 2.0);
        assert_eq!(slab.turned(1).along, Point { x: 0.0, y: 1.0 });
    }

    #[test]
    fn two_parts_of_a_line_that_lie_over_each_other_are_one_and_neighbours_are_two() {
        let slab = |x: f32, y: f32, length: f32| Slab {
            center: Point { x, y },
            along: Point { x: 1.0, y: 0.0 },
            length,
            height: 20.0,
        };
        let parts = vec![slab(100.0, 50.0, 160.0), slab(180.0, 52.0, 160.0)];
        let joined = whole(parts);
        assert_eq!(joined.len(), 1);
        assert_eq!((joined[0].center.x, joined[0].length), (140.0, 240.0));
        for other in [slab(262.0, 50.0, 160.0), slab(100.0, 70.0, 160.0)] {
            assert_eq!(whole(vec![slab(100.0, 50.0, 160.0), other]).len(), 2);
        }
    }
}
