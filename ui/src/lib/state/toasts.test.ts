import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TOAST_MS, Toasts } from "./toasts.svelte.ts";

describe("what was just done", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const texts = (toasts: Toasts) => toasts.list.map(({ text }) => text);
  const undoLast = async (toasts: Toasts) => (toasts.last ? toasts.undo(toasts.last) : false);

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
    const [first, second] = [vi.fn(async () => true), vi.fn(async () => true)];
    toasts.add("First.", first);
    toasts.add("Second.", second);
    toasts.add("Copied.");
    await undoLast(toasts);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    await undoLast(toasts);
    await undoLast(toasts);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    expect(texts(toasts)).toEqual(["Copied."]);
  });

  it("takes the place of the one before on the same topic", async () => {
    const toasts = new Toasts();
    const [first, second] = [vi.fn(async () => true), vi.fn(async () => true)];
    toasts.add("1 detail saved.", first, "accepted");
    toasts.add("Marked as done.", async () => true);
    toasts.add("2 details saved.", second, "accepted");
    expect(texts(toasts)).toEqual(["Marked as done.", "2 details saved."]);
    await undoLast(toasts);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  it("can be taken back once its words are gone, until something else is done", async () => {
    const toasts = new Toasts();
    const [first, second, third] = [vi.fn(async () => true), vi.fn(async () => true), vi.fn(async () => true)];
    toasts.add("First.", first);
    vi.advanceTimersByTime(TOAST_MS);
    toasts.add("Clipboard cleared.");
    expect(await undoLast(toasts)).toBe(true);
    expect(await undoLast(toasts)).toBe(false);
    toasts.add("Second.", second);
    toasts.forget();
    vi.advanceTimersByTime(TOAST_MS);
    expect(await undoLast(toasts)).toBe(false);
    toasts.add("Second.", second);
    vi.advanceTimersByTime(TOAST_MS);
    toasts.add("Third.", third);
    vi.advanceTimersByTime(TOAST_MS);
    await undoLast(toasts);
    expect([first.mock.calls.length, second.mock.calls.length, third.mock.calls.length]).toEqual([1, 0, 1]);
  });
});
