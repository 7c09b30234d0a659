import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

const FOLDER = resolve(__dirname, "../../schemas");
const ajv = addFormats(new Ajv({ strict: true, allErrors: true, strictTypes: false }));

export const readPublished = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), "utf8"));

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a value by a schema as it is published; empty when nothing is. */
export function wrongBy(name: string, value: unknown): string {
  const validate = compiled.get(name) ?? ajv.compile(readPublished(name));
  compiled.set(name, validate);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

/** @throws when a report is not what its published schema says */
export function refuseUnlikeSchema(report: string): void {
  const wrong = wrongBy("report", JSON.parse(report));
  if (wrong) throw new Error(`The report is not as schemas/report.schema.json has it: ${wrong}`);
}
