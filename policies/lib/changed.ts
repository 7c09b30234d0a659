import type { CaseConfig } from "./cases";

/** The same resources, one of them with other values in some attributes; without values, it is taken away. */
export function changed(
  config: CaseConfig,
  address: string,
  values?: Record<string, unknown>,
): CaseConfig {
  const { [address]: before, ...others } = config;
  if (before === undefined) throw new Error(`There is no ${address} in the case`);
  return values === undefined ? others : { ...others, [address]: { ...before, ...values } };
}
