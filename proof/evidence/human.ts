import { createColors } from "picocolors";
import { isBelow, tallyOf, unknownDrift } from "../gate/blocking";
import { AS_DECLARED, isNone } from "../gate/drift";
import type { Severity } from "../gate/policy";
import { isProven, type Report } from "../gate/report";
import { fixOf, type Judgement } from "../gate/verdict";
import type { Json } from "../model/model";
import { driftLines } from "./drift";
import { byService, byUrgency, type Group, type Score } from "./group";
import { placeOf } from "./place";
import { clip, count, printable, shown, thousands, wrap } from "./text";
import {
  answerOf,
  baselineWords,
  freshOf,
  idleWords,
  leftOutOf,
  requirementsOf,
  resolutions,
  sinceWords,
  sourceOf,
  sparedWords,
} from "./words";

/** Addresses shown for one control; the report as JSON has them all. */
const SHOWN_A_CONTROL = 10;
/** Characters of a parameter's value that the fix does not tell. */
const FIGURE = 60;
/** Differences from what was declared; the report as JSON has them all. */
const SHOWN_OF_DRIFT = 50;
const BAR = 10;

export interface Terminal {
  color: boolean;
  /** Columns. */
  width: number;
}

export interface HumanOptions extends Terminal {
  /** How long reading and judging took. */
  milliseconds: number;
  /** Print only what blocks: nothing at all when everything is proven. */
  quiet: boolean;
  /** The files in which the report was also written. */
  saved?: string[];
}

/** The report for a person at a terminal: the answer, what must be done first, then what holds. */
export function* human(report: Report, options: HumanOptions): Generator<string> {
  const page = new Page(report, options);
  const lines = options.quiet ? page.blocking() : page.whole();
  for (const line of lines) yield `${line}\n`;
}

class Page {
  private readonly paint: ReturnType<typeof createColors>;

  constructor(
    private readonly report: Report,
    private readonly options: HumanOptions,
  ) {
    this.paint = createColors(options.color);
  }

  *whole(): Generator<string> {
    yield "";
    yield* this.answer();
    yield* this.blocking();
    yield* this.services();
    yield* this.accepted();
    yield* this.asides();
    yield* this.ending();
    yield "";
  }

  *blocking(): Generator<string> {
    const { paint } = this;
    let severity: Severity | undefined;
    for (const group of this.urgent("fail")) {
      if (group.control.severity !== severity) {
        severity = group.control.severity;
        yield* this.heading(severity + this.sparing(severity));
      }
      yield* this.group(group, paint.red("✗"), (judgement) => this.found(judgement));
    }
    const unknown = this.urgent("unknown");
    if (unknown.length > 0)
      yield* this.heading(`cannot be told from ${sourceOf(this.report.view)}`);
    for (const group of unknown) {
      yield* this.group(group, paint.yellow("?"), (judgement) => this.undecided(judgement));
    }
    yield* this.drift();
  }

  /** Of what is not proven, everything, or when little is to be said what blocks. */
  private urgent(outcome: "fail" | "unknown"): Group[] {
    const groups = byUrgency(this.report, outcome);
    if (!this.options.quiet) return groups;
    return groups.filter(({ control }) => !isBelow(this.report, control.severity));
  }

  private sparing(severity: Severity): string {
    return isBelow(this.report, severity)
      ? `, ${sparedWords(this.report, "below")}: does not block`
      : "";
  }

  private *drift(): Generator<string> {
    if (this.options.quiet && isBelow(this.report, AS_DECLARED.severity)) return;
    const lines = driftLines(this.report, this.options.width - 6);
    if (lines.length > 0) yield* this.heading("not as declared");
    for (const { mark, text, details } of lines.slice(0, SHOWN_OF_DRIFT)) {
      yield `  ${this.paint.yellow(mark)} ${text}`;
      for (const detail of details) yield `      ${this.paint.dim(detail)}`;
    }
    const more = lines.length - SHOWN_OF_DRIFT;
    if (more > 0) yield `    … and ${thousands(more)} more; --format json has all`;
  }

  private *answer(): Generator<string> {
    const { view, profile, input, resources, since } = this.report;
    yield this.verdict();
    const files = input.map(({ file }) => file);
    const of = files.length > 2 ? `${files[0]} and ${files.length - 1} more` : files.join(", ");
    const facts = [
      `${view} ${clip(of, this.options.width - 40)}`,
      since
        ? `${thousands(since.changed)} of ${count(resources, "resource")} changed since ${clip(since.from, 40)}`
        : count(resources, "resource"),
      `profile ${profile}`,
      `${thousands(Math.round(this.options.milliseconds))} ms`,
    ];
    for (const line of wrap(facts.join(" · "), this.options.width - 4)) {
      yield `    ${this.paint.dim(line)}`;
    }
  }

