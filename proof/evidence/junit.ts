import { escape as escaped } from "html-escaper";
import type { Report } from "../gate/report";
import type { Origin } from "../model/model";
import { differences, type Finding, findingOf } from "./findings";
import { judgedFile, placeOf } from "./place";
import { clip, printable } from "./text";
import { sparedWords } from "./words";

const NAME = 1000;

/** What is said of one address. */
interface Case {
  address: string;
  /** Where it was made, else the file that was judged. */
  at: Pick<Origin, "file" | "line">;
  /** None when it passed. */
  finding: Finding | undefined;
}

/** One control, or the comparison with what was declared, in one report. */
interface Suite {
  report: Report;
  id: string;
  title: string;
  cases: Case[];
}

/** One report as JUnit XML. */
export const junit = (report: Report): Iterable<string> => junitOf([report]);

/**
 * JUnit XML, as Jenkins and GitLab read it: a suite for each control, a case for each address. What failed
 * is a failure, what is unknown an error (both of them count it as failed), what does not block is skipped.
 */
export function* junitOf(reports: readonly Report[]): Generator<string> {
  const all = reports.flatMap(suites);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="proofstack" ${counts(all.flatMap(({ cases }) => cases))}>\n`;
  for (const { report, id, title, cases } of all) {
    yield `  <testsuite name="${attribute(`${report.view} ${id}: ${title}`)}" ${counts(cases)}>\n`;
    // Jenkins groups by what stands before the last dot; GitLab tells cases apart by both names.
    const classname = attribute(`${report.view}.${id.replaceAll("/", ".")}`);
    for (const one of cases) yield testcase(report, classname, one);
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
}

function suites(report: Report): Suite[] {
  const suites = new Map<string, Suite>();
  const add = (
    { id, title }: { id: string; title: string },
    address: string,
    { file = judgedFile(report, address), line }: Origin,
    finding: Finding | undefined,
  ) => {
    const suite = suites.get(id) ?? { report, id, title, cases: [] };
    suites.set(id, suite);
    suite.cases.push({ address, at: { ...(file && { file }), ...(line && { line }) }, finding });
  };
  for (const judgement of report.judgements) {
    const { control, subject } = judgement;
    if (!subject) continue;
    add(control, subject.address, subject.origin ?? {}, findingOf(report, judgement));
  }
  for (const finding of differences(report)) {
    add(finding.rule, finding.address, finding.origin, finding);
  }
  return [...suites.values()];
}

function counts(cases: Case[]): string {
  const count = (element: Element) =>
    cases.filter(({ finding }) => finding && elementOf(finding) === element).length;
  return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
}

type Element = "failure" | "error" | "skipped";

/** What does not block is skipped: a case that failed would fail the job that reads it. */
function elementOf({ outcome, spared }: Finding): Element {
  if (spared || outcome === "excepted") return "skipped";
  return outcome === "fail" ? "failure" : "error";
}

function testcase(report: Report, classname: string, { address, at, finding }: Case): string {
  const name = `classname="${classname}" name="${attribute(address)}"`;
  const where = Object.entries(at).map(([name, value]) => ` ${name}="${attribute(`${value}`)}"`);
  if (!finding) return `    <testcase ${name}${where.join("")}/>\n`;
  return `    <testcase ${name}${where.join("")}>\n      ${said(report, finding)}\n    </testcase>\n`;
}

function said(report: Report, finding: Finding): string {
  const { rule, outcome, detail, origin, spared, exception } = finding;
  if (exception) {
    const { expires, approvedBy, reason } = exception;
    const terms = `accepted until ${expires}, approved by ${approvedBy}: ${reason}`;
    return `<skipped message="${attribute(terms)}"/>`;
  }
  if (spared) {
    const why = `${sparedWords(report, spared)}, so it does not block: ${rule.title}: ${detail}`;
    return `<skipped message="${attribute(why)}"/>`;
  }
  const serves = rule.requirements.map(({ framework, ids }) => `${framework} ${ids.join(", ")}`);
  const lines = [detail, `Fix: ${rule.fix}`, placeOf(origin), ...serves].filter(Boolean);
  const element = elementOf(finding);
  const message = attribute(outcome === "fail" ? rule.title : `cannot be told: ${rule.title}`);
  const body = lines.map((line) => escaped(printable(line))).join("\n");
  return `<${element} type="${rule.severity}" message="${message}">${body}</${element}>`;
}

const attribute = (value: string): string => escaped(clip(value, NAME));
