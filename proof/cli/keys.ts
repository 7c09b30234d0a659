import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { publicKeyOf, type Signer, signerOf } from "../evidence/dsse";
import { BadOption } from "./bad-option";

/** With what to sign. */
export interface KeyOptions {
  /** File of a private key in PEM. */
  key?: string;
  /** Id, ARN or alias of a key in AWS KMS. */
  kmsKey?: string;
}

/** None when no key was named. @throws BadOption, UnfitKey */
export async function signerFor({ key, kmsKey }: KeyOptions): Promise<Signer | undefined> {
  if (key !== undefined && kmsKey !== undefined) {
    throw new BadOption("--key and --kms-key: name one of them.");
  }
  if (kmsKey !== undefined) {
    const { kmsSigner } = await import("./kms");
    return kmsSigner(kmsKey);
  }
  return key === undefined ? undefined : signerOf(read(key), key);
}

/** @param file of a public key in PEM. @throws BadOption, UnfitKey */
export const publicKeyIn = (file: string): KeyObject => publicKeyOf(read(file), file);

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadOption(`--key ${file}: it could not be read (${code}). Check the path.`);
  }
}
