import { describe, expect, it } from "vitest";
import { en } from "../../lib/messages/en.ts";
import { ends, next, questions, type Answer, type Step } from "./path.ts";

describe("the path for who has none of the papers", () => {
  it("ends in one next step whatever is answered", () => {
    const reached = new Set<Step>();
    const walk = (step: Step, depth: number): void => {
      expect(depth).toBeLessThan(6);
      reached.add(step);
      const question = questions.find((name) => name === step);
      if (!question) return;
      for (const answer of Object.keys(en.path.questions[question].answers)) walk(next(step, answer as Answer), depth + 1);
    };
    walk("filed", 0);
    for (const end of ends) expect(reached).toContain(end);
  });
});
