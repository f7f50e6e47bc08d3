import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** Every leaf of a catalogue with its path. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

describe("the message catalogue", () => {
  it("has the same texts in both languages", () => {
    expect(leaves(es).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path));
  });

  it("leaves no text empty in one language only", () => {
    const english = new Map(leaves(en));
    for (const [path, text] of leaves(es)) expect([path, text === ""]).toEqual([path, english.get(path) === ""]);
  });

  it("never says vault, age or scrypt on the screens", () => {
    const texts = [...leaves(en), ...leaves(es)].filter(([, text]) => typeof text === "string");
    for (const [path, text] of texts) expect([path, /\b(vault|scrypt|SQLCipher)\b/i.test(String(text))]).toEqual([path, false]);
  });

  it("never cheers", () => {
    const texts = [...leaves(en), ...leaves(es)].filter(([, text]) => typeof text === "string");
    for (const [path, text] of texts) expect([path, String(text).includes("!")]).toEqual([path, false]);
  });

  it("counts by the language's own rule", () => {
    expect(en.notices.pages(1)).toBe("1 page");
    expect(es.notices.pages(2)).toBe("2 páginas");
    expect(en.dates.away(-1)).toBe("1 day ago");
    expect(es.dates.away(6)).toBe("En 6 días");
  });
});
