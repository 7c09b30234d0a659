export interface Score {
  killed: number;
  equivalent: number;
  total: number;
}

const row = (name: string, { killed, equivalent, total }: Score) =>
  `${name.padEnd(34)}${`${killed}/${total}`.padStart(12)}${equivalent > 0 ? `  ${equivalent} equivalent` : ""}`;

/** The scores as a table with its sum, for a person who reads the tests' output. */
export function table(title: string, scores: Map<string, Score>): string {
  const all: Score = { killed: 0, equivalent: 0, total: 0 };
  const rows = [...scores].map(([id, score]) => {
    for (const key of ["killed", "equivalent", "total"] as const) all[key] += score[key];
    return row(id, score);
  });
  return `${[title, ...rows, row("all", all)].join("\n")}\n`;
}