  private verdict(): string {
    const { paint, report } = this;
    const { pass, excepted } = report.summary;
    const [fail, unknown] = [freshOf(report, "fail"), freshOf(report, "unknown")];
    const fresh = report.baseline ? "new " : "";
    const { known } = tallyOf(report);
    const leftOut = leftOutOf(report);
    const drift = unknownDrift(report);
    const isDrifted = drift !== undefined && !isNone(drift);
    const parts = [
      fail > 0 && paint.red(`${thousands(fail)} ${fresh}failed`),
      unknown > 0 && paint.yellow(`${thousands(unknown)} ${fresh}unknown`),
      known > 0 && `${thousands(known)} ${sparedWords(report, "known")}`,
      paint.green(`${thousands(pass)} proven`),
      excepted > 0 && paint.cyan(`${thousands(excepted)} accepted`),
      leftOut > 0 && `${thousands(leftOut)} left out`,
      isDrifted && paint.yellow("not as declared"),
    ].filter((part) => part !== false);
    const answer = answerOf(report);
    const verdict = {
      Proven: paint.green(paint.bold("✓ Proven")),
      "Nothing blocks": paint.yellow(paint.bold("✓ Nothing blocks")),
      "Not proven": paint.red(paint.bold("✗ Not proven")),
    }[answer];
    return `  ${verdict}  ${parts.join(paint.dim(" · "))}`;
  }

  /** The answer again, for it has scrolled away, and where to go on. */
  private *ending(): Generator<string> {
    const { saved = [] } = this.options;
    const proven = isProven(this.report);
    const next = [
      !proven && "proofstack controls ID explains a control",
      saved.length > 0 && `the report is in ${printable(saved.join(", "))}`,
    ].filter((part) => part !== false);
    if (next.length === 0) return;
    yield "";
    if (!proven) yield this.verdict();
    for (const line of next) yield `    ${this.paint.dim(line)}`;
  }

  private *heading(text: string): Generator<string> {
    const rule = "─".repeat(Math.max(2, this.options.width - text.length - 5));
    yield "";
    yield `  ${this.paint.bold(text)} ${this.paint.dim(rule)}`;
  }

  private *group(
    { control, judgements }: Group,
    mark: string,
    details: (judgement: Judgement) => string[],
  ): Generator<string> {
    const { paint } = this;
    yield "";
    yield `  ${paint.bold(control.id)}  ${control.title}`;
    yield* this.field("fix", fixOf(control), paint.cyan);
    const figures = Object.entries(control.parameters)
      .filter(([name]) => !control.fix.includes(`{${name}}`))
      .map(([name, value]) => `${name} ${shown(value, FIGURE)}`);
    if (figures.length > 0) yield* this.field("expected", figures.join("; "));
    yield* this.field("serves", requirementsOf(control.frameworks), paint.dim);
    const first = judgements.slice(0, SHOWN_A_CONTROL);
    for (const [at, judgement] of first.entries()) {
      yield* this.subject(mark, judgement);
      // Of subjects in a row of which the same is to be said, it is said after the last.
      const same = details(judgement);
      const next = first[at + 1];
      if (!next || details(next).join() !== same.join()) yield* same;
    }
    const more = judgements.length - first.length;
    if (more > 0) {
      yield `    … and ${thousands(more)} more; ${first.length} are shown, --format json has all`;
    }
  }

  private *subject(mark: string, { subject }: Judgement): Generator<string> {
    yield `    ${mark} ${clip(subject?.address ?? "", this.options.width - 6)}`;
    const place = placeOf(subject?.origin ?? {});
    if (place) yield `      ${this.paint.dim(clip(place, this.options.width - 6))}`;
  }

  private found(judgement: Judgement): string[] {
    const { found } = this.report.verdictOf(judgement);
    const { linked } = judgement.control.reads;
    const none = [...linked].filter(([type, paths]) =>
      paths.every((path) => isEmpty(found[`${type}.${path}`])),
    );
    const left = new Set(none.flatMap(([type, paths]) => paths.map((path) => `${type}.${path}`)));
    return [
      ...Object.entries(found)
        .filter(([path]) => !left.has(path))
        .flatMap(([path, value]) => this.value(path, value)),
      ...none.flatMap(([type]) => this.value(type, [])),
    ];
  }

