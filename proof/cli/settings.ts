import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Refusal } from "../errors";
import { sha256 } from "../evidence/digest";
import type { Before } from "../gate/baseline";
import type { Exception } from "../gate/exceptions";
import type { Adjustments } from "../gate/profile";
import type { Schemas } from "./schemas";

/** A file of settings that cannot be read, or that says what it may not. */
export class UnfitSettings extends Refusal {
  override readonly name = "UnfitSettings";
  constructor(file: string, why: string) {
    super(`${file}: ${why}`);
  }
}

/** A team's `proofstack.json`. */
export interface Settings extends Adjustments {
  /** The profile that is adjusted. */
  profile: string;
  /** What tells where resources were made: synthesized JSON, or the folder of it. */
  origins?: string;
}

/** @throws UnfitSettings naming the field */
export async function readSettings(file: string): Promise<Settings> {
  const { extends: profile, parameters, off, origins } = await read(file, "settings");
  return {
    source: file,
    profile,
    parameters,
    off,
    ...(origins !== undefined && { origins: resolve(dirname(file), origins) }),
  };
}

/** The risks that a team accepts. @throws UnfitSettings naming the field */
export async function readExceptions(file: string): Promise<Exception[]> {
  return (await readExceptionsFile(file)).exceptions;
}

/** The same file, with all that is in it. @throws UnfitSettings naming the field */
export const readExceptionsFile = (file: string): Promise<Schemas["exceptions"]> =>
  read(file, "exceptions");

/** A report that was written before. @throws UnfitSettings when it is none */
export async function readBaseline(file: string): Promise<Before> {
  const { validate } = await import("./schemas");
  const text = textOf(file);
  const fitted = validate("report", parse(file, text));
  if ("fits" in fitted) return { file, digest: sha256(text), ...fitted.fits };
  const [first] = fitted.misfit.split("; ");
  const how = "Write one with proofstack check … --out FILE.json.";
  throw new UnfitSettings(file, `it is no report to hold another against (${first}). ${how}`);
}

async function read<Name extends keyof Schemas>(file: string, name: Name): Promise<Schemas[Name]> {
  const { validate } = await import("./schemas");
  const fitted = validate(name, parse(file, textOf(file)));
  if ("fits" in fitted) return fitted.fits;
  throw new UnfitSettings(file, `${fitted.misfit}.`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnfitSettings(file, `it could not be read (${code}). Check the path.`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UnfitSettings(file, `it is not JSON: ${(error as Error).message}.`);
  }
}
