/**
 * `npm run test:deploy`: starts a local AWS, plans every stack, gates the plans, applies them, runs
 * this folder's tests over them, destroys them, and proves that nothing is left. The tests that deploy for
 * themselves run meanwhile, each in a local AWS of its own.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { readConfig } from "../stack/config/config";
import type { ConfigInput } from "../stack/config/schema";
import { argumentsOf } from "./arguments";
import { everyStackIn, installProvider, surround } from "./deployment";
import { deployAndTest, type FlowOptions } from "./flow";
import { inventory } from "./inventory";
import { enter, type LocalAws, startLocalAws } from "./local-aws/local-aws";
import { end, onInterrupt } from "./support/interrupt";
import { killDescendants } from "./support/processes";
import { step } from "./support/steps";
import { chosen, noTests, runTests, type Tally, tell } from "./tests";

const SAMPLES = join(__dirname, "..", "tests-policy", "samples");
/** One that takes as long as all else, beside the others: more would keep each other from the processor. */
const FILES_AT_ONCE = 2;

const usage = `Usage: npm run test:deploy [-- [--config FILE] [--keep-states] [TEST…]]

  --config FILE  the stacks' configuration, without a VPC; without it, stack/config/all.json, in a VPC made for it
  --keep-states  keep the states that were applied as tests-policy/samples/<stack>.state.json
  TEST           run only the tests whose path holds this; those in apart/ deploy for themselves`;

async function main(): Promise<void> {
  const { values, positionals } = argumentsOf(usage, {
    config: { type: "string" },
    "keep-states": { type: "boolean" },
  });
  const tests = chosen(positionals);
  const work = mkdtempSync(join(tmpdir(), "deploy-"));
  const tally = noTests();
  let aws: LocalAws | undefined;
  try {
    aws = await step("Start the local AWS", startLocalAws);
    enter(aws);
    await step("Install the provider", (say) => installProvider(work, say));
    const keepStates = values["keep-states"] ? SAMPLES : undefined;
    const options = { tests: tests.over, tally, ...(keepStates && { keepStates }) };
    await together([
      ...(tests.over.length > 0 ? [over(aws, work, values.config, options)] : []),
      ...(tests.apart.length > 0 ? [apart(aws, join(work, "apart"), tests.apart, tally)] : []),
    ]);
  } finally {
    tell(tally);
    await aws?.close();
  }
}

/** Deploys what is configured, and runs tests over it. @throws unless they pass and nothing is left */
async function over(
  { endpoint, xrayPort }: LocalAws,
  work: string,
  configured: string | undefined,
  options: FlowOptions,
): Promise<void> {
  const surroundings = configured
    ? undefined
    : await step("Make what the stacks expect to find", (say) => surround(work, say));
  const config = surroundings ? everyStackIn(surroundings.found) : readConfig(configured ?? "");
  const before = await step("List what stands in the account", inventory);
  await deployAndTest(
    {
      config,
      region: config.region ?? "us-east-1",
      work,
      local: { endpoint, xrayPort, whole: surroundings !== undefined },
      admit: async () => {},
      nothingIsLeft: async () => {
        const known = new Set(before);
        const left = (await inventory()).filter((thing) => !known.has(thing));
        if (left.length > 0) throw new Error(`Destroying left ${left.join(", ")}.`);
      },
    },
    options,
  );
  await surroundings?.remove();
}

/** Runs tests that deploy for themselves. What they say is shown when they have ended. */
async function apart(
  { endpoint, xrayPort }: LocalAws,
  work: string,
  tests: string[],
  tally: Tally,
): Promise<void> {
  const said: string[] = [];
  const region = "us-east-1";
  const config: ConfigInput = { suffix: "apart", emails: [] };
  const deployment = { stacks: {}, work, config, region, local: { endpoint, xrayPort } };
  try {
    await step("Run the tests that deploy for themselves", (say) => {
      const onLine = (line: string) => {
        said.push(line);
        say(line);
      };
      return runTests(deployment, { tests, tally, atOnce: FILES_AT_ONCE, onLine });
    });
  } finally {
    console.log(said.join("\n"));
  }
}

/** Waits for all of them. @throws what the failed ones say */
async function together(works: Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(works);
  const failures = ended.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
  if (failures.length > 0) throw new Error(failures.map(({ message }) => message).join("\n\n"));
}

const fail = (line: string) => console.error(`\n${pc.red("test:deploy failed")}: ${line}`);

onInterrupt(async () => {
  // The runs that tests start are in process groups of their own.
  await killDescendants();
  // All that it made was in the local AWS, which ends with it: there is nothing to destroy first.
  fail("it was interrupted. Nothing of it is left.");
  end(130);
});

main().then(
  () => end(0),
  (error: Error) => {
    fail(error.message);
    end(1);
  },
);
