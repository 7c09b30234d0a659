import type { KeyObject } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { version } from "../../package.json";
import { derivedFiles } from "../evidence/derived";
import { sha256 } from "../evidence/digest";
import { isSealed } from "../evidence/dsse";
import { type Manifest, manifestText } from "../evidence/manifest";
import type { Run } from "../evidence/run";
import { isInput, type Statement, statementOf } from "../evidence/statement";
import { loadPolicy } from "../gate/policy";
import { activeControls } from "../gate/profile";
import type { Verdict } from "../gate/verdict";
import { BrokenEvidence } from "./chain";
import { readShippedDigest } from "./profile";
import { readExceptions, readSettings } from "./settings";
import { reportsOn, storedInput } from "./stored";

const MANIFEST = "manifest.json";
const STATEMENT = "statement.json";
const ENVELOPE = "statement.dsse.json";

/** Verdicts that are named when they do not come out the same; the rest is counted. */
const NAMED = 5;

/** Something that is not as it was written. */
export interface Problem {
  /** The file. */
  path: string;
  what: string;
}

/** One run's evidence, examined by itself. */
export interface Examined {
  folder: string;
  problems: Problem[];
  /** What is no problem and worth knowing. */
  notes: string[];
  isSigned: boolean;
  /** `sha256:` over its manifest. */
  manifest?: string;
  /** The run it follows; null for the first. */
  previous?: { run: string; manifest: string } | null;
  time?: string;
  result?: string;
}

/**
 * Examines one run: whether every file is there and is what was written, whether it is signed, and whether
 * judging its inputs again says the same.
 * @throws BrokenEvidence when the folder is no evidence at all
 */
export async function examine(folder: string, key: KeyObject | undefined): Promise<Examined> {
  const files = filesOf(folder);
  if (!files.has(MANIFEST) && !files.has(STATEMENT)) {
    throw new BrokenEvidence(
      folder,
      "there is no evidence in it. Name a folder that proofstack evidence wrote.",
    );
  }
  const examined: Examined = { folder, problems: [], notes: [], isSigned: files.has(ENVELOPE) };
  const examination = new Examination(examined, files, key);
  await examination.make();
  return examined;
}

/** Path -> bytes; undefined for what is neither a file nor a folder. @throws BrokenEvidence */
function filesOf(folder: string): Map<string, Buffer | undefined> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return new Map(
      entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => {
          const file = join(entry.parentPath, entry.name);
          const path = relative(folder, file).split(sep).join("/");
          // A link may lead out of the folder, to bytes that nobody stored.
          return [path, lstatSync(file).isFile() ? readFileSync(file) : undefined];
        }),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BrokenEvidence(folder, `it could not be read (${code}). Check the path.`);
  }
}

