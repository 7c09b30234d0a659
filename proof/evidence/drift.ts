import { unknownDrift } from "../gate/blocking";
import type { Report } from "../gate/report";
import { placeOf } from "./place";
import { clip, shown } from "./text";

/** One line that says where the account and the declaration disagree, and what stands at each. */
export interface DriftLine {
  mark: "-" | "+" | "~" | "…";
  text: string;
  details: string[];
}

/** Where they newly disagree, as lines of at most `width` characters. */
export function driftLines(report: Report, width: number): DriftLine[] {
  const { awaiting = [], originOf } = report;
  const { missing = [], extra = [], differing = [] } = unknownDrift(report) ?? {};
  const reasons = new Map(awaiting.map(({ address, reason }) => [address, reason]));
  return [
    ...missing.map((address) =>
      line("-", address, `declared, and ${reasons.get(address) ?? "not there"}`),
    ),
    ...extra.map((address) => line("+", address, "there, and not declared")),
    ...differing.map(({ address, attribute, declared, live }) => ({
      mark: "~" as const,
      text: clip(`${address} ${attribute}`, width),
      details: [
        ...madeAt(address),
        `declared ${shown(declared, width - 9)}`,
        `live     ${shown(live, width - 9)}`,
      ],
    })),
    ...awaiting
      .filter(({ address }) => address === undefined || !missing.includes(address))
      .map(({ address, type, reason }) => line("…", address ?? type, reason)),
  ];

  function line(mark: DriftLine["mark"], address: string, what: string): DriftLine {
    return { mark, text: clip(address, width), details: [...madeAt(address), clip(what, width)] };
  }

  function madeAt(address: string): string[] {
    const place = placeOf(originOf?.(address) ?? {});
    return place ? [clip(place, width)] : [];
  }
}
