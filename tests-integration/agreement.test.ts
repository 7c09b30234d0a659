import { profileOf } from "./deployment";
import { assertAgreement } from "./support/agreement";
import { stacks } from "./support/deployed";

const profile = profileOf(Object.keys(stacks));

(profile ? test : test.skip)(
  "synth, plan, state and account say the same of all stacks, and no control has nothing to judge",
  async () => {
    const dirs = Object.values(stacks).map(({ dir }) => dir);
    const agreed = await assertAgreement(dirs, profile ?? "");
    expect(new Set(Object.values(agreed))).toEqual(new Set(["pass"]));
  },
);
