import type { Awaiting, Drift } from "../gate/drift";
import { clip, shown } from "./text";

/** One line that says where the account and the declaration disagree, and what stands at each. */
export interface DriftLine {
  mark: "-" | "+" | "~" | "…";
  text: string;
  details: string[];
}

/** Where they disagree, as lines of at most `width` characters. */
export function driftLines(
  drift: Drift | undefined,
  awaiting: readonly Awaiting[],
  width: number,
): DriftLine[] {
  const { missing = [], extra = [], differing = [] } = drift ?? {};
  return [
    ...missing.map((address) => line("-", address, "declared, and not there")),
    ...extra.map((address) => line("+", address, "there, and not declared")),
    ...differing.map(({ address, attribute, declared, live }) => ({
      mark: "~" as const,
      text: clip(`${address} ${attribute}`, width),
      details: [`declared ${shown(declared, width - 9)}`, `live     ${shown(live, width - 9)}`],
    })),
    ...awaiting.map(({ address, type, reason }) => line("…", address ?? type, reason)),
  ];

  function line(mark: DriftLine["mark"], address: string, what: string): DriftLine {
    return { mark, text: clip(address, width), details: [clip(what, width)] };
  }
}
