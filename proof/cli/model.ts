import { Links } from "../gate/links";
import { wantedAttributes } from "../gate/reads";
import { gateInput } from "../gate/slice";
import { readInputs } from "./inputs";
import { chooseProfile, type ProfileOptions } from "./profile";
import { Progress } from "./progress";

/**
 * Prints what the gate judges: the model, links as positions, and the controls with what each selects.
 * It is the input of `policies/dist/bundle.tar.gz` for OPA and conftest.
 */
export async function printModel(names: string[], options: ProfileOptions): Promise<void> {
  const { controls } = await chooseProfile(options);
  const wanted = wantedAttributes(controls);
  const { model } = await readInputs(names, wanted, new Progress());
  process.stdout.write(`${JSON.stringify(gateInput(model, new Links(model), controls))}\n`);
}
