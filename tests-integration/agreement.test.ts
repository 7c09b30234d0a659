import { join } from "node:path";
import fc from "fast-check";
import { configurations } from "../tests-unit/stack/arbitraries";
import { claim } from "./claim";
import { judged, profileOf, readJson, surround, synthesize, verdictsOf } from "./deployment";
import { destroyOwn } from "./own";
import { deployment, suffix as own, region, stacks } from "./support/deployed";
import { type Live, readLive } from "./support/live";
import { Terraform } from "./terraform/terraform";

/** How many generated configurations are really applied; more of them cost about half a minute each. */
const CONFIGURATIONS = Number(process.env.PROOFSTACK_CONFIGURATIONS ?? (deployment.local ? 5 : 1));
/** A run can be repeated: the seed is printed with what fails. */
const SEED = Number(process.env.PROOFSTACK_SEED ?? 20261121);

jest.setTimeout(30 * 60_000);

const { work } = deployment;
const quiet = () => {};
const { emails, phones } = deployment.config;
let surroundings: Awaited<ReturnType<typeof surround>> | undefined;

beforeAll(async () => {
  if (deployment.local) surroundings = await surround(join(work, "agreement"), quiet);
});

afterAll(() => surroundings?.remove());

const NO_DRIFT = { missing: [], extra: [], differing: [] };

/** State and account agree on every attribute that a control reads, and so do their verdicts. */
function assertAgreement(live: Live, verdicts: Record<string, string>): void {
  expect(verdictsOf(live.verdicts)).toEqual(verdicts);
  expect(live.drift).toEqual(NO_DRIFT);
}

const together = profileOf(Object.keys(stacks));
(together ? test : test.skip)(
  "synth, plan, state and account say the same of all stacks",
  async () => {
    const profile = together ?? "";
    const filesOf = (name: string) => Object.values(stacks).map(({ dir }) => join(dir, name));
    const [synths, states] = [filesOf("cdk.tf.json"), filesOf("state.json")];
    const synth = await judged(profile, ...synths);
    const judgedSo = Object.values(synth).filter((verdict) => verdict !== "not-applicable");
    expect(new Set(judgedSo)).toEqual(new Set(["pass"]));
    expect(await judged(profile, ...filesOf("plan.json"))).toEqual(synth);
    expect(await judged(profile, ...states)).toEqual(synth);
    assertAgreement(await readLive(["--declared", ...states], { profile }), synth);
    assertAgreement(await readLive(["--declared", ...synths], { profile }), synth);
  },
);

/**
 * A generated configuration, bound to what is really there: this region, this VPC, a suffix that no other
 * has. In an account it mails nobody but its own people, and leaves alone what is one for the account.
 */
const bound = fc
  .sample(configurations, { numRuns: CONFIGURATIONS, seed: SEED })
  .map((config, at) => ({
    ...config,
    suffix: `${config.suffix.slice(0, 6).replace(/-$/, "")}${at}`,
    region,
    ...(!deployment.local && {
      emails,
      phones,
      api: { ...config.api, managesAccountLogging: false },
    }),
  }));

test.concurrent.each(
  bound.map((config) => [config.suffix, config] as const),
)(`synth, plan, state and account say the same of %s (seed ${SEED})`, async (suffix, config) => {
  const folder = join(work, suffix);
  const { vpc, ...rest } = config;
  const withVpc = vpc && surroundings ? { ...rest, vpc: surroundings.vpc } : rest;
  const dir = (await synthesize(withVpc, folder, own)).get("payments") ?? "";
  const terraform = new Terraform({ dir, say: quiet });
  await terraform.init();
  await terraform.plan();
  const plan = await terraform.show("plan.json", "plan.tfplan");
  if (!deployment.local) await claim(readJson(plan), work);
  try {
    await terraform.apply();
    const state = await terraform.show("state.json");
    const synth = await judged("payments", join(dir, "cdk.tf.json"));
    expect(Object.keys(synth).length).toBeGreaterThan(40);
    // Without a VPC, say, there are no endpoints to judge.
    const judgedSo = Object.values(synth).filter((verdict) => verdict !== "not-applicable");
    expect(new Set(judgedSo)).toEqual(new Set(["pass"]));
    expect(await judged("payments", plan)).toEqual(synth);
    expect(await judged("payments", state)).toEqual(synth);
    assertAgreement(await readLive(["--declared", state]), synth);
    assertAgreement(await readLive(["--declared", join(dir, "cdk.tf.json")]), synth);
  } finally {
    await destroyOwn(terraform, own);
  }
});
