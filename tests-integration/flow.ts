import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import type { ConfigInput } from "../stack/config/schema";
import type { Plan } from "./claim";
import { confirmed } from "./confirmed";
import { type Deployment, gate, profileOf, readJson, synthesize } from "./deployment";
import { destroyOwn } from "./own";
import { carryOn, run } from "./support/run";
import { step } from "./support/steps";
import { Terraform } from "./terraform/terraform";

const ROOT = join(__dirname, "..");

/** Where the stacks are deployed, and what is particular to that. */
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
  /** The folder in which to keep the states that were applied, if they are to be kept. */
  keepStates?: string;
  /** Which tests to run, as patterns of their paths; all of them without any. */
  tests: string[];
}

/** One stack of the configuration while it is worked on. */
interface Work {
  name: string;
  dir: string;
  terraform: Terraform;
}

/** Runs a step, which shows what Terraform says meanwhile. */
type Doing = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/**
 * Plans each stack, gates the plan and applies it, judges all of them together, runs this folder's tests
 * over them, and destroys them.
 */
export async function deployAndTest(where: Where, options: FlowOptions): Promise<void> {
  const { config, region, work, local } = where;
  let latest: (line: string) => void = () => {};
  const doing: Doing = (title, work) =>
    step(title, (say) => {
      latest = say;
      return work();
    });
  const folders = await step("Synthesize the stacks", () =>
    synthesize(config, join(work, "stack")),
  );
  const all = [...folders].map(([name, dir]): Work => {
    return { name, dir, terraform: new Terraform({ dir, say: (line) => latest(line) }) };
  });
  const begun: Work[] = [];
  const stacks: Deployment["stacks"] = {};
  try {
    for (const one of all) {
      await admitted(one, where, doing);
      begun.push(one);
      stacks[one.name] = await applied(one, options, doing);
    }
    for (const { name, terraform } of all) {
      await doing(`Plan ${name} again: nothing differs`, () => terraform.planChangesNothing());
    }
    await step("Gate the states, all together", () => gateTogether(all));
    const deployment = { stacks, work, config, region, ...(local && { local }) };
    await step("Wait until every email is confirmed", (say) => confirmed(deployment, say));
    await runTests(deployment, options.tests);
  } finally {
    carryOn();
    for (const { name, terraform } of begun.reverse()) {
      await doing(`Destroy ${name}`, () => destroyOwn(terraform, config.suffix));
    }
  }
  await step("Nothing is left", () => where.nothingIsLeft());
}

/** Plans a stack, and sees that the plan may be applied. @throws when it may not */
async function admitted({ name, terraform }: Work, { admit }: Where, doing: Doing): Promise<void> {
  await doing(`Install the provider for ${name}`, () => terraform.init());
  await doing(`Plan ${name}`, () => terraform.plan());
  const plan = await doing(`Read the plan of ${name}`, () =>
    terraform.show("plan.json", "plan.tfplan"),
  );
  await step(`Gate the plan of ${name}`, () => gate(name, plan));
  await step(`Check that nothing stands in the way of ${name}`, () => admit(readJson(plan)));
}

async function applied({ name, dir, terraform }: Work, { keepStates }: FlowOptions, doing: Doing) {
  await doing(`Apply ${name}`, () => terraform.apply());
  const state = await doing(`Read the state of ${name}`, () => terraform.show("state.json"));
  if (keepStates) copyFileSync(state, join(keepStates, `${name}.state.json`));
  return { dir, outputs: await terraform.outputs() };
}

/** By the profile of all of them where there is one, for there what one stack says of another counts too. */
async function gateTogether(all: Work[]): Promise<void> {
  const stateOf = ({ dir }: Work) => join(dir, "state.json");
  const together = profileOf(all.map(({ name }) => name));
  if (together) await gate(together, ...all.map(stateOf));
  else for (const one of all) await gate(one.name, stateOf(one));
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
