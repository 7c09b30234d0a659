import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigInput } from "../stack/config/schema";
import type { Plan } from "./claim";
import { confirmed } from "./confirmed";
import { type Deployment, gate, profileOf, type Synthesized, synthesize } from "./deployment";
import { Stacks } from "./stacks";
import { carryOn } from "./support/run";
import { step } from "./support/steps";
import { runTests, type Tally } from "./tests";

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
  /** The files of the tests to run. */
  tests: string[];
  /** How those went. */
  tally: Tally;
}

/**
 * Plans the stacks, gates the plans and applies them, judges all of them together, runs tests over them, and
 * destroys them; what needs nothing of each other at the same time.
 */
export async function deployAndTest(where: Where, options: FlowOptions): Promise<void> {
  const { config, region, work, local } = where;
  const synthesized = await step("Synthesize the stacks", () =>
    synthesize(config, join(work, "stack")),
  );
  const stacks = new Stacks(synthesized, step);
  try {
    const applied = await stacks.apply(where.admit);
    if (options.keepStates) keep(synthesized, options.keepStates);
    await stacks.planAgain();
    await step("Gate the states, all together", () => gateTogether(synthesized));
    const deployment = { stacks: applied, work, config, region, ...(local && { local }) };
    await step("Wait until every email is confirmed", (say) => confirmed(deployment, say));
    await runTests(deployment, options);
  } finally {
    carryOn();
    await stacks.destroy(config.suffix);
  }
  await step("Nothing is left", () => where.nothingIsLeft());
}

const stateOf = ({ dir }: Synthesized) => join(dir, "state.json");

function keep(all: Synthesized[], folder: string): void {
  for (const one of all) copyFileSync(stateOf(one), join(folder, `${one.name}.state.json`));
}

/** By the profile of all of them where there is one, for there what one stack says of another counts too. */
async function gateTogether(all: Synthesized[]): Promise<void> {
  const together = profileOf(all.map(({ name }) => name));
  if (together) await gate(together, ...all.map(stateOf));
  else for (const one of all) await gate(one.name, stateOf(one));
}
