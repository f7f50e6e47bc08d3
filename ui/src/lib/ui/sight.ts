// Bringing something into sight within the part of the window that scrolls, and nothing around it.
// Invariant: only the nearest part that scrolls is moved, only when needed, and never the window.
// Not here: the page viewer, which scrolls both ways.
import { nearest } from "../geometry.ts";

/** Scrolls until something can be seen; not when that would move what `still` names from under the pointer. */
export function keepInSight(node: Element, still?: string): void {
  const scroller = scrollerOf(node);
  if (!scroller || (still && scroller.querySelector(still))) return;
  const [around, own] = [scroller.getBoundingClientRect(), node.getBoundingClientRect()];
  scroller.scrollTop += nearest({ top: around.top, height: scroller.clientHeight }, own);
}

function scrollerOf(node: Element): Element | undefined {
  for (let around = node.parentElement; around && around !== document.body; around = around.parentElement) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(around).overflowY);
    if (scrolls && around.scrollHeight > around.clientHeight) return around;
  }
  return undefined;
}
