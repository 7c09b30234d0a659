import type { CaseConfig } from "../../policies/lib/cases";
import type { Json } from "../../proof/model/model";

/** Attributes by which AWS, and so the linker, tells one thing from another. */
export const IDENTITY = /(^|_)(name|bucket|identifier|namespace)$/;

/** What AWS names itself: shared by everyone, so never made fresh. */
const AWS_OWN = /^(AWS\/|CloudWatch|com\.amazonaws\.)/;

/**
 * The same resources under fresh addresses and fresh identities, so that they can stand beside any
 * other configuration without having anything to do with it.
 */
export function renamed(config: CaseConfig, suffix: string): CaseConfig {
  const fresh = new Map<string, string>();
  for (const [address, values] of Object.entries(config)) {
    fresh.set(address, `${address}_${suffix}`);
    for (const name of identities(values as Json)) fresh.set(name, `${name}-${suffix}`);
  }
  const longestFirst = [...fresh.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const known = new RegExp(`(?<![\\w-])(${longestFirst.join("|")})(?![\\w-])`, "g");
  const rename = (value: Json): Json => {
    if (typeof value === "string") return value.replace(known, (name) => fresh.get(name) ?? name);
    if (Array.isArray(value)) return value.map(rename);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner)]));
  };
  return Object.fromEntries(
    Object.entries(config).map(([address, values]) => [
      fresh.get(address) ?? address,
      rename(values as Json) as Record<string, unknown>,
    ]),
  );
}

function identities(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(identities);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== "string") return identities(inner);
    const own = IDENTITY.test(key) && key !== "metric_name";
    return own && inner !== "" && !inner.includes("${") && !AWS_OWN.test(inner) ? [inner] : [];
  });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
