import { join } from "node:path";
import { judged, verdictsOf } from "../deployment";
import { readLive } from "./live";

/**
 * Judges stacks in all four views, by what they were synthesized as, planned as, applied as and are: each must
 * prove all that it judges, and they must agree.
 * @param dirs the stacks' folders, which hold their plan.json and state.json
 * @returns `control address` -> what all of them say
 */
export async function assertAgreement(
  dirs: string[],
  profile: string,
): Promise<Record<string, string>> {
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
  return synth;
}
