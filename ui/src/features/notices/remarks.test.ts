import { describe, expect, it } from "vitest";
import type { PageId, PageNote, PageTrouble } from "../../lib/ipc/index.ts";
import { folded, remarksOn } from "./remarks.ts";

const note = (page_number: number, is: Exclude<PageTrouble["is"], "failed">): PageNote => ({ page: `p${page_number}` as PageId, page_number, what: { is } });
const failed: PageNote = { page: "p9" as PageId, page_number: 9, what: { is: "failed", problem: { code: "page_not_read" } } };
const ids = (remarks: PageNote[], pages_left = 0) => remarksOn({ remarks, pages_read: 20, pages_left }).map(({ id }) => id);

describe("remarks of a reading", () => {
  it("begin with what the person can do something about", () => {
    expect(ids([note(1, "blank"), note(2, "too_small"), note(3, "illegible"), note(4, "too_dark"), failed])).toEqual(["p9", "p4", "p3", "p2", "p1"]);
    expect(ids([note(1, "blank"), note(2, "too_small")], 12)).toEqual(["p2", "rest", "p1"]);
  });

  it("keep the order of the pages where they weigh the same", () => {
    expect(ids([note(1, "blank"), note(2, "too_dark"), note(3, "blank"), note(4, "too_dark")])).toEqual(["p2", "p4", "p1", "p3"]);
  });

  it("say nothing of pages that were read, and nothing of pages left when there are none", () => {
    expect(ids([])).toEqual([]);
  });

  it("stand open when they are few, and are folded behind the first when they are many", () => {
    const shape = (count: number) => {
      const { open, others } = folded(remarksOn({ remarks: Array.from({ length: count }, (_, at) => note(at + 1, "too_dark")), pages_read: 20, pages_left: 0 }));
      return [open.length, others.length];
    };
    expect([0, 1, 2, 3, 7].map(shape)).toEqual([[0, 0], [1, 0], [2, 0], [1, 2], [1, 6]]);
  });

  it("lose none by folding", () => {
    const all = remarksOn({ remarks: [note(1, "blank"), note(2, "too_dark"), failed], pages_read: 20, pages_left: 3 });
    const { open, others } = folded(all);
    expect([...open, ...others]).toEqual(all);
  });
});
