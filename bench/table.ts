import type { Measured } from "./measure";

/** Something measured against something else, and the bar that their ratio should clear. */
export interface Figure {
  what: string;
  measured: number;
  than: string;
  reference: number;
  /** The ratio should be at most this. */
  bar: number;
  show: (quantity: number) => string;
}

export const time = (
  [what, measured]: [string, Measured],
  [than, reference]: [string, Measured],
  bar: number,
): Figure => ({
  what,
  measured: measured.milliseconds,
  than,
  reference: reference.milliseconds,
  bar,
  show: milliseconds,
});

export const memory = (
  what: string,
  measured: Measured,
  than: string,
  bytes: number,
  bar: number,
) => ({
  what,
  measured: measured.bytes,
  than,
  reference: bytes,
  bar,
  show: megabytes,
});

/** How many calls it takes, against how many it may at most. */
export const calls = (
  [what, measured]: [string, number],
  [than, reference]: [string, number],
): Figure => ({ what, measured, than, reference, bar: 1, show: String });

/** Prints the figures; returns whether all clear their bars. */
export function print(figures: Figure[]): boolean {
  const clears = ({ measured, reference, bar }: Figure) => measured / reference <= bar;
  const rows = figures.map((figure) => [
    figure.what,
    figure.show(figure.measured),
    figure.than,
    figure.show(figure.reference),
    times(figure.measured / figure.reference),
    `${figure.bar} x`,
    clears(figure) ? "PASS" : "OVER",
  ]);
  const head = ["what", "took", "against", "took", "ratio", "at most", ""];
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  for (const row of [head, widths.map((width) => "-".repeat(width)), ...rows]) {
    const cells = row.map((cell, at) => cell.padEnd(widths[at] ?? 0));
    console.log(cells.join("  ").trimEnd());
  }
  return figures.every(clears);
}

const times = (ratio: number) => `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} x`;

const milliseconds = (ms: number) =>
  ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
