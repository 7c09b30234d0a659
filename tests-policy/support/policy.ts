import { createHash } from "node:crypto";
import { join } from "node:path";
import { judgementsOf, type Verdict } from "../../proof/gate/judge";
import { Links } from "../../proof/gate/links";
import { loadPolicy, type Policy } from "../../proof/gate/policy";
import { type ActiveControl, activeControls } from "../../proof/gate/profile";
import { wantedAttributes } from "../../proof/gate/reads";
import type { Model } from "../../proof/model/model";
import type { Wanted } from "../../proof/model/raw";

export const DIST = join(__dirname, "../../policies/dist");

let loading: Promise<Policy> | undefined;

/** The committed policy, compiled once a test file. */
export const policy = (): Promise<Policy> => {
  loading ??= loadPolicy(DIST).then(remembering);
  return loading;
};

/** Damage of many kinds leaves the same for a control to see: what it says of that is asked once. */
function remembering(loaded: Policy): Policy {
  const answers = new Map<string, unknown>();
  return {
    ...loaded,
    evaluate(input) {
      const key = createHash("sha256").update(input).digest("base64");
      const answer = answers.get(key) ?? loaded.evaluate(input);
      answers.set(key, answer);
      return answer;
    },
  };
}

/** The profile under which a control is tested: that of the payments stack, or else of the first that lists it. */
export function homeOf({ controls }: Pick<Policy, "controls">, id: string): string {
  const profiles = controls.find((candidate) => candidate.id === id)?.profiles;
  if (!profiles) throw new Error(`${id} is not in policies/dist: run npm run build:policies`);
  const home = ["payments", ...profiles].find(
    (name) => profiles.includes(name) && name !== "baseline",
  );
  if (!home) throw new Error(`no stack's profile applies ${id}`);
  return home;
}

/** One control as its home applies it. */
export function activeControl(loaded: Policy, id: string): ActiveControl {
  const active = controlsOf(loaded, homeOf(loaded, id)).find((one) => one.id === id);
  if (!active) throw new Error(`no profile applies ${id}`);
  return active;
}

const applied = new WeakMap<Policy, Map<string, ActiveControl[]>>();

/** The controls that a profile applies, worked out once. */
export function controlsOf(loaded: Policy, profile: string): ActiveControl[] {
  const known = applied.get(loaded) ?? new Map<string, ActiveControl[]>();
  applied.set(loaded, known);
  const controls = known.get(profile) ?? activeControls(loaded, profile);
  known.set(profile, controls);
  return controls;
}

const wantedBy = new WeakMap<ActiveControl, Wanted>();

/** What one control reads, worked out once. */
export function wantedOf(active: ActiveControl): Wanted {
  const wanted = wantedBy.get(active) ?? wantedAttributes([active]);
  wantedBy.set(active, wanted);
  return wanted;
}

/** A verdict without its details, which cost more to find than the verdict itself. */
export type Outcome = Pick<Verdict, "control" | "address" | "verdict">;

/** What the controls make of all that they select. */
export function outcomesOf(model: Model, loaded: Policy, controls: ActiveControl[]): Outcome[] {
  return judgementsOf(model, new Links(model), loaded, controls).flatMap(
    ({ control, subject, outcome }) =>
      subject ? [{ control: control.id, address: subject.address, verdict: outcome }] : [],
  );
}

/** What one control makes of a model. */
export async function outcomesBy(id: string, model: Model): Promise<Outcome[]> {
  const loaded = await policy();
  return outcomesOf(model, loaded, [activeControl(loaded, id)]);
}
