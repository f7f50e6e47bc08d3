import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TOAST_MS, Toasts } from "./toasts.svelte.ts";

describe("what was just done", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const texts = (toasts: Toasts) => toasts.list.map(({ text }) => text);

  it("is said for a moment", () => {
    const toasts = new Toasts();
    toasts.add("Saved.");
    vi.advanceTimersByTime(TOAST_MS - 1);
    expect(texts(toasts)).toEqual(["Saved."]);
    vi.advanceTimersByTime(1);
    expect(texts(toasts)).toEqual([]);
  });

  it("stays while the pointer or the focus is on it, and its time then begins anew", () => {
    const toasts = new Toasts();
    toasts.add("Saved.");
    toasts.hold(1, "pointer");
    toasts.hold(1, "focus");
    vi.advanceTimersByTime(TOAST_MS * 2);
    toasts.letGo(1, "pointer");
    vi.advanceTimersByTime(TOAST_MS * 2);
    expect(texts(toasts)).toEqual(["Saved."]);
    toasts.letGo(1, "focus");
    vi.advanceTimersByTime(TOAST_MS - 1);
    expect(texts(toasts)).toEqual(["Saved."]);
    vi.advanceTimersByTime(1);
    expect(texts(toasts)).toEqual([]);
  });

  it("is taken back once, the last that offers it first", async () => {
    const toasts = new Toasts();
    const [first, second] = [vi.fn(async () => {}), vi.fn(async () => {})];
    toasts.add("First.", first);
    toasts.add("Second.", second);
    toasts.add("Copied.");
    await toasts.undoLast();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    await toasts.undoLast();
    await toasts.undoLast();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    expect(texts(toasts)).toEqual(["Copied."]);
  });

  it("takes the place of the one before on the same topic", async () => {
    const toasts = new Toasts();
    const [first, second] = [vi.fn(async () => {}), vi.fn(async () => {})];
    toasts.add("1 detail saved.", first, "accepted");
    toasts.add("Marked as done.", async () => {});
    toasts.add("2 details saved.", second, "accepted");
    expect(texts(toasts)).toEqual(["Marked as done.", "2 details saved."]);
    await toasts.undoLast();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });
});
