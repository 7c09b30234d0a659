import { profileOf } from "./deployment";
import { assertAgreement } from "./support/agreement";
import { deployment, stacks } from "./support/deployed";

const profile = profileOf(Object.keys(stacks));

(profile ? test : test.skip)(
  "synth, plan, state and account say the same of all stacks",
  async () => {
    const dirs = Object.values(stacks).map(({ dir }) => dir);
    const agreed = await assertAgreement(dirs, profile ?? "");
    // Where all there is a switch for stands, no control has nothing to judge.
    if (deployment.local?.whole) expect(new Set(Object.values(agreed))).toEqual(new Set(["pass"]));
  },
);
