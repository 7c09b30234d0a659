import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ControlCases } from "../../policies/lib/cases";
import type { Control, Profile } from "../../proof/gate/policy";
import { STACK } from "../../proof/gate/reads";
import { DIST } from "./policy";

export const CONTROLS = join(__dirname, "../../policies/controls");

/** Ids of the folders under `policies/controls`, sorted. */
export const ids: string[] = folders(CONTROLS)
  .flatMap((service) => folders(join(CONTROLS, service)).map((slug) => `${service}/${slug}`))
  .sort();

function folders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? [it.name] : [],
  );
}

/** Control id -> its cases, for every folder that holds a control. */
export const casesById: Record<string, ControlCases> = Object.fromEntries(
  ids.map((id) => [id, require(join(CONTROLS, id, "cases")).cases]),
);

/** What `policies/dist/controls.json` says of every control. */
export const catalogue: { controls: Control[]; profiles: Record<string, Profile> } = JSON.parse(
  readFileSync(join(DIST, "controls.json"), "utf8"),
);

/** @throws Error when the control is not built. */
export function metadataOf(id: string): Control {
  const control = catalogue.controls.find((candidate) => candidate.id === id);
  if (!control) throw new Error(`${id} is not in policies/dist: run npm run build:policies`);
  return control;
}

/** Whether the control judges that something is there, rather than what is there. */
export const isPresence = (id: string): boolean => metadataOf(id).selects.includes(STACK.type);
