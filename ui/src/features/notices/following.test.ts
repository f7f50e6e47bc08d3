import { describe, expect, it } from "vitest";
import type { Party } from "../../lib/ipc/index.ts";
import { after, carried, successors } from "./following.ts";

const value = (id: string, kind: string, text: string, party: Party = "main") => ({ id, kind, text, party });

describe("a value that the reading gave another id", () => {
  it("is the same text of the same kind, whoever else is there", () => {
    const before = [value("1", "a_number", "A012-345-678"), value("2", "receipt_number", "IOE-09-123-45678")];
    const now = [value("3", "a_number", "A012-345-678"), value("4", "a_number", "A098-765-432"), value("2", "receipt_number", "IOE-09-123-45678")];
    expect([...successors(before, now)]).toEqual([["1", "3"]]);
  });

  it("is the only one of its kind when it was read otherwise this time", () => {
    expect([...successors([value("1", "notice_date", "2026-03-14")], [value("2", "notice_date", "2026-03-19")])]).toEqual([["1", "2"]]);
  });

  it("is nobody's when several could be meant, or when it is of somebody else", () => {
    const one = value("1", "a_number", "A012-345-678");
    expect(successors([one], [value("2", "a_number", "A1"), value("3", "a_number", "A2")]).size).toBe(0);
    expect(successors([one, value("4", "a_number", "A4")], [value("2", "a_number", "A1")]).size).toBe(0);
    expect(successors([one], [value("2", "a_number", "A012-345-678", "beneficiary")]).size).toBe(0);
    expect(successors([one], [one]).size).toBe(0);
  });

  it("takes with it what was noted", () => {
    expect(carried({ a: "typed", b: "kept" }, new Map([["a", "c"]]))).toEqual({ c: "typed", b: "kept" });
  });
});

describe("after a value went off the list", () => {
  const order = ["a", "b", "c", "d"];

  it("the next one comes", () => {
    expect(after(order, ["b"])).toEqual(["c", "d"]);
    expect(after(order, ["d"])).toEqual([]);
  });

  it("those that go with it are passed over", () => {
    expect(after(order, ["a", "c"])).toEqual(["b", "d"]);
    expect(after(order, order)).toEqual([]);
  });

  it("one that was not on the list leaves it as it is", () => {
    expect(after(order, ["x"])).toEqual(order);
  });
});
