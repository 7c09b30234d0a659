import { Refusal } from "../errors";
import type { Policy } from "./policy";
import { type Asked, narrow, type Slice } from "./slice";

/** A control did not answer: the build and the catalogue disagree, or its Rego threw. */
export class ControlCrashed extends Refusal {
  override readonly name = "ControlCrashed";
  constructor(
    readonly controls: string[],
    reason: string,
  ) {
    super(
      `${controls.join(", ")} could not be evaluated: ${reason}. Nothing was judged. ` +
        "Reinstall proofstack; in its own repository, run npm run build:policies.",
    );
  }
}

/** Control id -> the addresses it proved, for exactly the controls that were asked. @throws ControlCrashed */
export function provenIn(policy: Policy, slice: Slice): Map<string, Set<string>> {
  const answer = answerTo(policy, slice);
  return new Map(slice.asked.map((asked) => [asked.control.id, provenBy(asked, answer)]));
}

function provenBy({ control: { id }, subjects }: Asked, answer: Answer): Set<string> {
  const [service = "", slug = ""] = id.split("/");
  const addresses = answer[service]?.[slug];
  if (!Array.isArray(addresses)) throw new ControlCrashed([id], "it gave no answer");
  const proven = new Set(addresses);
  let asked = 0;
  for (const { address } of subjects) if (proven.has(address)) asked += 1;
  if (asked < proven.size) {
    throw new ControlCrashed([id], "it proved what it was not asked about");
  }
  return proven;
}

type Answer = Record<string, Record<string, unknown> | undefined>;

function answerTo(policy: Policy, slice: Slice): Answer {
  try {
    return ask(policy, slice);
  } catch (thrown) {
    const crashed = slice.asked.flatMap(({ control }, at) => {
      try {
        ask(policy, narrow(slice, at));
        return [];
      } catch {
        return [control.id];
      }
    });
    // Each may answer alone and all together not; then none can be acquitted.
    const named = crashed.length > 0 ? crashed : slice.asked.map(({ control }) => control.id);
    throw new ControlCrashed(named, reasonOf(thrown));
  }
}

function ask(policy: Policy, { input }: Slice): Answer {
  const answer = policy.evaluate(new TextEncoder().encode(JSON.stringify(input)));
  const result = Array.isArray(answer) ? answer[0]?.result : undefined;
  if (result === null || typeof result !== "object") throw "the policy gave no result";
  return result;
}

/** opa-wasm throws strings and plain objects as well as Errors. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === "string" ? thrown : (JSON.stringify(thrown) ?? String(thrown));
}
