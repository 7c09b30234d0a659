import { createColors } from "picocolors";
import { Refusal } from "../errors";
import type { Terminal } from "../evidence/human";
import { clip, count, shown, wrap } from "../evidence/text";
import { requirementsOf } from "../evidence/words";
import type { Severity } from "../gate/policy";
import { type ActiveControl, activeControls } from "../gate/profile";
import { isPresence } from "../gate/reads";
import { chooseProfile, type ProfileOptions, readShippedCatalogue } from "./profile";
import { terminal } from "./terminal";

export class UnknownControl extends Refusal {
  override readonly name = "UnknownControl";
  /** @param of ` of profile …`, where only that one's controls were looked at */
  constructor(id: string, of = "") {
    super(`There is no control "${id}"${of}. proofstack controls lists them.`);
  }
}

export interface ControlsOptions extends ProfileOptions {
  color: boolean;
}

/**
 * Prints the controls of a profile, or all there is to know of one; of every profile when none is chosen.
 * @throws UnknownControl
 */
export async function printControls(id: string | undefined, options: ControlsOptions) {
  const all = options.profile ?? options.config;
  const controls = all === undefined ? everyControl() : (await chooseProfile(options)).controls;
  const of = options.profile === undefined ? "" : ` of profile ${options.profile}`;
  const to = terminal(options.color);
  const lines = id === undefined ? list(controls, of, to) : explain(named(id, controls, of), to);
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Each control as the first of its profiles applies it. */
function everyControl(): ActiveControl[] {
  const catalogue = readShippedCatalogue();
  const applied = Object.keys(catalogue.profiles).flatMap((name) =>
    activeControls(catalogue, name),
  );
  return catalogue.controls.flatMap(({ id }) => applied.find((control) => control.id === id) ?? []);
}

function named(id: string, controls: ActiveControl[], of: string): ActiveControl {
  const control = controls.find((candidate) => candidate.id === id);
  if (control) return control;
  throw new UnknownControl(id, of);
}

const MARKS: Record<Severity, string> = { critical: "●●●", high: "●●○", medium: "●○○", low: "○○○" };

function* list(controls: ActiveControl[], of: string, { color, width }: Terminal) {
  const paint = createColors(color);
  yield "";
  yield `  ${paint.bold(count(controls.length, "control"))}${of}`;
  const widest = Math.max(0, ...controls.map(({ id }) => id.length));
  let service = "";
  for (const control of controls) {
    const [of = ""] = control.id.split("/");
    if (of !== service) yield "";
    service = of;
    const title = clip(control.title, width - widest - 10);
    yield `  ${paint.dim(MARKS[control.severity])}  ${control.id.padEnd(widest)}  ${paint.dim(title)}`;
  }
  yield "";
  const legend = Object.entries(MARKS).map(([severity, mark]) => `${mark} ${severity}`);
  yield `  ${paint.dim(legend.join("   "))}`;
  yield `  ${paint.dim("proofstack controls ID explains one.")}`;
  yield "";
}

function* explain(control: ActiveControl, { color, width }: Terminal) {
  const paint = createColors(color);
  const parameters = Object.entries(control.parameters);
  const fields: [string, string][] = [
    ["severity", control.severity],
    ["profiles", control.profiles.join(", ")],
    ["judges", isPresence(control) ? "the stack as a whole" : control.selects.join(", ")],
    ["expects", parameters.map(([name, value]) => `${name} ${shown(value, 200)}`).join(", ")],
    ["reads", [...control.reads.own, ...linkedReads(control)].join(", ")],
    ["fix", control.remedy],
    ["serves", requirementsOf(control.frameworks)],
  ];
  yield "";
  yield `  ${paint.bold(control.id)}  ${control.title}`;
  yield "";
  for (const line of wrap(control.description, width - 4)) yield `  ${line}`;
  yield "";
  for (const [name, text] of fields) {
    if (!text) continue;
    for (const [at, line] of wrap(text, width - 14).entries()) {
      yield `  ${paint.dim((at === 0 ? name : "").padEnd(10))}${line}`;
    }
  }
  yield "";
}

const linkedReads = ({ reads }: ActiveControl): string[] =>
  [...reads.linked].flatMap(([type, paths]) => paths.map((path) => `${type}.${path}`));
