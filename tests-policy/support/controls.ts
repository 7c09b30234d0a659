import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ControlCases } from "../../policies/lib/cases";

const CONTROLS = join(__dirname, "../../policies/controls");

/** Control id -> its cases, for every folder that holds a control. */
export const casesById: Record<string, ControlCases> = Object.fromEntries(
  readdirSync(CONTROLS)
    .flatMap((service) => readdirSync(join(CONTROLS, service)).map((slug) => `${service}/${slug}`))
    .sort()
    .map((id) => [id, require(join(CONTROLS, id, "cases")).cases]),
);