  /** On one line when both fit, else the value below its path. */
  private value(path: string, value: Json): string[] {
    const room = this.options.width - 6;
    const text = shown(value, room);
    const name = this.paint.dim(`${clip(path, room - 1)}:`);
    if (path.length + 2 + text.length <= room) return [`      ${name} ${text}`];
    return [`      ${name}`, `        ${shown(value, room - 2)}`];
  }

  private undecided({ subject, undecided = [] }: Judgement): string[] {
    return resolutions(undecided, subject?.address ?? "", this.report.view).flatMap((sentence) =>
      wrap(printable(sentence), this.options.width - 6).map((line) => `      ${line}`),
    );
  }

  private *field(name: string, text: string, paint = (line: string) => line): Generator<string> {
    const lines = wrap(printable(text), this.options.width - 13);
    for (const [at, line] of lines.entries()) {
      yield `    ${this.paint.dim((at === 0 ? name : "").padEnd(8))} ${paint(line)}`;
    }
  }

  private *services(): Generator<string> {
    const services = byService(this.report);
    if (services.size === 0) return;
    yield* this.heading("what was judged");
    const widest = Math.max(...[...services.keys()].map((name) => name.length));
    for (const [service, scores] of services) {
      const proven = scores.reduce((sum, score) => sum + score.proven, 0);
      const judged = scores.reduce((sum, score) => sum + score.judged, 0);
      const totals = `${thousands(proven)}/${thousands(judged)}`;
      const head = `  ${service.padEnd(widest)}  ${this.bar(proven, judged)}  ${totals.padStart(7)}`;
      const room = this.options.width - widest - BAR - Math.max(7, totals.length) - 8;
      yield `${head}  ${this.paint.dim(clip(scores.map(scored).join(" · "), room))}`;
    }
  }

  /** Full only when all is proven: rounding never hides what is not. */
  private bar(proven: number, judged: number): string {
    const full = Math.floor((proven / judged) * BAR);
    const paint = full === BAR ? this.paint.green : this.paint.yellow;
    return paint("■".repeat(full)) + this.paint.dim("□".repeat(BAR - full));
  }

  private *accepted(): Generator<string> {
    const excepted = byUrgency(this.report, "excepted");
    if (excepted.length > 0) yield* this.heading("accepted by exception");
    for (const { control, judgements } of excepted) {
      for (const { subject, exception } of judgements) {
        const { expires, approvedBy, reason } = exception ?? {};
        yield `  ${this.paint.cyan("~")} ${control.id}  ${clip(subject?.address ?? "", 80)}`;
        const terms = printable(`until ${expires}, approved by ${approvedBy}: ${reason}`);
        for (const line of wrap(terms, this.options.width - 4)) yield `    ${this.paint.dim(line)}`;
      }
    }
  }

  private *asides(): Generator<string> {
    const { idle, off, failOn } = this.report;
    const { below } = tallyOf(this.report);
    if (below > 0) {
      yield "";
      const [are, do_] = below === 1 ? ["is", "does"] : ["are", "do"];
      yield `  ${count(below, "finding")} ${are} below ${failOn} (--fail-on), and ${do_} not block`;
    }
    const notes = [
      ...sinceWords(this.report),
      ...baselineWords(this.report),
      ...idle.map(idleWords),
    ];
    if (notes.length > 0) yield "";
    for (const note of notes) {
      const [first, ...rest] = wrap(printable(note), this.options.width - 4);
      yield this.paint.yellow(`  ! ${first}`);
      for (const line of rest) yield this.paint.yellow(`    ${line}`);
    }
    const none = byUrgency(this.report, "not-applicable").map(({ control }) => control.id);
    const asides = [
      ...Object.entries(off).map(([id, why]) => `turned off: ${id} (${printable(why)})`),
      ...(none.length > 0 ? [`nothing to judge for: ${none.sort().join(", ")}`] : []),
    ];
    if (asides.length > 0) yield "";
    for (const aside of asides) {
      for (const line of wrap(aside, this.options.width - 4)) yield `  ${this.paint.dim(line)}`;
    }
  }
}

const isEmpty = (value: Json | undefined) => Array.isArray(value) && value.length === 0;

/** `retention 6`, or `retention 4/6` when some are not proven. */
function scored({ control, proven, judged }: Score): string {
  const slug = control.id.slice(control.id.indexOf("/") + 1);
  return `${slug} ${proven === judged ? judged : `${proven}/${judged}`}`;
}
