import { Refusal } from "../errors";
import type { Json } from "../model/model";
import type { Catalogue, Control } from "./policy";
import { type Reads, readsOf } from "./reads";

/** A control as a profile applies it: its parameters settled, its reads taken apart. */
export interface ActiveControl extends Omit<Control, "reads"> {
  parameters: Record<string, Json>;
  reads: Reads;
  /** The fix with the parameters' values in place of their {names}. */
  remedy: string;
}

/** What a team changes of a profile: its `proofstack.json`. */
export interface Adjustments {
  /** The file, for messages. */
  source: string;
  /** Control id -> parameters that differ from the profile's. */
  parameters: Record<string, Record<string, Json>>;
  /** Control id -> why it is not applied. */
  off: Record<string, string>;
}

export class UnknownProfile extends Refusal {
  override readonly name = "UnknownProfile";
  constructor(profile: string, known: string[]) {
    super(`There is no profile "${profile}". Use one of: ${known.join(", ")}.`);
  }
}

/** An adjustment of a control or a parameter that is not there, or that has not its type. */
export class UnfitAdjustment extends Refusal {
  override readonly name = "UnfitAdjustment";
  constructor({ source }: Adjustments, field: string, why: string) {
    super(`${source}: ${field}: ${why}`);
  }
}

/** A profile that nobody adjusts. */
export const AS_IT_IS: Adjustments = { source: "", parameters: {}, off: {} };

/**
 * The controls that a profile applies, each with its parameters.
 * @throws UnknownProfile
 * @throws UnfitAdjustment naming the field
 */
export function activeControls(
  { controls, profiles }: Catalogue,
  profileName: string,
  adjustments: Adjustments = AS_IT_IS,
): ActiveControl[] {
  if (!Object.hasOwn(profiles, profileName)) {
    throw new UnknownProfile(profileName, Object.keys(profiles));
  }
  const included = withIncluded(profiles, profileName);
  const applied = controls.filter((control) => control.profiles.some((one) => included.has(one)));
  const settled = (id: string) => [...included].map((one) => profiles[one]?.parameters[id]);
  refuseUnfit(adjustments, new Map(applied.map((control) => [control.id, control])), profileName);
  return applied
    .filter(({ id }) => !Object.hasOwn(adjustments.off, id))
    .map((control) => {
      const parameters = {
        ...control.parameters,
        ...Object.assign({}, ...settled(control.id)),
        ...adjustments.parameters[control.id],
      };
      const remedy = remedyOf(control.fix, parameters);
      return { ...control, parameters, reads: readsOf(control), remedy };
    });
}

/** A control's fix with its parameters' values in place of their {names}. */
export function remedyOf(fix: string, parameters: Record<string, Json>): string {
  return fix.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return Array.isArray(value) ? value.join(", ") : String(value);
  });
}

/** A profile and those that it includes, itself last: of two figures the later holds. */
function withIncluded(
  profiles: Catalogue["profiles"],
  name: string,
  within: string[] = [],
): Set<string> {
  const path = [...within, name];
  const others = (profiles[name]?.includes ?? []).filter((one) => !path.includes(one));
  return new Set([...others.flatMap((one) => [...withIncluded(profiles, one, path)]), name]);
}

function refuseUnfit(
  adjustments: Adjustments,
  controls: Map<string, Control>,
  profile: string,
): void {
  const refuse = (field: string, why: string) => new UnfitAdjustment(adjustments, field, why);
  const nameControl = (field: string, id: string) => {
    const control = controls.get(id);
    if (control) return control;
    throw refuse(
      field,
      `profile "${profile}" has no such control; proofstack controls lists them.`,
    );
  };
  for (const id of Object.keys(adjustments.off)) nameControl(`off["${id}"]`, id);
  for (const [id, changed] of Object.entries(adjustments.parameters)) {
    const control = nameControl(`parameters["${id}"]`, id);
    for (const [name, value] of Object.entries(changed)) {
      const field = `parameters["${id}"].${name}`;
      const known = Object.keys(control.parameters);
      if (!known.includes(name)) {
        throw refuse(field, `${id} has no such parameter; it has ${known.join(", ") || "none"}.`);
      }
      const wanted = kindOf(control.parameters[name]);
      if (kindOf(value) !== wanted) {
        throw refuse(field, `it must be ${wanted}, not ${JSON.stringify(value)}.`);
      }
    }
  }
}

function kindOf(value: Json | undefined): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
