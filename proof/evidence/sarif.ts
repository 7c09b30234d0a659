import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, PhysicalLocation, ReportingDescriptor, Result, Run } from "sarif";
import { version } from "../../package.json";
import type { Severity } from "../gate/policy";
import type { Report } from "../gate/report";
import { PROJECT } from "../project";
import { type Finding, findings, type Rule, rulesOf } from "./findings";
import { judgedFile, judgedFiles, pathOf } from "./place";
import { clip, printable } from "./text";
import { idleWords } from "./words";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const NAME = 500;
/** As GitHub's code scanning calls the root of the repository. */
const IN_SOURCES = { uriBaseId: "%SRCROOT%" };

/** The level, and the score that GitHub's code scanning sorts by: "SARIF support for code scanning". */
const SEVERITIES: Record<Severity, { level: Result.level; score: string }> = {
  critical: { level: "error", score: "9.5" },
  high: { level: "error", score: "8.0" },
  medium: { level: "warning", score: "5.5" },
  low: { level: "note", score: "3.0" },
};

/** One report as SARIF. */
export const sarif = (report: Report): Iterable<string> => sarifOf([report]);

/**
 * SARIF 2.1.0, as GitHub's code scanning and other viewers read it, a run for each report: what failed and
 * what is unknown as results, what an exception accepts as suppressed results; what passed is not in it.
 */
export function* sarifOf(reports: readonly Report[]): Generator<string> {
  yield `{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [`;
  let separator = "\n";
  for (const report of reports) {
    yield separator;
    yield* runOf(report);
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}

/** One result a line. */
function* runOf(report: Report): Generator<string> {
  const rules = rulesOf(report);
  const indices = new Map(rules.map(({ id }, at) => [id, at]));
  const run: Omit<Run, "results"> = {
    tool: {
      driver: {
        name: "Proofstack",
        version,
        semanticVersion: version,
        informationUri: PROJECT,
        rules: rules.map(descriptor),
      },
    },
    automationDetails: { id: `proofstack/${report.profile}/${report.view}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: {
      [IN_SOURCES.uriBaseId]: { description: { text: "The repository that was judged." } },
    },
    artifacts: judgedFiles(report).map(({ file, digest }) => ({
      location: { uri: uriOf(file) },
      roles: ["analysisTarget"],
      hashes: { "sha-256": digest.replace("sha256:", "") },
    })),
    invocations: [
      {
        executionSuccessful: true,
        toolConfigurationNotifications: report.idle.map((idle) => ({
          level: "warning",
          message: { text: message(idleWords(idle)) },
        })),
      },
    ],
    properties: { policyDigest: report.policy.digest },
  };
  yield `    ${JSON.stringify(run).slice(0, -1)},\n      "results": [`;
  let separator = "\n";
  for (const finding of findings(report)) {
    yield `${separator}        ${JSON.stringify(resultOf(finding, indices, report))}`;
    separator = ",\n";
  }
  yield "\n      ]\n    }";
}

function descriptor({ id, title, description, severity, fix, url, requirements }: Rule) {
  const { level, score } = SEVERITIES[severity];
  const serves = requirements.map(({ framework, ids }) => `${framework} ${ids.join(", ")}`);
  const tags = requirements.flatMap(({ framework, ids }) => ids.map((r) => `${framework} ${r}`));
  return {
    id,
    name: id.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, letter) => letter.toUpperCase()),
    shortDescription: { text: message(title) },
    fullDescription: { text: message(description) },
    ...(url && { helpUri: url }),
    help: {
      text: message([description, `Fix: ${fix}`, ...serves].join("\n\n")),
      markdown: [description, `**Fix:** ${fix}`, ...serves.map((line) => `- ${line}`)].join("\n\n"),
    },
    defaultConfiguration: { level },
    properties: {
      // GitHub shows a rule's severity only when it carries this tag, and refuses more than 20.
      tags: ["security", ...tags].slice(0, 20),
      precision: "very-high",
      "security-severity": score,
    },
  } satisfies ReportingDescriptor;
}

function resultOf(finding: Finding, indices: Map<string, number>, report: Report): Result {
  const { rule, address, outcome, detail, exception, baselineState } = finding;
  const said = outcome === "unknown" ? `cannot be told: ${detail}` : detail;
  const fingerprint = createHash("sha256").update(`${rule.id} ${address}`).digest("hex");
  return {
    ruleId: rule.id,
    ruleIndex: indices.get(rule.id) ?? -1,
    // Not "open" for what is unknown: a viewer that shows only failures would pass over what blocks.
    kind: "fail",
    level: SEVERITIES[rule.severity].level,
    message: {
      text: message(`${rule.title}: ${clip(address, NAME)}: ${said || "not there"}. ${rule.fix}`),
    },
    // And no suppression: that would say that somebody has accepted it.
    ...(baselineState && { baselineState }),
    locations: [locationOf(finding, report)],
    partialFingerprints: {
      "controlAndAddress/v1": fingerprint,
      primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`,
    },
    suppressions: exception
      ? [
          {
            kind: "external",
            status: "accepted",
            justification: printable(exception.reason),
            properties: {
              approvedBy: printable(exception.approvedBy),
              expires: exception.expires,
            },
          },
        ]
      : [],
    properties: { verdict: outcome },
  };
}

/** GitHub wants a file and a line of every result: the source's where it is known, else the judged file's. */
function locationOf({ address, origin }: Finding, report: Report): Location {
  const { construct, file, line = 1 } = origin;
  const at = file ?? judgedFile(report, address);
  const physicalLocation: PhysicalLocation | undefined = at
    ? {
        artifactLocation: { uri: uriOf(at), ...(file && IN_SOURCES) },
        region: { startLine: line },
      }
    : undefined;
  return {
    ...(physicalLocation && { physicalLocation }),
    logicalLocations: [
      { fullyQualifiedName: printable(address), kind: "resource" },
      ...(construct ? [{ fullyQualifiedName: printable(construct), kind: "construct" }] : []),
    ],
  };
}

const uriOf = (file: string): string =>
  isAbsolute(file) ? pathToFileURL(file).href : pathOf(file);

/**
 * Text of a message, in which SARIF reads `[text](target)` as a link and `{0}` as a placeholder: from a
 * judged name neither is meant.
 */
const message = (text: string): string =>
  text.replaceAll("](", "]\\(").replace(/\{(\d+)\}/g, "{{$1}}");
