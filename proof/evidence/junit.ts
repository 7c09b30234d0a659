import { escape as escaped } from "html-escaper";
import type { Report } from "../gate/report";
import type { View } from "../model/model";
import { differences, type Finding, findingOf } from "./findings";
import { judgedFile, placeOf } from "./place";
import { clip, printable } from "./text";

const NAME = 1000;

/** What is said of one address. */
interface Case {
  address: string;
  file: string | undefined;
  /** None when it passed. */
  finding: Finding | undefined;
}

/** One control, or the comparison with what was declared, in one view. */
interface Suite {
  view: View;
  id: string;
  title: string;
  cases: Case[];
}

/** One report as JUnit XML. */
export const junit = (report: Report): Iterable<string> => junitOf([report]);

/**
 * JUnit XML, as Jenkins and GitLab read it: a suite for each control, a case for each address. What failed
 * is a failure, what is unknown an error (both of them count it as failed), what is accepted is skipped.
 */
export function* junitOf(reports: readonly Report[]): Generator<string> {
  const all = reports.flatMap(suites);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="proofstack" ${counts(all.flatMap(({ cases }) => cases))}>\n`;
  for (const suite of all) {
    const { view, id, title, cases } = suite;
    yield `  <testsuite name="${attribute(`${view} ${id}: ${title}`)}" ${counts(cases)}>\n`;
    for (const one of cases) yield testcase(suite, one);
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
}

function suites(report: Report): Suite[] {
  const suites = new Map<string, Suite>();
  const add = (
    { id, title }: { id: string; title: string },
    address: string,
    finding: Finding | undefined,
  ) => {
    const suite = suites.get(id) ?? { view: report.view, id, title, cases: [] };
    suites.set(id, suite);
    const file = finding?.origin.file ?? judgedFile(report, address);
    suite.cases.push({ address, file, finding });
  };
  for (const judgement of report.judgements) {
    const { control, subject } = judgement;
    if (subject) add(control, subject.address, findingOf(report, judgement));
  }
  for (const finding of differences(report)) add(finding.rule, finding.address, finding);
  return [...suites.values()];
}

function counts(cases: Case[]): string {
  const count = (outcome: Finding["outcome"]) =>
    cases.filter(({ finding }) => finding?.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count("fail")}" errors="${count("unknown")}" skipped="${count("excepted")}"`;
}

function testcase({ view, id }: Suite, { address, file, finding }: Case): string {
  // Jenkins groups by what stands before the last dot; GitLab tells cases apart by both names.
  const classname = attribute(`${view}.${id.replaceAll("/", ".")}`);
  const name = `classname="${classname}" name="${attribute(address)}"`;
  const where = file === undefined ? "" : ` file="${attribute(file)}"`;
  if (!finding) return `    <testcase ${name}${where}/>\n`;
  return `    <testcase ${name}${where}>\n      ${said(finding)}\n    </testcase>\n`;
}

function said({ rule, outcome, detail, origin, exception }: Finding): string {
  if (exception) {
    const { expires, approvedBy, reason } = exception;
    const terms = `accepted until ${expires}, approved by ${approvedBy}: ${reason}`;
    return `<skipped message="${attribute(terms)}"/>`;
  }
  const serves = rule.requirements.map(({ framework, ids }) => `${framework} ${ids.join(", ")}`);
  const lines = [detail, `Fix: ${rule.fix}`, placeOf(origin), ...serves].filter(Boolean);
  const element = outcome === "fail" ? "failure" : "error";
  const message = attribute(outcome === "fail" ? rule.title : `cannot be told: ${rule.title}`);
  const body = lines.map((line) => escaped(printable(line))).join("\n");
  return `<${element} type="${rule.severity}" message="${message}">${body}</${element}>`;
}

const attribute = (value: string): string => escaped(clip(value, NAME));
