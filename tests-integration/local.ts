/**
 * `npm run test:deploy`: starts a local AWS, plans every stack, gates the plans, applies them, runs
 * this folder's tests over them, destroys them, and proves that nothing is left.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { readConfig } from "../stack/config/config";
import { argumentsOf } from "./arguments";
import { everyStackIn, surround } from "./deployment";
import { deployAndTest } from "./flow";
import { inventory } from "./inventory";
import { enter, type LocalAws, startLocalAws } from "./local-aws/local-aws";
import { end, onInterrupt } from "./support/interrupt";
import { step } from "./support/steps";

const SAMPLES = join(__dirname, "..", "tests-policy", "samples");

const usage = `Usage: npm run test:deploy [-- [--config FILE] [--keep-states] [TEST…]]

  --config FILE  the stacks' configuration, without a VPC; without it, stack/config/all.json, in a VPC made for it
  --keep-states  keep the states that were applied as tests-policy/samples/<stack>.state.json
  TEST           run only the tests whose path holds this`;

async function main(): Promise<void> {
  const { values, positionals } = argumentsOf(usage, {
    config: { type: "string" },
    "keep-states": { type: "boolean" },
  });
  const work = mkdtempSync(join(tmpdir(), "deploy-"));
  let aws: LocalAws | undefined;
  try {
    aws = await step("Start the local AWS", startLocalAws);
    enter(aws);
    const surroundings = values.config
      ? undefined
      : await step("Make what the stacks expect to find", (say) => surround(work, say));
    const found = surroundings?.found;
    const config = found ? everyStackIn(found) : readConfig(values.config ?? "");
    const before = await step("List what stands in the account", inventory);
    await deployAndTest(
      {
        config,
        region: config.region ?? "us-east-1",
        work,
        local: {
          endpoint: aws.endpoint,
          xrayPort: aws.xrayPort,
          ...(found && { surroundings: found }),
        },
        admit: async () => {},
        nothingIsLeft: async () => {
          const known = new Set(before);
          const left = (await inventory()).filter((thing) => !known.has(thing));
          if (left.length > 0) throw new Error(`Destroying left ${left.join(", ")}.`);
        },
      },
      { tests: positionals, ...(values["keep-states"] && { keepStates: SAMPLES }) },
    );
    await surroundings?.remove();
  } finally {
    await aws?.close();
  }
}

const fail = (line: string) => console.error(`\n${pc.red("test:deploy failed")}: ${line}`);

onInterrupt(() => {
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
