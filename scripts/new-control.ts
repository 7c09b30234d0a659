/** `npm run new:control -- <service> <slug>`: the folder of a control whose cases fail until it is written. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The person's mistake, told in a sentence. */
export class NewControlError extends Error {
  override readonly name = "NewControlError";
}

const CONTROLS = join(__dirname, "../policies/controls");

/** Rego keeps these words for itself: as part of a package's path they stand in brackets. */
const KEYWORDS = new Set(
  "as contains data default else every false if import in input not null package some true with".split(
    " ",
  ),
);

/**
 * Makes `<controls>/<service>/<slug>/` with a control and cases that are still to be written.
 * @returns the folder
 * @throws NewControlError when the name is not one of a control, or is taken
 */
export function newControl(service: string, slug: string, controls = CONTROLS): string {
  checkName("service", service, /^[a-z][a-z0-9]*$/, "letters and digits, such as sns");
  checkName(
    "slug",
    slug,
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "words of letters and digits with hyphens between them, such as two-subscribers",
  );
  if (KEYWORDS.has(service)) {
    throw new NewControlError(`"${service}" is a word of Rego: name the service otherwise.`);
  }
  const folder = join(controls, service, slug);
  if (existsSync(folder)) {
    throw new NewControlError(
      `${service}/${slug} is there already: change it, or choose another slug.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "control.rego"), controlRego(service, slug));
  writeFileSync(join(folder, "cases.ts"), CASES);
  return folder;
}

function checkName(what: string, name: string, pattern: RegExp, wanted: string): void {
  if (pattern.test(name)) return;
  throw new NewControlError(
    `"${name}" cannot be a control's ${what}: it takes lower-case ${wanted}.`,
  );
}

/**
 * Builds as it stands, so that the suites run; and fails them, in its metadata, its reads and its cases,
 * until every line has been thought about.
 */
const controlRego = (service: string, slug: string): string => `# METADATA
# title: what holds when this is proven, in one line
# description: >-
#   why it matters, in one or two sentences, and the source of each figure and rule
# custom:
#   severity: medium
#   profiles: [payments]
#   selects: [aws_resource_type]
#   reads: [attribute.path]
#   parameters: {}
#   frameworks: {}
#   fix: what to set where, with {parameters} by name
package controls.${service}${KEYWORDS.has(slug) || slug.includes("-") ? `["${slug}"]` : `.${slug}`}

# Say what is compliant, never what is not: whatever is selected and not proven has failed.
proven contains resource.address if {
	some resource in input.subjects
	resource.values.attribute == "unwritten"
}
`;

const CASES = `import type { ControlCases } from "../../../lib/cases";

export const cases: ControlCases = {
  pass: {},
  fail: {},
};
`;

const nextSteps = (id: string): string => `policies/controls/${id} is there, and fails. Next:

  1. Write its cases.ts: what must pass, what must fail and at which address, what cannot be known.
     Think of the typo and of the attack that would slip through.
  2. Write its control.rego, metadata first. Every attribute it judges belongs in reads.
  3. npm run build:policies
  4. npx jest --selectProjects policy -t "${id}"
  5. npm run docs, and commit the sources, policies/dist and docs together.

CONTRIBUTING.md says more.`;

function main([service, slug, ...more]: string[]): void {
  if (service === undefined || slug === undefined || more.length > 0) {
    throw new NewControlError(
      "Usage: npm run new:control -- <service> <slug>, such as: sns encryption",
    );
  }
  newControl(service, slug);
  console.log(nextSteps(`${service}/${slug}`));
}

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof NewControlError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
