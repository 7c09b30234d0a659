import { createColors } from "picocolors";
import { isBelow, tallyOf } from "../gate/blocking";
import { AS_DECLARED } from "../gate/drift";
import type { Severity } from "../gate/policy";
import { isProven, type Report } from "../gate/report";
import type { Judgement } from "../gate/verdict";
import type { Json } from "../model/model";
import { answerLines, milliseconds, verdictLines } from "./answer";
import { driftLines } from "./drift";
import { byService, byUrgency, type Group, knownByUrgency, type Score } from "./group";
import { placeOf } from "./place";
import { clip, count, printable, shown, thousands, wrap } from "./text";
import {
  baselineWords,
  idleWords,
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
  /** What of that took how long. */
  laps?: [string, number][];
  /** Print only what blocks: nothing at all when everything is proven. */
  quiet: boolean;
  /** Print everything: what is proven or known too, and what took how long. */
  verbose?: boolean;
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
    yield* answerLines(this.report, this.options);
    yield* this.blocking();
    if (this.options.verbose) yield* this.others();
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
      yield* this.group(group, paint.red("✗"), (judgement) => this.why(judgement));
    }
    const unknown = this.urgent("unknown");
    if (unknown.length > 0)
      yield* this.heading(`cannot be told from ${sourceOf(this.report.view)}`);
    for (const group of unknown) {
      yield* this.group(group, paint.yellow("?"), (judgement) => this.why(judgement));
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

  /** What does not block, and is worth no line to who does not ask for it. */
  private *others(): Generator<string> {
    const { paint, report } = this;
    const known = knownByUrgency(report);
    if (known.length > 0) yield* this.heading("known in the baseline");
    for (const group of known) {
      yield* this.group(group, paint.dim("✗"), (judgement) => this.why(judgement));
    }
    const proven = byUrgency(report, "pass");
    if (proven.length > 0) yield* this.heading("proven");
    for (const group of proven) {
      yield* this.group(group, paint.green("✓"), (judgement) => this.found(judgement));
    }
  }

  private *drift(): Generator<string> {
    if (this.options.quiet && isBelow(this.report, AS_DECLARED.severity)) return;
    const lines = driftLines(this.report, this.options.width - 6);
    if (lines.length > 0) yield* this.heading("not as declared");
    const first = this.options.verbose ? lines : lines.slice(0, SHOWN_OF_DRIFT);
    for (const { mark, text, details } of first) {
      yield `  ${this.paint.yellow(mark)} ${text}`;
      for (const detail of details) yield `      ${this.paint.dim(detail)}`;
    }
    const more = lines.length - first.length;
    if (more > 0) yield `    … and ${thousands(more)} more; --verbose shows all`;
  }

  /** The answer again, for it has scrolled away, and where to go on. */
  private *ending(): Generator<string> {
    const { saved = [], laps = [], verbose = false } = this.options;
    const proven = isProven(this.report);
    const next = [
      !proven && "proofstack controls ID explains a control",
      saved.length > 0 && `the report is in ${printable(saved.join(", "))}`,
      verbose &&
        laps.length > 0 &&
        laps.map(([name, ms]) => `${name} ${milliseconds(ms)}`).join(" · "),
    ].filter((part) => part !== false);
    if (next.length === 0) return;
    yield "";
    if (!proven) yield* verdictLines(this.report, this.options);
    for (const line of next.flatMap((text) => wrap(text, this.options.width - 4))) {
      yield `    ${this.paint.dim(line)}`;
    }
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
    const { verbose, width } = this.options;
    const isProven = judgements[0]?.outcome === "pass";
    yield "";
    if (control.id.length + control.title.length + 4 <= width) {
      yield `  ${paint.bold(control.id)}  ${control.title}`;
    } else {
      yield `  ${paint.bold(control.id)}`;
      for (const line of wrap(control.title, width - 4)) yield `    ${line}`;
    }
    if (!isProven) yield* this.field("fix", control.remedy, paint.cyan);
    const figures = Object.entries(control.parameters)
      .filter(([name]) => verbose || !control.fix.includes(`{${name}}`))
      .map(([name, value]) => `${name} ${shown(value, FIGURE)}`);
    if (figures.length > 0) yield* this.field("expected", figures.join("; "));
    yield* this.field("serves", requirementsOf(control.frameworks), paint.dim);
    const first = verbose ? judgements : judgements.slice(0, SHOWN_A_CONTROL);
    for (const [at, judgement] of first.entries()) {
      yield* this.subject(mark, judgement);
      // Of subjects in a row of which the same is to be said, it is said after the last.
      const same = details(judgement);
      const next = first[at + 1];
      if (!next || details(next).join() !== same.join()) yield* same;
    }
    const more = judgements.length - first.length;
    if (more > 0) {
      const text = `… and ${thousands(more)} more; ${first.length} are shown, --verbose shows all`;
      yield `    ${clip(text, width - 4)}`;
    }
  }

  private *subject(mark: string, { subject }: Judgement): Generator<string> {
    yield `    ${mark} ${clip(subject?.address ?? "", this.options.width - 6)}`;
    const place = placeOf(subject?.origin ?? {});
    if (place) yield `      ${this.paint.dim(clip(place, this.options.width - 6))}`;
  }

  /** Why it is not proven. */
  private why(judgement: Judgement): string[] {
    const { idle } = this.report;
    const { control, subject, outcome } = judgement;
    const expired = idle.find(
      (one) =>
        one.why === "expired" && one.control === control.id && one.address === subject?.address,
    );
    return [
      ...(expired
        ? [`      ${this.paint.yellow(`its exception expired on ${expired.expires}`)}`]
        : []),
      ...(outcome === "unknown" ? this.undecided(judgement) : this.found(judgement)),
    ];
  }

  private found(judgement: Judgement): string[] {
    const { found } = this.report.verdictOf(judgement);
    const { linked } = judgement.control.reads;
    // Of a type that links only pass through nothing is told, which does not mean that there is none.
    const none = [...linked].filter(
      ([type, paths]) =>
        paths.length > 0 && paths.every((path) => isEmpty(found[`${type}.${path}`])),
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
        const address = clip(subject?.address ?? "", this.options.width - control.id.length - 6);
        yield `  ${this.paint.cyan("~")} ${control.id}  ${address}`;
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
      const text = `${count(below, "finding")} ${are} below ${failOn} (--fail-on), and ${do_} not block`;
      for (const line of wrap(text, this.options.width - 2)) yield `  ${line}`;
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
