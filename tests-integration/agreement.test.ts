import { profileOf } from "./deployment";
import { assertAgreement } from "./support/agreement";
import { stacks } from "./support/deployed";

const profile = profileOf(Object.keys(stacks));

(profile ? test : test.skip)("synth, plan, state and account say the same of all stacks", () =>
  assertAgreement(
    Object.values(stacks).map(({ dir }) => dir),
    profile ?? "",
  ),
);
