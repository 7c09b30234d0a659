import { join } from "node:path";
import fc from "fast-check";
import type { ConfigInput } from "../stack/config/schema";
import { configurations, everything } from "../tests-unit/stack/arbitraries";
import { claim } from "./claim";
import { judged, profileOf, readJson, synthesize, verdictsOf } from "./deployment";
import { destroyOwn } from "./own";
import { deployment, suffix as own, region, stacks } from "./support/deployed";
import { readLive } from "./support/live";
import { Terraform } from "./terraform/terraform";

/** How many generated configurations are really applied. */
const CONFIGURATIONS = Number(process.env.PROOFSTACK_CONFIGURATIONS ?? (deployment.local ? 5 : 1));
/** A run can be repeated: the seed is printed with what fails. */
const SEED = Number(process.env.PROOFSTACK_SEED ?? 20261121);

jest.setTimeout(30 * 60_000);

const { work, local } = deployment;
const quiet = () => {};
const { emails, phones } = deployment.config;
/** Judges stacks in all four views: each must prove all that it judges, and they must agree. */
async function assertAgreement(dirs: string[], profile: string): Promise<void> {
  const filesOf = (name: string) => dirs.map((dir) => join(dir, name));
  const synth = await judged(profile, ...filesOf("cdk.tf.json"));
  expect(Object.keys(synth).length).toBeGreaterThan(40);
  // Without a VPC, say, there are no endpoints to judge.
  const judgedSo = Object.values(synth).filter((verdict) => verdict !== "not-applicable");
  expect(new Set(judgedSo)).toEqual(new Set(["pass"]));
  expect(await judged(profile, ...filesOf("plan.json"))).toEqual(synth);
  expect(await judged(profile, ...filesOf("state.json"))).toEqual(synth);
  for (const declared of ["state.json", "cdk.tf.json"]) {
    const live = await readLive(["--declared", ...filesOf(declared)], { profile });
    expect(verdictsOf(live.verdicts)).toEqual(synth);
    // State and account agree on every attribute that a control reads.
    expect(live.drift).toEqual({ missing: [], extra: [], differing: [] });
  }
}

const together = profileOf(Object.keys(stacks));
(together ? test : test.skip)("synth, plan, state and account say the same of all stacks", () =>
  assertAgreement(
    Object.values(stacks).map(({ dir }) => dir),
    together ?? "",
  ),
);

/** One of every stack, where what they expect is there and costs nothing; the rest of the first stack. */
const ofEverything = local?.surroundings ? Math.min(1, CONFIGURATIONS) : 0;
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
  // The deployment's own is the account's one detector.
  ...("infrastructure" in config && {
    infrastructure: { ...config.infrastructure, account: { configRules: true, guardDuty: false } },
  }),
  ...(!local && {
    emails,
    phones,
    api: { ...config.api, managesAccountLogging: false },
  }),
}));

/** What it expects to find, where it does. */
function inSurroundings({ vpc, monitoring, ...rest }: ConfigInput): ConfigInput {
  if (!local?.surroundings) return { ...rest, ...(monitoring && { monitoring }) };
  const { pagerDutySecret, vpc: existing } = local.surroundings;
  return {
    ...rest,
    ...(vpc && { vpc: existing }),
    ...(monitoring && {
      monitoring: { ...monitoring, ...(monitoring.pagerDutySecret && { pagerDutySecret }) },
    }),
  };
}

test.concurrent.each(
  bound.map((config) => [config.suffix, config] as const),
)(`synth, plan, state and account say the same of %s (seed ${SEED})`, async (suffix, config) => {
  const folders = await synthesize(inSurroundings(config), join(work, suffix), own);
  const begun: Terraform[] = [];
  try {
    for (const dir of folders.values()) {
      const terraform = new Terraform({ dir, say: quiet });
      await terraform.init();
      await terraform.plan();
      const plan = await terraform.show("plan.json", "plan.tfplan");
      if (!deployment.local) await claim(readJson(plan), work);
      begun.push(terraform);
      await terraform.apply();
      await terraform.show("state.json");
    }
    await assertAgreement([...folders.values()], profileOf([...folders.keys()]) ?? "payments");
  } finally {
    for (const terraform of begun.reverse()) await destroyOwn(terraform, own);
  }
});
