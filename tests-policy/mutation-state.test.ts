import { readFileSync } from "node:fs";
import { join } from "node:path";
import { casesById } from "./support/controls";
import { NOT_KNOWN } from "./support/damage";
import { equivalentOf } from "./support/equivalents";
import { experiment } from "./support/experiment";
import { type Mutant, nameOf } from "./support/mutants";
import { activeControl, homeOf, policy } from "./support/policy";
import { type Score, table } from "./support/score";
import { sitesOf } from "./support/sites";
import { stackOf } from "./support/stack";
import { deployed, type Written } from "./support/written";

/** Stacks as the real provider deployed them: what is damaged here was damaged behind Terraform's back. */
const DEPLOYED = Object.fromEntries(
  (["payments", "monitoring", "services", "infrastructure"] as const).map((name) => [
    name,
    deployed(JSON.parse(readFileSync(join(__dirname, `samples/${name}.state.json`), "utf8"))),
  ]),
);

/** What AWS fills in where the stack says nothing is not the stack's to lose. */
const isConfigured = ({ address, path }: Mutant, configured: Written): boolean => {
  // By the provider's default_tags.
  if (path.endsWith(".tags_all")) return true;
  const [type = ""] = address.split(".");
  const sites = sitesOf(configured.bodyAt(address) ?? {}, path.slice(type.length + 1));
  return sites.some(({ value }) => value !== undefined && value !== null);
};

const scores = new Map<string, Score>();

describe.each(Object.entries(casesById))("%s", (id, cases) => {
  test("notices in a state what it notices in a configuration", async () => {
    const loaded = await policy();
    const home = homeOf(loaded, id);
    const [stack, configured] = [DEPLOYED[home], stackOf(home)];
    if (!stack || !configured) return;
    const score = { killed: 0, equivalent: 0, total: 0 };
    const survivors: string[] = [];
    for (const { trials } of experiment(loaded, activeControl(loaded, id), cases, [stack], {
      within: false,
    })) {
      // What matters in some example only, the synthesized examples show.
      if (!trials.some(({ killed }) => killed)) continue;
      for (const { mutant, killed, footing } of trials) {
        const isHeld = footing.holds.get(mutant.address)?.length !== 0;
        // A state knows everything it holds: there the text of a variable is a text.
        if (!isHeld || !isConfigured(mutant, configured) || mutant.damage === NOT_KNOWN) continue;
        score.total += 1;
        if (killed) score.killed += 1;
        else if (equivalentOf(id, mutant)) score.equivalent += 1;
        else survivors.push(nameOf(mutant));
      }
    }
    scores.set(id, score);
    expect(survivors).toEqual([]);
  });
});

afterAll(() => process.stdout.write(table("Mutants of the deployed stack killed", scores)));