class Examination {
  readonly #digests: ReadonlyMap<string, string>;
  /** What the statement says the digests are. */
  #stated: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly examined: Examined,
    private readonly files: Map<string, Buffer | undefined>,
    private readonly key: KeyObject | undefined,
  ) {
    this.#digests = new Map(
      [...files].flatMap(([path, bytes]) => (bytes ? [[path, sha256(bytes)] as const] : [])),
    );
  }

  async make(): Promise<void> {
    const statement = this.#statement();
    this.#compareWithManifest(statement);
    if (!statement) return;
    this.#checkSignature();
    await this.#judgeAgain(statement);
  }

  #statement(): Statement | undefined {
    const statement = this.#read<Statement>(STATEMENT);
    if (!statement) return undefined;
    try {
      this.#describe(statement);
      this.#stated = digestsIn(statement);
      return statement;
    } catch (error) {
      this.#problem(STATEMENT, `it is not what evidence holds (${(error as Error).message})`);
      return undefined;
    }
  }

  #problem(path: string, what: string): void {
    this.examined.problems.push({ path, what });
  }

  #text(path: string): string | undefined {
    return this.files.get(path)?.toString("utf8");
  }

  #read<T>(path: string): T | undefined {
    const text = this.#text(path);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      this.#problem(path, "it is not JSON any more");
      return undefined;
    }
  }

  #compareWithManifest(statement: Statement | undefined): void {
    const bytes = this.files.get(MANIFEST);
    if (!bytes) {
      this.#problem(MANIFEST, "it is missing");
      return;
    }
    this.examined.manifest = sha256(bytes);
    const manifest = this.#read<Manifest>(MANIFEST);
    if (!manifest) return;
    const listed = digestsOf(manifest);
    if (!listed) {
      this.#problem(MANIFEST, "it was changed: it does not list files and their digests");
      return;
    }
    this.#compareFilesWith(listed);
    if (statement && !this.#isManifestOf(statement, listed)) {
      this.#problem(MANIFEST, "it was changed: this is not how a manifest of this run is written");
    }
  }

  #compareFilesWith(listed: Map<string, string>): void {
    for (const [path, digest] of listed) {
      const actual = this.#digests.get(path);
      if (!this.files.has(path)) this.#problem(path, "it is missing");
      else if (actual === undefined) this.#problem(path, "it is not a regular file");
      else if (actual === digest) continue;
      else if (actual === this.#stated.get(path)) {
        this.#problem(MANIFEST, `it was changed: of ${path} the statement says otherwise`);
      } else {
        this.#problem(path, `it was changed: ${MANIFEST} says ${digest}, and it is ${actual}`);
      }
    }
    for (const path of this.files.keys()) {
      if (path === MANIFEST || listed.has(path)) continue;
      this.#problem(path, `it was added: ${MANIFEST} does not know it`);
    }
  }

  #describe({ predicate: { time, result, previous, tool } }: Statement): void {
    Object.assign(this.examined, { time, result, previous: previous ?? null });
    if (tool.version !== version) {
      this.examined.notes.push(
        `written by proofstack ${tool.version}, verified by ${version}: the verdicts are compared, not the reports`,
      );
    }
  }

  /** A manifest says nothing of itself: that it is whole is seen by writing it again. */
  #isManifestOf({ predicate }: Statement, listed: Map<string, string>): boolean {
    const { run, time, previous } = predicate;
    const again = manifestText({ id: run, time, ...(previous && { previous }) }, listed);
    return again === this.#text(MANIFEST);
  }

  #checkSignature(): void {
    if (!this.key) return;
    const statement = this.#text(STATEMENT) ?? "";
    if (!this.examined.isSigned) {
      this.#problem(ENVELOPE, "it is missing, so nobody has signed this");
      return;
    }
    try {
      const envelope = JSON.parse(this.#text(ENVELOPE) ?? "");
      if (isSealed(envelope, statement, this.key)) return;
    } catch {
      // Then it is no envelope.
    }
    this.#problem(ENVELOPE, "it is not this statement, signed by this key");
  }

  async #judgeAgain(statement: Statement): Promise<void> {
    const basis = (path: string) =>
      isInput(path) || /^policy\/|^(profile|exceptions|origins)\.json$/.test(path);
    // Judging what is known to be changed would only say so again, less clearly.
    if (this.examined.problems.some(({ path }) => basis(path))) return;
    try {
      const run = await this.#runAgain(statement);
      this.#compareVerdicts(run);
      if (statement.predicate.tool.version === version) this.#compareFiles(run);
    } catch (error) {
      this.#problem("inputs/", `they cannot be judged again: ${(error as Error).message}`);
    }
  }

  async #runAgain({ predicate }: Statement): Promise<Run> {
    const at = (path: string) => join(this.examined.folder, path);
    const policy = await loadPolicy(at("policy"));
    if (policy.digest !== readShippedDigest()) {
      this.examined.notes.push(
        `judged by the policy ${policy.digest}, which is not this version's`,
      );
    }
    const settings = await readSettings(at("profile.json"));
    const { profile, parameters, off } = settings;
    const exceptions = await readExceptions(at("exceptions.json"));
    const controls = activeControls(policy, profile, settings);
    const inputs = [...this.files]
      .filter(([path]) => isInput(path))
      .sort(([a], [b]) => numberOf(a) - numberOf(b))
      .map(([path, bytes = Buffer.of()]) => storedInput(path, bytes));
    const today = predicate.time.slice(0, 10);
    const { run, time, tool, commit, sources, masked, previous, history } = predicate;
    const origins = this.#read<Required<Run>["origins"]>("origins.json");
    const beside = { ...(sources !== undefined && { sources }), ...(origins && { origins }) };
    return {
      id: run,
      time,
      version: tool.version,
      ...(commit !== undefined && { commit }),
      ...beside,
      settings: { extends: profile, parameters, off },
      exceptions,
      reports: reportsOn(inputs, policy, { profile, controls, off, exceptions, today }, beside),
      masked,
      ...(previous && { previous }),
      history,
    };
  }

  #compareVerdicts(run: Run): void {
    const stored = this.#read<{ reports: { view: string; verdicts: Verdict[] }[] }>(
      "verdicts.json",
    );
    if (!stored) return;
    const before = new Map(
      stored.reports.flatMap(({ view, verdicts }) =>
        verdicts.map((verdict) => [keyOf(view, verdict), verdict.verdict] as const),
      ),
    );
    const different: string[] = [];
    for (const report of run.reports) {
      for (const judgement of report.judgements) {
        const again = report.verdictOf(judgement);
        const key = keyOf(report.view, again);
        if (before.get(key) !== again.verdict) {
          different.push(`${key} was ${before.get(key) ?? "not there"}, and is ${again.verdict}`);
        }
        before.delete(key);
      }
    }
    different.push(
      ...[...before].map(([key, verdict]) => `${key} was ${verdict}, and is not there`),
    );
    for (const what of different.slice(0, NAMED)) this.#problem("verdicts.json", what);
    const more = different.length - NAMED;
    if (more > 0) this.#problem("verdicts.json", `${more} more do not come out the same`);
  }

  /** What is written of a run follows from it, to the byte. */
  #compareFiles(run: Run): void {
    const known = new Set(this.examined.problems.map(({ path }) => path));
    const others = [STATEMENT, ENVELOPE, MANIFEST];
    const digests = new Map([...this.#digests].filter(([path]) => !others.includes(path)));
    const statement = `${JSON.stringify(statementOf(run, digests), null, 2)}\n`;
    for (const [path, pieces] of [...derivedFiles(run), [STATEMENT, [statement]] as const]) {
      if (known.has(path) || !this.files.has(path)) continue;
      if (sha256(Array.from(pieces).join("")) !== this.#digests.get(path)) {
        this.#problem(path, "it is not what judging the stored inputs again says");
      }
    }
  }
}

/** What the statement says of the files that were written before it. */
const digestsIn = ({ subject, predicate }: Statement): Map<string, string> =>
  new Map(
    [...subject, ...predicate.files].map(({ name, digest }) => [name, `sha256:${digest.sha256}`]),
  );

function digestsOf({ files }: Manifest): Map<string, string> | undefined {
  if (!Array.isArray(files)) return undefined;
  const isWhole = files.every(
    (file) => typeof file?.path === "string" && typeof file.digest === "string",
  );
  return isWhole ? new Map(files.map(({ path, digest }) => [path, digest])) : undefined;
}

const numberOf = (path: string): number => Number(/^inputs\/(\d+)-/.exec(path)?.[1]);

const keyOf = (view: string, { control, address }: Verdict): string =>
  [view, control, address].filter(Boolean).join(" ");
