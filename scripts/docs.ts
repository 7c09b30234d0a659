/**
 * Writes what can be said of the code from what it is: a README beside each control, `docs/controls.md`, the
 * schemas of the files that it reads and writes, the policy that `live` needs, the stacks' pictures. The same
 * code gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ControlCases } from "../policies/lib/cases";
import type { Control, Profile } from "../proof/gate/policy";
import { readingPolicy } from "../proof/live/policy";
import { controlPage, indexPage } from "./control-page";
import { svg } from "./pictures/picture";
import { STACK_PICTURES } from "./pictures/stacks";
import { publishedSchemas } from "./published-schemas";

const ROOT = join(__dirname, "..");

/** Path from the project's root -> the page that belongs there. */
export function pages(): Record<string, string> {
  const { controls, profiles } = JSON.parse(
    readFileSync(join(ROOT, "policies/dist/controls.json"), "utf8"),
  ) as { controls: Control[]; profiles: Record<string, Profile> };
  const readmes = controls.map((control) => {
    const folder = `policies/controls/${control.id}`;
    const { cases } = require(join(ROOT, folder, "cases")) as { cases: ControlCases };
    return [`${folder}/README.md`, controlPage(control, cases, profiles)] as const;
  });
  const schemas = Object.entries(publishedSchemas({ controls, profiles })).map(
    ([file, schema]) => [`schemas/${file}`, JSON.stringify(schema, null, 2)] as const,
  );
  const pictures = Object.entries(STACK_PICTURES).map(
    ([stack, picture]) => [`docs/stacks/${stack}.svg`, svg(picture)] as const,
  );
  const all = [
    ...readmes,
    ...schemas,
    ["docs/controls.md", indexPage(controls)] as const,
    ...pictures,
    ["docs/live-iam-policy.json", JSON.stringify(readingPolicy(), null, 2)] as const,
  ];
  return Object.fromEntries(all.map(([path, page]) => [path, `${page}\n`]));
}

if (require.main === module) {
  const written = Object.entries(pages());
  for (const [path, page] of written) writeFileSync(join(ROOT, path), page);
  console.log(`${written.length} files: a README for each control, docs/, schemas/`);
}
