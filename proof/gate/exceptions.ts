import type { Judgement } from "./verdict";

/** One accepted risk: a control that need not hold at one exact address until a day has passed. */
export interface Exception {
  control: string;
  /** Terraform's address, exact; `stack` for a presence control. */
  address: string;
  reason: string;
  approvedBy: string;
  /** The last day on which it holds, in UTC: YYYY-MM-DD. */
  expires: string;
}

/** Why an exception did nothing. */
export interface IdleException extends Exception {
  /**
   * `expired`: the verdict stands again · `stale`: no such control judged no such address · `proven`: it
   * is not needed any more · `duplicate`: an earlier one names the same control and address.
   */
  why: "expired" | "stale" | "proven" | "duplicate";
}

/**
 * Accepts what the exceptions name, and tells which of them did nothing.
 * @param today the day in UTC, YYYY-MM-DD; on the day it expires an exception still holds.
 */
export function except(
  judgements: Judgement[],
  exceptions: Exception[],
  today: string,
): { judgements: Judgement[]; idle: IdleException[] } {
  if (exceptions.length === 0) return { judgements, idle: [] };
  const first = new Map<string, Exception>();
  const idle: IdleException[] = [];
  for (const exception of exceptions) {
    const key = keyOf(exception.control, exception.address);
    if (first.has(key)) idle.push({ ...exception, why: "duplicate" });
    else first.set(key, exception);
  }
  const judged = judgements.map((judgement): Judgement => {
    const key = keyOf(judgement.control.id, judgement.subject?.address ?? "");
    const exception = first.get(key);
    if (!exception) return judgement;
    first.delete(key);
    if (judgement.outcome === "pass") idle.push({ ...exception, why: "proven" });
    else if (exception.expires < today) idle.push({ ...exception, why: "expired" });
    else return { ...judgement, outcome: "excepted", exception };
    return judgement;
  });
  for (const exception of first.values()) idle.push({ ...exception, why: "stale" });
  return { judgements: judged, idle: idle.sort(byControlThenAddress) };
}

const keyOf = (control: string, address: string) => `${control} ${address}`;

/** The order in which exceptions are written and reported; of duplicates the first stays the first. */
export function byControlThenAddress(a: Exception, b: Exception): number {
  const [one, other] = [a, b].map(({ control, address }) => keyOf(control, address)) as [
    string,
    string,
  ];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
