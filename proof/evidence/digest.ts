import { createHash } from "node:crypto";

/** `sha256:` and the hexadecimal digest of the bytes. */
export const sha256 = (bytes: string | Uint8Array): string =>
  `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** A digest as in-toto writes it. */
export const digestSet = (digest: string): { sha256: string } => ({
  sha256: digest.replace("sha256:", ""),
});
