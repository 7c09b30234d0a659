import { Links } from "../gate/links";
import { wantedAmong } from "../gate/reads";
import { gateInput } from "../gate/slice";
import { readInputs, type Wants } from "./inputs";
import { chooseProfile, type ProfileOptions } from "./profile";
import { Progress } from "./progress";

/**
 * Prints what the gate judges: the model, links as positions, and the controls with what each selects.
 * It is the input of `policies/dist/bundle.tar.gz` for OPA and conftest.
 */
export async function printModel(names: string[], options: ProfileOptions): Promise<void> {
  const { controls } = await chooseProfile(options);
  const wants: Wants = (types) => wantedAmong(controls, types);
  const { model } = await readInputs(names, wants, new Progress());
  process.stdout.write(`${JSON.stringify(gateInput(model, new Links(model), controls))}\n`);
}
