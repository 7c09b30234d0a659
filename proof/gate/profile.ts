import type { Json } from "../model/model";
import type { Control, Policy } from "./policy";
import { type Reads, readsOf } from "./reads";

/** A control as a profile applies it: its parameters settled, its reads taken apart. */
export interface ActiveControl extends Omit<Control, "reads"> {
  parameters: Record<string, Json>;
  reads: Reads;
}

export class UnknownProfile extends Error {
  override name = "UnknownProfile";
  constructor(profile: string, known: string[]) {
    super(`There is no profile "${profile}". Use one of: ${known.join(", ")}.`);
  }
}

/** The controls that a profile applies, each with its parameters. @throws UnknownProfile */
export function activeControls(policy: Policy, profileName: string): ActiveControl[] {
  const profile = policy.profiles[profileName];
  if (!profile) throw new UnknownProfile(profileName, Object.keys(policy.profiles));
  return policy.controls
    .filter((control) => control.profiles.includes(profileName))
    .map((control) => ({
      ...control,
      parameters: { ...control.parameters, ...profile.parameters[control.id] },
      reads: readsOf(control),
    }));
}
