import { describe, expect, it } from "vitest";
import { longDay, readDay, typedDay } from "./dates.ts";

describe("days", () => {
  it.each([
    ["03/14/2026", "2026-03-14"],
    ["3-14-2026", "2026-03-14"],
    ["2026-03-14", "2026-03-14"],
    ["March 14, 2026", "2026-03-14"],
    ["14 de marzo de 2026", "2026-03-14"],
    ["Sept 1 2026", "2026-09-01"],
    ["02/29/2024", "2024-02-29"],
  ])("%s is read as %s", (typed, expected) => expect(readDay(typed)).toBe(expected));

  it.each(["02/29/2026", "13/01/2026", "soon", "", "14/2026", "99999-01-01"])("%s is no day", (typed) => expect(readDay(typed)).toBeNull());

  it("are written out in both languages and never shifted by a time zone", () => {
    expect(longDay("2026-03-14", "en")).toBe("March 14, 2026");
    expect(longDay("2026-03-14", "es")).toBe("14 de marzo de 2026");
  });

  it("go into a field as the notices print them, and come back", () => {
    expect(typedDay("2026-03-14")).toBe("03/14/2026");
    expect(readDay(typedDay("2026-12-01"))).toBe("2026-12-01");
  });
});
