import { join } from "node:path";
import { judge, type Verdict } from "../../proof/gate/judge";
import { loadPolicy, type Policy } from "../../proof/gate/policy";
import { type ActiveControl, activeControls } from "../../proof/gate/profile";
import type { Model } from "../../proof/model/model";

export const DIST = join(__dirname, "../../policies/dist");

let loading: Promise<Policy> | undefined;

/** The committed policy, compiled once a test file. */
export const policy = (): Promise<Policy> => {
  loading ??= loadPolicy(DIST);
  return loading;
};

/** One control as `payments` applies it, or else as the profile of all controls does. */
export function activeControl(loaded: Policy, id: string): ActiveControl {
  const control = loaded.controls.find((candidate) => candidate.id === id);
  if (!control) throw new Error(`${id} is not in policies/dist: run npm run build:policies`);
  const profile = control.profiles.includes("payments") ? "payments" : "all";
  const active = activeControls(loaded, profile).find((one) => one.id === id);
  if (!active) throw new Error(`no profile applies ${id}`);
  return active;
}

/** One control's verdicts on a model. */
export async function verdictsOf(id: string, model: Model): Promise<Verdict[]> {
  const loaded = await policy();
  return judge(model, loaded, [activeControl(loaded, id)]);
}
