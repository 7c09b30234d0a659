import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Catalogue,
  digestOfPolicy,
  loadPolicy,
  type Policy,
  readCatalogue,
} from "../gate/policy";
import { type ActiveControl, type Adjustments, AS_IT_IS, activeControls } from "../gate/profile";
import { readSettings } from "./settings";

/** The policy that is shipped beside the bundle of the command line. */
export const SHIPPED = join(__dirname, "../policies/dist");
/** Where the settings are, unless --config says another. */
export const SETTINGS = "proofstack.json";

/** Options that say by which controls to judge. */
export interface ProfileOptions {
  profile?: string;
  config?: string;
}

/** A profile, as the options and the team's settings have it. */
export interface ChosenProfile {
  profile: string;
  controls: ActiveControl[];
  /** What the team changed of it: parameters that differ, by control. */
  parameters: Adjustments["parameters"];
  /** Controls that the team turned off, and why. */
  off: Adjustments["off"];
  /** What tells where resources were made, when the team's settings name it. */
  origins?: string;
}

export const readShippedCatalogue = (): Catalogue => readCatalogue(SHIPPED);

export const readShippedDigest = (): string => digestOfPolicy(SHIPPED);

/** Begins to load it, to be awaited when the inputs are read. */
export function loadShippedPolicy(): Promise<Policy> {
  const loading = loadPolicy(SHIPPED);
  // Should it fail before somebody awaits it, Node would end this process with the code of a violation.
  loading.catch(() => undefined);
  return loading;
}

/** @throws UnknownProfile, UnfitAdjustment, UnfitSettings */
export async function chooseProfile(options: ProfileOptions): Promise<ChosenProfile> {
  const file = options.config ?? (existsSync(SETTINGS) ? SETTINGS : undefined);
  const settings = file === undefined ? undefined : await readSettings(file);
  const profile = options.profile ?? settings?.profile ?? "baseline";
  const adjustments = settings ?? AS_IT_IS;
  return {
    profile,
    controls: activeControls(readShippedCatalogue(), profile, adjustments),
    parameters: adjustments.parameters,
    off: adjustments.off,
    ...(settings?.origins !== undefined && { origins: settings.origins }),
  };
}
