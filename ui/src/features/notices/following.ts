// Which value follows which: when the reading goes on, and when one goes off the list.
// Invariant: what was done with a value is never taken over by a value of another kind or of somebody else.
// Not here: what was done with them (reading).
import type { ProposalView } from "../../lib/ipc/index.ts";

type Value = Pick<ProposalView, "id" | "kind" | "party" | "text">;

/** Values that got another id as the reading went on: read again, or read better on another page. Old id to new. */
export function successors(before: Value[], after: Value[]): Map<string, string> {
  const missing = (these: Value[], there: Value[]) => these.filter(({ id }) => !there.some((other) => other.id === id));
  const [gone, come] = [missing(before, after), missing(after, before)];
  const found = new Map<string, string>();
  for (const value of gone) {
    const isAlike = ({ kind, party }: Value) => kind === value.kind && party === value.party;
    const alike = come.filter(isAlike);
    const isOnlyOne = alike.length === 1 && gone.filter(isAlike).length === 1;
    const next = alike.find(({ text }) => text === value.text) ?? (isOnlyOne ? alike[0] : undefined);
    if (next) found.set(value.id, next.id);
  }
  return found;
}

/** What was noted by id, under the ids of now. */
export function carried<T>(noted: Record<string, T>, ids: Map<string, string>): Record<string, T> {
  return Object.fromEntries(Object.entries(noted).map(([id, what]) => [ids.get(id) ?? id, what]));
}

/** What comes on the list after the first of those that go off it, without the others that go. */
export function after(order: string[], going: string[]): string[] {
  const first = order.findIndex((id) => going.includes(id));
  return order.slice(first + 1).filter((id) => !going.includes(id));
}
