// Where the focus goes when what had it goes off the list.
// Invariant: it is never lost, and never taken from somebody who has moved on.
// Not here: which value comes next (following).
import { tick } from "svelte";
import { keepInSight } from "../../lib/ui/sight.ts";

const CONTROLS = "button:not(:disabled), input:not(:disabled), select:not(:disabled)";

/** Does something that takes values off the list, and hands the focus on to the first of `next` that is there. */
export async function handOn(from: Element | null | undefined, next: string[], job: Promise<boolean>): Promise<void> {
  const side = from?.closest(".side");
  const before = document.activeElement;
  const isDone = await job;
  await tick();
  const now = document.activeElement;
  const isLost = !now || now === document.body;
  if (isLost && !isDone && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  else if (isLost || (isDone && now === before)) focusNext(side, next);
}

/** To the first of these values that is there, else to the bar that saves, else to the heading. */
export function focusNext(side: Element | null | undefined, values: string[]): void {
  const rows = values.map((id) => side?.querySelector(`[data-value="${CSS.escape(id)}"]`));
  const places = [...rows.map((row) => row?.querySelector(CONTROLS)), side?.querySelector(`[data-save] :is(${CONTROLS})`), side?.querySelector("h2"), document.querySelector("h1")];
  const place = places.find((place): place is HTMLElement => place instanceof HTMLElement && place.getClientRects().length > 0);
  place?.focus({ preventScroll: true });
  const row = place?.closest("[data-value]") ?? place;
  if (row) keepInSight(row);
}
