/**
 * `npm run test:deploy`: starts a local AWS, plans the stack, gates the plan, applies it, runs this
 * folder's tests over it, destroys it, and proves that nothing is left.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { readConfig } from "../stack/config/config";
import { argumentsOf } from "./arguments";
import { exampleIn, surround } from "./deployment";
import { deployAndTest } from "./flow";
import { inventory } from "./inventory";
import { enter, type LocalAws, startLocalAws } from "./local-aws/local-aws";
import { end, onInterrupt } from "./support/interrupt";
import { step } from "./support/steps";

const KEPT_STATE = join(__dirname, "..", "tests-policy", "samples", "payments.state.json");

const usage = `Usage: npm run test:deploy [-- [--config FILE] [--keep-state] [TEST…]]

  --config FILE  the stack's configuration, without a VPC; without it, the example, in a VPC made for it
  --keep-state   keep the state that was applied as tests-policy/samples/payments.state.json
  TEST           run only the tests whose path holds this`;

async function main(): Promise<void> {
  const { values, positionals } = argumentsOf(usage, {
    config: { type: "string" },
    "keep-state": { type: "boolean" },
  });
  const work = mkdtempSync(join(tmpdir(), "deploy-"));
  let aws: LocalAws | undefined;
  try {
    aws = await step("Start the local AWS", startLocalAws);
    enter(aws);
    const surroundings = values.config
      ? undefined
      : await step("Make a VPC for it", (say) => surround(work, say));
    const config = values.config ? readConfig(values.config) : exampleIn(surroundings?.vpc);
    const before = await step("List what stands in the account", inventory);
    await deployAndTest(
      {
        config,
        region: config.region ?? "us-east-1",
        work,
        local: { endpoint: aws.endpoint, xrayPort: aws.xrayPort },
        admit: async () => {},
        nothingIsLeft: async () => {
          const known = new Set(before);
          const left = (await inventory()).filter((thing) => !known.has(thing));
          if (left.length > 0) throw new Error(`Destroying left ${left.join(", ")}.`);
        },
      },
      { tests: positionals, ...(values["keep-state"] && { keepState: KEPT_STATE }) },
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
