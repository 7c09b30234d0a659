import { join } from "node:path";
import fc from "fast-check";
import type { ConfigInput } from "../../stack/config/schema";
import { configurations, everything } from "../../tests-unit/stack/arbitraries";
import { claim } from "../claim";
import { profileOf, type Surroundings, surround, synthesize } from "../deployment";
import { inventory } from "../inventory";
import { enter, type LocalAws, startLocalAws } from "../local-aws/local-aws";
import { Stacks } from "../stacks";
import { assertAgreement } from "../support/agreement";
import { deployment, suffix as own, region } from "../support/deployed";

/** How many generated configurations are really applied. */
const CONFIGURATIONS = Number(process.env.PROOFSTACK_CONFIGURATIONS ?? (deployment.local ? 5 : 1));
/** A run can be repeated: the seed is printed with what fails. */
const SEED = Number(process.env.PROOFSTACK_SEED ?? 20261121);

// Most of it is what the provider waits for by itself, and on a busy machine the rest takes as long again.
jest.setTimeout(45 * 60_000);

const { work, local } = deployment;
const { emails, phones } = deployment.config;

/** One of every stack, where what they expect can be made and costs nothing; the rest of the first stack. */
const ofEverything = local ? Math.min(1, CONFIGURATIONS) : 0;
const generated = [
  ...fc.sample(everything, { numRuns: ofEverything, seed: SEED }),
  ...fc.sample(configurations, { numRuns: CONFIGURATIONS - ofEverything, seed: SEED }),
];

/** Lambda takes a layer of its own region only. */
const inRegion = ({ lambdaInsights, ...runtimes }: NonNullable<ConfigInput["runtimes"]>) => ({
  ...runtimes,
  ...(lambdaInsights && {
    lambdaInsights: lambdaInsights.replace(/(?<=:lambda:)[^:]+/, region),
  }),
});

/**
 * A generated configuration, bound to what is really there: this region, a suffix that no other has. In an
 * account it mails nobody but its own people, and leaves alone what is one for the account.
 */
const bound = generated.map((config, at) => ({
  ...config,
  suffix: `${config.suffix.slice(0, 6).replace(/-$/, "")}${at}`,
  region,
  ...(config.runtimes && { runtimes: inRegion(config.runtimes) }),
  ...(!local && {
    emails,
    phones,
    api: { ...config.api, managesAccountLogging: false },
  }),
}));

let aws: LocalAws;
let found: Surroundings | undefined;
let remove: () => Promise<void>;
let before: string[];

/** A local AWS for them all, which they share as the teams of an account do. */
beforeAll(async () => {
  if (!local) return;
  aws = await startLocalAws();
  enter(aws);
  before = await inventory();
  ({ found, remove } = await surround(work, () => {}));
});

afterAll(() => aws?.close());

/** What it expects to find, where it does. */
function inSurroundings({ vpc, monitoring, ...rest }: ConfigInput): ConfigInput {
  const secret = found && monitoring?.pagerDutySecret && { pagerDutySecret: found.pagerDutySecret };
  return {
    ...rest,
    ...(found && vpc && { vpc: found.vpc }),
    ...(monitoring && { monitoring: { ...monitoring, ...secret } }),
  };
}

const quiet = <T>(_: string, work: (say: () => void) => Promise<T>) => work(() => {});

test.concurrent.each(
  bound.map((config) => [config.suffix, config] as const),
)(`synth, plan, state and account say the same of %s (seed ${SEED})`, async (suffix, config) => {
  const synthesized = await synthesize(inSurroundings(config), join(work, suffix), own);
  const stacks = new Stacks(synthesized, quiet);
  try {
    await stacks.apply(async (plan) => {
      if (!local) await claim(plan, work);
    });
    await assertAgreement(
      synthesized.map(({ dir }) => dir),
      profileOf(synthesized.map(({ name }) => name)) ?? "payments",
    );
  } finally {
    await stacks.destroy(own);
  }
});

test("nothing of them is left", async () => {
  if (!local) return;
  await remove();
  expect(await inventory()).toEqual(before);
});
