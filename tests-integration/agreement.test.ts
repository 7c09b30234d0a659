import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { configurations } from "../tests-unit/stack/arbitraries";
import { judged, surround, synthesize, verdictsOf } from "./deployment";
import { deployment } from "./support/deployed";
import { readLive } from "./support/live";
import { Terraform } from "./terraform/terraform";

/** How many generated configurations are really applied; more of them cost about half a minute each. */
const CONFIGURATIONS = Number(process.env.PROOFSTACK_CONFIGURATIONS ?? 5);
/** A run can be repeated: the seed is printed with what fails. */
const SEED = Number(process.env.PROOFSTACK_SEED ?? 20261121);

jest.setTimeout(30 * 60_000);

const work = mkdtempSync(join(tmpdir(), "proofstack-agreement-"));
const aws = { terraformEnv: deployment.terraformEnv };
const quiet = () => {};
let surroundings: Awaited<ReturnType<typeof surround>>;

beforeAll(async () => {
  surroundings = await surround(aws, work, quiet);
});

afterAll(async () => {
  await surroundings.remove();
  rmSync(work, { recursive: true, force: true });
});

/**
 * A generated configuration, bound to what is really there: this region, this VPC, a state file in the
 * work folder, and a suffix that no other has.
 */
const bound = fc
  .sample(configurations, { numRuns: CONFIGURATIONS, seed: SEED })
  .map((config, at) => ({
    ...config,
    suffix: `${config.suffix.slice(0, 6).replace(/-$/, "")}${at}`,
    region: "us-east-1",
    backend: { type: "local", path: "payments.tfstate" },
  }));

test.concurrent.each(
  bound.map((config) => [config.suffix, config] as const),
)(`synth, plan, state and account say the same of %s (seed ${SEED})`, async (suffix, config) => {
  const folder = join(work, suffix);
  const withVpc = config.vpc ? { ...config, vpc: surroundings.vpc } : config;
  const dir = await synthesize(withVpc, folder);
  const terraform = new Terraform({ dir, env: aws.terraformEnv, say: quiet });
  await terraform.init();
  await terraform.plan();
  const plan = await terraform.show("plan.json", "plan.tfplan");
  try {
    await terraform.apply();
    const state = await terraform.show("state.json");
    const synth = await judged(join(dir, "cdk.tf.json"));
    expect(Object.keys(synth).length).toBeGreaterThan(40);
    // Without a VPC, say, there are no endpoints to judge.
    const judgedSo = Object.values(synth).filter((verdict) => verdict !== "not-applicable");
    expect(new Set(judgedSo)).toEqual(new Set(["pass"]));
    expect(await judged(plan)).toEqual(synth);
    expect(await judged(state)).toEqual(synth);
    const live = await readLive(deployment.endpoint, ["--declared", state]);
    expect(verdictsOf(live.verdicts)).toEqual(synth);
    // State and account agree on every attribute that a control reads.
    expect(live.drift).toEqual({ missing: [], extra: [], differing: [] });
    const fromSynth = await readLive(deployment.endpoint, ["--declared", join(dir, "cdk.tf.json")]);
    expect(verdictsOf(fromSynth.verdicts)).toEqual(synth);
    expect(fromSynth.drift).toEqual({ missing: [], extra: [], differing: [] });
  } finally {
    await terraform.destroy();
  }
});
