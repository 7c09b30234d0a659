import type { Origin, Resource } from "../model/model";
import { driftItems } from "./drift";
import { STACK } from "./reads";
import type { Report } from "./report";
import { type Judgement, toldOf, type Verdict } from "./verdict";

/** A report as another thread can be given it: data, of which no more is left than any output format tells. */
export interface Carried extends Omit<Report, "verdictOf" | "fileOf" | "originOf"> {
  /** What each of the judgements found, as JSON: sent as text it costs half of what it does as objects. */
  found: string;
  /** Address -> which of several input files holds it. */
  files?: Map<string, string>;
  /** Address -> where what was declared there was made. */
  origins?: Map<string, Origin>;
}

/** To be sent; of a report that is held against no baseline, which knows its judgements as they were made. */
export function carried(report: Report): Carried {
  const { verdictOf, fileOf, originOf, ...data } = report;
  const subjects = new Map<Resource, Resource>();
  const judgements = report.judgements.map(({ subject, ...judgement }): Judgement => {
    if (!subject) return judgement;
    const { address, type, origin } = subject;
    const told = subjects.get(subject) ?? { ...STACK, address, type, ...(origin && { origin }) };
    subjects.set(subject, told);
    return { ...judgement, subject: told };
  });
  const drifted = driftItems(report.drift);
  const addresses = [...subjects.values(), ...drifted].map(({ address }) => address);
  return {
    ...data,
    judgements,
    found: JSON.stringify(report.judgements.map((judgement) => verdictOf(judgement).found)),
    ...(fileOf && { files: answersOf(fileOf, addresses) }),
    ...(originOf && { origins: answersOf(originOf, addresses) }),
  };
}

/** The report again, where it has arrived. */
export function arrived({ found, files, origins, ...data }: Carried): Report {
  const all: Verdict["found"][] = JSON.parse(found);
  const foundBy = new Map(data.judgements.map((judgement, at) => [judgement, all[at]]));
  return {
    ...data,
    ...(files && { fileOf: (address) => files.get(address) }),
    ...(origins && { originOf: (address) => origins.get(address) }),
    verdictOf: (judgement) => toldOf(judgement, foundBy.get(judgement) ?? {}),
  };
}

const answersOf = <Answer>(
  ask: (address: string) => Answer | undefined,
  addresses: string[],
): Map<string, Answer> =>
  new Map(
    addresses.flatMap((address) => {
      const answer = ask(address);
      return answer === undefined ? [] : [[address, answer] as const];
    }),
  );
