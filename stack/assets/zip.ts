import { createHash } from "node:crypto";
import { zipSync } from "fflate";

/** A zip that Terraform uploads. */
export interface Asset {
  /** Relative to the stack's own output directory, where Terraform runs; named by its content. */
  path: string;
  bytes: Uint8Array;
  /** Base64, as `source_code_hash` is. */
  sha256: string;
}

/**
 * A zip has no time zone and fflate writes local time, so this is a local time: the same bytes
 * everywhere. Noon, because no clock change falls on it; 1980, because a zip's time starts there.
 */
const MODIFIED = new Date(1980, 0, 1, 12);
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** One file in a zip: the same bytes for the same content, on any machine and at any time. */
export function zipOf(name: string, file: string, content: Uint8Array): Asset {
  const bytes = zipSync({
    [file]: [content, { mtime: MODIFIED, os: UNIX, attrs: READABLE_FILE }],
  });
  const hash = createHash("sha256").update(bytes).digest();
  return {
    path: `assets/${name}-${hash.toString("hex").slice(0, 16)}.zip`,
    bytes,
    sha256: hash.toString("base64"),
  };
}
