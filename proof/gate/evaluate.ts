import type { Policy } from "./policy";
import type { Slice } from "./slice";

/** A control did not answer: the build and the catalogue disagree, or its Rego threw. */
export class ControlCrashed extends Error {
  override name = "ControlCrashed";
  constructor(ids: string[], reason: string) {
    super(
      `${ids.join(", ")} could not be evaluated: ${reason}. Rebuild with npm run build:policies.`,
    );
  }
}

/** Control id -> the addresses it proved, for exactly the controls that were asked. @throws ControlCrashed */
export function provenIn(policy: Policy, slice: Slice): Map<string, Set<string>> {
  const ids = slice.reaches.map((reach) => reach.control.id);
  const answer = ask(policy, slice, ids);
  return new Map(
    ids.map((id) => {
      const [service, slug] = id.split("/") as [string, string];
      const addresses = answer[service]?.[slug];
      if (!Array.isArray(addresses)) throw new ControlCrashed([id], "it gave no answer");
      return [id, new Set(addresses)];
    }),
  );
}

type Answer = Record<string, Record<string, string[]>>;

function ask(policy: Policy, slice: Slice, ids: string[]): Answer {
  let answer: unknown;
  try {
    answer = policy.evaluate(new TextEncoder().encode(JSON.stringify(slice.input)));
  } catch (thrown) {
    // opa-wasm throws strings and plain objects as well as Errors.
    throw new ControlCrashed(
      ids,
      thrown instanceof Error ? thrown.message : JSON.stringify(thrown),
    );
  }
  const result = Array.isArray(answer) ? answer[0]?.result : undefined;
  if (result === null || typeof result !== "object") {
    throw new ControlCrashed(ids, "the policy gave no result");
  }
  return result;
}
