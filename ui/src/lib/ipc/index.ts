// The one door to the Rust side.
// Invariant: nothing else imports @tauri-apps/api; a refused call is thrown as a ProblemError.
import { Channel } from "@tauri-apps/api/core";
import { commands as generated, type Happening, type Problem } from "./bindings.ts";

export type * from "./bindings.ts";

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Problem };
type Unwrapped<R> = R extends { status: "error" } ? never : R extends { status: "ok"; data: infer T } ? T : R;
type Calls = {
  [K in keyof typeof generated]: (
    ...args: Parameters<(typeof generated)[K]>
  ) => Promise<Unwrapped<Awaited<ReturnType<(typeof generated)[K]>>>>;
};

function isAnswer(value: unknown): value is Answer<unknown> {
  return typeof value === "object" && value !== null && "status" in value && ("data" in value || "error" in value);
}

async function unwrapped(call: Promise<unknown>): Promise<unknown> {
  const value = await call;
  if (!isAnswer(value)) return value;
  if (value.status === "ok") return value.data;
  throw new ProblemError(value.error);
}

/** Every command; a problem is thrown. */
export const commands = new Proxy(generated, {
  get(target, name) {
    const call = target[name as keyof typeof generated] as (...args: unknown[]) => Promise<unknown>;
    return (...args: unknown[]) => unwrapped(call(...args));
  },
}) as unknown as Calls;

/** Hears what happens until the window closes. */
export function listen(hear: (happening: Happening) => void): Promise<void> {
  const channel = new Channel<Happening>();
  channel.onmessage = hear;
  return commands.watch(channel);
}

/** The problem behind whatever was thrown. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { code: "disk_trouble" };
}
