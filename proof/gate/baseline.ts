import { isDeepStrictEqual } from "node:util";
import type { View } from "../model/model";
import { isOpen } from "./blocking";
import { AS_DECLARED, type Drift, driftItems } from "./drift";
import type { InputFile, Report } from "./report";
import type { Judgement, Verdict } from "./verdict";

/** An earlier report, as far as it says what was found. */
export interface Before extends InputFile {
  view: View;
  profile: string;
  policy: { digest: string };
  verdicts: Pick<Verdict, "control" | "address" | "verdict" | "found" | "unknown">[];
  drift?: Drift | undefined;
}

/** A report held against an earlier one: what it found is known, and only what is new blocks. */
export interface Baseline extends InputFile {
  /** In what the two do not answer the same question. */
  differs: ("view" | "profile" | "policy")[];
  /** Of what is not proven, and of what is accepted, all of which the same was found before. */
  known: ReadonlySet<Judgement>;
  /** The same of what is not as declared, by its key. */
  knownDrift: ReadonlySet<string>;
  /** What was not proven then, and is found no more. */
  fixed: { control: string; address: string }[];
}

/**
 * Tells what of a report is known from an earlier one: the same verdict of the same control at the same
 * address, with the same found. A value that is another, a worse one too, is new.
 */
export function compare(report: Report, before: Before): Baseline {
  const { file, digest } = before;
  const were = new Map(before.verdicts.filter(wasOpen).map((verdict) => [keyOf(verdict), verdict]));
  const gone = new Map(were);
  const known = new Set<Judgement>();
  for (const judgement of report.judgements) {
    if (!isOpen(judgement)) continue;
    const { control, subject } = judgement;
    const key = keyOf({ control: control.id, address: subject?.address ?? "" });
    gone.delete(key);
    const was = were.get(key);
    if (was && isSame(was, report.verdictOf(judgement))) known.add(judgement);
  }
  const drift = driftItems(before.drift);
  const now = new Set(driftItems(report.drift).map(({ key }) => key));
  return {
    file,
    digest,
    differs: differences(report, before),
    known,
    knownDrift: new Set(drift.map(({ key }) => key)),
    fixed: [
      // What somebody had accepted was not in the way.
      ...[...gone.values()].filter(({ verdict }) => verdict !== "excepted"),
      ...drift
        .filter(({ key }) => !now.has(key))
        .map(({ address }) => ({ control: AS_DECLARED.id, address })),
    ].map(({ control, address }) => ({ control, address })),
  };
}

const wasOpen = ({ verdict }: Pick<Verdict, "verdict">): boolean =>
  verdict === "fail" || verdict === "unknown" || verdict === "excepted";

const keyOf = ({ control, address }: Pick<Verdict, "control" | "address">) =>
  `${control} ${address}`;

/** What was accepted until a day is not known when that is over: it has to be looked at again. */
function isSame(was: Before["verdicts"][number], is: Verdict): boolean {
  if (is.verdict !== "excepted" && is.verdict !== was.verdict) return false;
  const written = JSON.parse(JSON.stringify([is.found, is.unknown ?? null]));
  return isDeepStrictEqual([was.found, was.unknown ?? null], written);
}

function differences({ view, profile, policy }: Report, before: Before): Baseline["differs"] {
  return [
    ...(before.view === view ? [] : (["view"] as const)),
    ...(before.profile === profile ? [] : (["profile"] as const)),
    ...(before.policy.digest === policy.digest ? [] : (["policy"] as const)),
  ];
}
