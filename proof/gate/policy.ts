import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPolicySync } from "@open-policy-agent/opa-wasm";
import type { Json } from "../model/model";

const WASM = "policy.wasm";
const CATALOGUE = "controls.json";

/** The most severe first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** 0 for the most severe. */
export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** A control's metadata, as `policies/dist/controls.json` holds it. */
export interface Control {
  id: string;
  title: string;
  description: string;
  severity: Severity;
  profiles: string[];
  /** Resource types; `["stack"]` for a presence control. */
  selects: string[];
  /**
   * `attribute.path` of what is selected, or `<type>.<attribute.path>` of what its links reach, or
   * `<type>` alone where a link only passes through.
   */
  reads: string[];
  parameters: Record<string, Json>;
  frameworks: Record<string, string[]>;
  fix: string;
}

export interface Profile {
  title: string;
  description: string;
  /** Profiles whose controls and parameters are this one's, too. */
  includes?: string[];
  /** Control id -> parameters that differ from the control's own. */
  parameters: Record<string, Record<string, Json>>;
}

/** What is known of the controls. */
export interface Catalogue {
  controls: Control[];
  profiles: Record<string, Profile>;
}

/** The compiled controls, and what is known of them. */
export interface Policy extends Catalogue {
  /** `sha256:` over the WASM and the catalogue: what decided. */
  digest: string;
  /** The raw answer of the entrypoint `gate/proven` to UTF-8 JSON; its shape is the caller's to check. */
  evaluate(input: Uint8Array): unknown;
}

/** @param dir `policies/dist` */
export const readCatalogue = (dir: string): Catalogue =>
  JSON.parse(readFileSync(join(dir, CATALOGUE), "utf8"));

/**
 * Compiles on other threads, so that what is to be judged can be read meanwhile.
 * @param dir `policies/dist`
 * @throws when the files are missing or are not what `npm run build:policies` writes.
 */
export async function loadPolicy(dir: string): Promise<Policy> {
  const wasm = readFileSync(join(dir, WASM));
  const catalogue = readFileSync(join(dir, CATALOGUE));
  // Not the package's own asynchronous loading: it asks whether the WASM is a `Response`, and for that
  // Node loads its whole HTTP client.
  const instance = loadPolicySync(await WebAssembly.compile(wasm));
  return {
    ...JSON.parse(catalogue.toString("utf8")),
    digest: digestOf(wasm, catalogue),
    // A true ArrayBuffer: a Buffer or a string would be stringified again and judged as nothing.
    evaluate: (input) => instance.evaluate(input.slice().buffer),
  };
}

/** The digest of a policy that is not loaded. @param dir `policies/dist` */
export const digestOfPolicy = (dir: string): string =>
  digestOf(readFileSync(join(dir, WASM)), readFileSync(join(dir, CATALOGUE)));

const digestOf = (wasm: Buffer, catalogue: Buffer): string =>
  `sha256:${createHash("sha256").update(wasm).update(catalogue).digest("hex")}`;
