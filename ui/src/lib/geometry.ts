// Boxes on a page that is shown turned: from the screen to the page as stored, and back.
// Invariant: turning there and back gives the same box.
import type { UnitBox } from "./ipc/bindings.ts";

export type Turn = 0 | 1 | 2 | 3;

export function asTurn(turns: number): Turn {
  return (((turns % 4) + 4) % 4) as Turn;
}

/** Where a box of the stored page stands when the page is turned clockwise. */
export function shown(box: UnitBox, turn: Turn): UnitBox {
  const { left, top, width, height } = box;
  switch (turn) {
    case 0:
      return box;
    case 1:
      return { left: 1 - top - height, top: left, width: height, height: width };
    case 2:
      return { left: 1 - left - width, top: 1 - top - height, width, height };
    case 3:
      return { left: top, top: 1 - left - width, width: height, height: width };
  }
}

/** In which third of the page a box stands, each way, as the page is shown. */
export function part(box: UnitBox, turn: Turn): { row: "top" | "middle" | "bottom"; column: "left" | "center" | "right" } {
  const { left, top, width, height } = shown(box, turn);
  const third = <T>(at: number, [low, mid, high]: [T, T, T]) => (at < 1 / 3 ? low : at < 2 / 3 ? mid : high);
  return { row: third(top + height / 2, ["top", "middle", "bottom"]), column: third(left + width / 2, ["left", "center", "right"]) };
}

/** Which box of the stored page was marked on the turned one. */
export function stored(box: UnitBox, turn: Turn): UnitBox {
  return shown(box, asTurn(4 - turn));
}

/** The box between two corners, kept inside the page. */
export function between(a: { x: number; y: number }, b: { x: number; y: number }): UnitBox {
  const clamp = (n: number) => Math.min(1, Math.max(0, n));
  const left = clamp(Math.min(a.x, b.x));
  const top = clamp(Math.min(a.y, b.y));
  return { left, top, width: clamp(Math.max(a.x, b.x)) - left, height: clamp(Math.max(a.y, b.y)) - top };
}

/** How far to scroll until something can be seen, going the shortest way; of what is higher than its frame, the beginning. */
export function nearest(frame: { top: number; height: number }, own: { top: number; height: number }): number {
  const above = own.top - frame.top;
  const below = own.top + own.height - (frame.top + frame.height);
  if (above < 0 || own.height > frame.height) return above;
  return Math.max(0, below);
}

/** A crop with some air around the box, for a small picture beside a value: more along the text than across it. */
export function withAir(box: UnitBox, air = 0.15): UnitBox {
  const isUpright = box.width >= box.height;
  const across = Math.min(box.width, box.height) * air;
  const [dx, dy] = isUpright ? [across * 2, across] : [across, across * 2];
  return between(
    { x: box.left - dx, y: box.top - dy },
    { x: box.left + box.width + dx, y: box.top + box.height + dy },
  );
}

/** How much of two boxes is common: 0 apart, 1 the same. */
export function overlap(a: UnitBox, b: UnitBox): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
