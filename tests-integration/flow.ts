import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import type { ConfigInput } from "../stack/config/schema";
import type { Plan } from "./claim";
import { confirmed } from "./confirmed";
import { type Deployment, gate, readJson, synthesize } from "./deployment";
import { destroyOwn } from "./own";
import { carryOn, run } from "./support/run";
import { step } from "./support/steps";
import { Terraform } from "./terraform/terraform";

const ROOT = join(__dirname, "..");

/** Where the stack is deployed, and what is particular to that. */
export interface Where {
  config: ConfigInput;
  region: string;
  /** Where the state is kept, and whatever else the run writes. */
  work: string;
  local?: NonNullable<Deployment["local"]>;
  /** Looks at the plan before it is applied. @throws when it must not be */
  admit(plan: Plan): Promise<void>;
  /** @throws when something is left after all is destroyed */
  nothingIsLeft(): Promise<void>;
}

export interface FlowOptions {
  /** Where to keep the state that was applied, if it is to be kept. */
  keepState?: string;
  /** Which tests to run, as patterns of their paths; all of them without any. */
  tests: string[];
}

/** Plans the stack, gates the plan, applies it, runs this folder's tests over it, and destroys it. */
export async function deployAndTest(where: Where, options: FlowOptions): Promise<void> {
  const { config, region, work, local } = where;
  const dir = await step("Synthesize the stack", () => synthesize(config, join(work, "stack")));
  let latest: (line: string) => void = () => {};
  const terraform = new Terraform({ dir, say: (line) => latest(line) });
  const doing = <T>(title: string, work: () => Promise<T>) =>
    step(title, (say) => {
      latest = say;
      return work();
    });

  await doing("Install the provider", () => terraform.init());
  await doing("Plan", () => terraform.plan());
  const plan = await doing("Read the plan", () => terraform.show("plan.json", "plan.tfplan"));
  await step("Gate the plan", () => gate(plan));
  await step("Check that nothing stands in its way", () => where.admit(readJson(plan)));
  try {
    await doing("Apply", () => terraform.apply());
    const state = await doing("Read the state", () => terraform.show("state.json"));
    if (options.keepState) copyFileSync(state, options.keepState);
    await step("Gate the state", () => gate(state));
    await doing("Plan again: nothing differs", () => terraform.planChangesNothing());
    const outputs = await terraform.outputs();
    await step("Wait until every email is confirmed", (say) => confirmed(outputs, say));
    await runTests({ dir, work, outputs, config, region, ...(local && { local }) }, options.tests);
  } finally {
    carryOn();
    await doing("Destroy", () => destroyOwn(terraform, config.suffix));
  }
  await step("Nothing is left", () => where.nothingIsLeft());
}

interface JestResults {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** Runs this folder's tests, and names those that only a local AWS can be put to. */
async function runTests(deployment: Deployment, patterns: string[]): Promise<void> {
  const file = join(deployment.work, "deployment.json");
  const results = join(deployment.work, "results.json");
  writeFileSync(file, JSON.stringify(deployment));
  const jest = join(ROOT, "node_modules", "jest", "bin", "jest.js");
  const options = ["--selectProjects", "integration", "--runInBand", "--json"];
  await run(process.execPath, [jest, ...options, `--outputFile=${results}`, ...patterns], {
    cwd: ROOT,
    env: { ...process.env, PROOFSTACK_DEPLOYMENT: file },
    onLine: (line) => console.log(line),
  });
  const skipped = (readJson(results) as JestResults).testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "pending");
  if (skipped.length === 0) return;
  console.log(pc.yellow(`\n${skipped.length} tests were not run here:`));
  for (const { fullName } of skipped) console.log(`  - ${fullName}`);
}
