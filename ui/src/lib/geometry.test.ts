import { describe, expect, it } from "vitest";
import { asTurn, between, nearest, overlap, part, shown, stored } from "./geometry.ts";

describe("boxes on a turned page", () => {
  it("come back the same after any turn", () => {
    for (let step = 0; step < 200; step++) {
      const left = (step * 37) % 80 / 100;
      const top = (step * 53) % 80 / 100;
      const box = { left, top, width: ((step * 7) % 19 + 1) / 100, height: ((step * 11) % 19 + 1) / 100 };
      const back = stored(shown(box, asTurn(step)), asTurn(step));
      for (const side of ["left", "top", "width", "height"] as const) expect(back[side]).toBeCloseTo(box[side], 10);
    }
  });

  it("stand at the top right after a quarter turn from the top left", () => {
    const turned = shown({ left: 0, top: 0, width: 0.2, height: 0.1 }, 1);
    expect(turned).toEqual({ left: 0.9, top: 0, width: 0.1, height: 0.2 });
  });

  it("are said to stand where the turned page shows them", () => {
    const box = { left: 0.7, top: 0.05, width: 0.2, height: 0.04 };
    expect(part(box, 0)).toEqual({ row: "top", column: "right" });
    expect(part(box, 1)).toEqual({ row: "bottom", column: "right" });
    expect(part(box, 2)).toEqual({ row: "bottom", column: "left" });
    expect(part(box, 3)).toEqual({ row: "top", column: "left" });
    expect(part({ left: 0.4, top: 0.45, width: 0.2, height: 0.1 }, 1)).toEqual({ row: "middle", column: "center" });
  });

  it("stay inside the page however far the mouse went", () => {
    const box = between({ x: -3, y: 0.5 }, { x: 0.4, y: 7 });
    expect(box).toEqual({ left: 0, top: 0.5, width: 0.4, height: 0.5 });
  });

  it("overlap as much as they have in common", () => {
    const box = { left: 0.2, top: 0.2, width: 0.2, height: 0.1 };
    expect(overlap(box, box)).toBeCloseTo(1);
    expect(overlap(box, { ...box, left: 0.3 })).toBeCloseTo(1 / 3);
    expect(overlap(box, { ...box, top: 0.31 })).toBe(0);
  });
});

describe("scrolling until something is seen", () => {
  const frame = { top: 100, height: 400 };

  it("moves nothing that can be seen", () => {
    expect(nearest(frame, { top: 100, height: 400 })).toBe(0);
    expect(nearest(frame, { top: 300, height: 50 })).toBe(0);
  });

  it("goes the shortest way", () => {
    expect(nearest(frame, { top: 480, height: 50 })).toBe(30);
    expect(nearest(frame, { top: 40, height: 50 })).toBe(-60);
  });

  it("shows the beginning of what is higher than its frame", () => {
    expect(nearest(frame, { top: 150, height: 900 })).toBe(50);
    expect(nearest(frame, { top: -200, height: 900 })).toBe(-300);
  });
});
