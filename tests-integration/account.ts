/**
 * `npm run test:live`: what `npm run test:deploy` does, in a real account. It costs money, so nothing
 * happens before the account is named twice; and its state is kept, so that a run that was killed is
 * destroyed by the next.
 */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import pc from "picocolors";
import { Account } from "../proof/live/account";
import { UnreadableAccount } from "../proof/live/errors";
import { ConfigurationError, readConfig } from "../stack/config/config";
import type { Config } from "../stack/config/schema";
import { argumentsOf, BadUsage } from "./arguments";
import { claim, claimed, InTheWay } from "./claim";
import { leftIn } from "./deployment";
import { deployAndTest } from "./flow";
import { destroyOwn } from "./own";
import { CACHE } from "./support/cache";
import { end, Interrupted, onInterrupt } from "./support/interrupt";
import { Busy, exclusively } from "./support/lock";
import { carryOn, interruptAll } from "./support/run";
import { step } from "./support/steps";
import { until } from "./support/until";
import { standing, sweep } from "./sweep";
import { Terraform } from "./terraform/terraform";
import { chosen, noTests, tell } from "./tests";

const PATIENCE_MS = 15 * 60_000;

const usage = `Usage: PROOFSTACK_LIVE_ACCOUNT=<12 digits> npm run test:live -- --config FILE [--destroy] [TEST…]

  PROOFSTACK_LIVE_ACCOUNT  the account that the credentials must be of
  --config FILE            the stack's configuration: a suffix, a region and emails of your own
  --destroy                only destroy what an earlier run left
  TEST                     run only the tests whose path holds this`;

/** What is said before anything is touched. */
const REFUSALS = [BadUsage, Busy, ConfigurationError, InTheWay, UnreadableAccount];

async function main(): Promise<void> {
  const { values, positionals } = argumentsOf(usage, {
    config: { type: "string" },
    destroy: { type: "boolean" },
  });
  const tests = chosen(positionals);
  const account = process.env.PROOFSTACK_LIVE_ACCOUNT ?? "";
  if (!/^\d{12}$/.test(account)) {
    throw new BadUsage(
      "This deploys to a real AWS account and costs money, so it wants to be told which: " +
        `set PROOFSTACK_LIVE_ACCOUNT to its 12 digits. Nothing was touched.\n\n${usage}`,
    );
  }
  if (!values.config) throw new BadUsage(`--config is missing. Nothing was touched.\n\n${usage}`);
  const config = readConfig(values.config);
  if (config.api.authorization !== "AWS_IAM") {
    throw new BadUsage(
      "The test pays through the API, which is not to be open meanwhile: leave api.authorization out. " +
        "Nothing was touched.",
    );
  }
  process.env.AWS_REGION = config.region;
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  await step(`Check that the credentials are of ${account}`, () => isAccount(account));

  const work = join(CACHE, "live", `${account}-${config.region}-${config.suffix}`);
  mkdirSync(dirname(work), { recursive: true });
  await exclusively(work, async () => {
    mkdirSync(work, { recursive: true });
    await destroyWhatIsLeft(work, config);
    if (values.destroy) return;
    mkdirSync(work, { recursive: true });
    const tally = noTests();
    try {
      await deployAndTest(
        {
          config,
          region: config.region,
          work,
          admit: (plan) => claim(plan, work),
          nothingIsLeft: () => nothingStands(config.suffix),
        },
        { tests: [...tests.over, ...tests.apart], tally },
      );
    } finally {
      tell(tally);
      carryOn();
      await destroyWhatIsLeft(work, config);
    }
  });
}

/** @throws when the credentials are of another account, or of none */
async function isAccount(wanted: string): Promise<void> {
  const { id } = await Account.open();
  if (id === wanted) return;
  throw new BadUsage(
    `The credentials are of account ${id}, and PROOFSTACK_LIVE_ACCOUNT is ${wanted}. Nothing was touched.`,
  );
}

/** What was destroyed may be listed for some minutes more. @throws when it stays */
async function nothingStands(own: string): Promise<void> {
  let left: string[] = [];
  const none = async () => {
    left = await standing(own);
    return left.length === 0;
  };
  await until(none, PATIENCE_MS).catch((error: Error) => {
    throw left.length > 0 ? new Error(`Destroying left ${left.join(", ")}.`) : error;
  });
}

/** Destroys every stack that has a state in the work folder, then all that carries the run's own tag. */
async function destroyWhatIsLeft(work: string, { suffix }: Config): Promise<void> {
  for (const folder of readdirSync(work)) {
    for (const dir of leftIn(join(work, folder))) {
      await step(`Destroy what is left of ${basename(dir)} in ${folder}`, async (say) => {
        const terraform = new Terraform({ dir, say });
        await terraform.init();
        await destroyOwn(terraform, suffix);
      });
    }
  }
  await step("Remove what no state knows of", (say) => sweep(suffix, claimed(work), say));
  rmSync(work, { recursive: true });
}

let again = false;
onInterrupt(() => {
  if (!again)
    console.error("\nInterrupted: destroying what there is. Interrupt again to leave it.");
  again = true;
  interruptAll();
});

main().then(
  () => end(0),
  (error: Error) => {
    const interrupted = error instanceof Interrupted;
    console.error(`\n${pc.red("test:live failed")}: ${error.message}`);
    const refused = REFUSALS.some((Refusal) => error instanceof Refusal);
    end(interrupted ? 130 : refused ? 2 : 1);
  },
);
