import { createColors } from "picocolors";
import { sha256 } from "../evidence/digest";
import type { Signer } from "../evidence/dsse";
import { isPassed, type Run } from "../evidence/run";
import { count, printable } from "../evidence/text";
import { driftItems } from "../gate/drift";
import { isProven, type Report } from "../gate/report";
import { terminal } from "./terminal";

export interface Written {
  folder: string;
  /** Its text. */
  manifest: string;
  signer: Signer | undefined;
  color: boolean;
}

/** What a person is told of the evidence that was written. */
export function told(run: Run, { folder, manifest, signer, color }: Written): string {
  const paint = createColors(terminal(color).color);
  const answer = isPassed(run)
    ? paint.green(paint.bold("✓ Proven"))
    : paint.red(paint.bold("✗ Not proven"));
  const masked = Object.entries(run.masked).map(
    ([path, values]) => `${count(values, "value")} masked in ${path}`,
  );
  return [
    "",
    `  ${answer}  the evidence is in ${printable(folder)}`,
    ...run.reports.map((report) => `    ${report.view.padEnd(9)}${countsOf(report)}`),
    `    run      ${run.id} at ${run.time}`,
    `    manifest ${sha256(manifest)}`,
    `    ${signer ? `signed   by ${signer.keyid}` : paint.yellow("not signed: name a key with --key or --kms-key")}`,
    ...masked.map((line) => `    ${paint.dim(line)}`),
    "",
    "",
  ].join("\n");
}

function countsOf(report: Report): string {
  const { pass, fail, unknown, excepted } = report.summary;
  const drift = driftItems(report.drift);
  return [
    isProven(report) ? "✓" : "✗",
    `${pass} proven`,
    fail > 0 && `${fail} failed`,
    unknown > 0 && `${unknown} unknown`,
    excepted > 0 && `${excepted} accepted`,
    drift.length > 0 && `${drift.length} not as declared`,
  ]
    .filter(Boolean)
    .join(" · ")
    .replace(" · ", " ");
}
