/**
 * The writing of evidence: a bundle of its own with `verify`, for neither is wanted to judge.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { derivedFiles } from "../evidence/derived";
import { type Signer, sealed } from "../evidence/dsse";
import { NewFolder } from "../evidence/folder";
import { manifestText } from "../evidence/manifest";
import { mask } from "../evidence/mask";
import { isPassed, type Run } from "../evidence/run";
import { statementOf } from "../evidence/statement";
import { wantedAttributes } from "../gate/reads";
import type { Json } from "../model/model";
import type { Wanted } from "../model/read";
import { type AccountOptions, readAccountOf } from "./account";
import { BadOption } from "./bad-option";
import { previousRun } from "./chain";
import { instantOf } from "./clock";
import { checkedOut } from "./git";
import { type KeyOptions, signerFor } from "./keys";
import { originsFrom } from "./origins";
import { chooseProfile, loadShippedPolicy, type ProfileOptions, SHIPPED } from "./profile";
import { Progress } from "./progress";
import { collectMarks, type Marks, storable } from "./reading";
import { SecondThread } from "./second-thread";
import { readExceptions } from "./settings";
import { sourcesUrl } from "./sources";
import { inputsToStore, needOrigins, readingToStore, reportsOn, type StoredInput } from "./stored";
import { told } from "./told";

export { verify } from "./verify";

export interface EvidenceOptions extends ProfileOptions, KeyOptions, AccountOptions {
  out: string;
  /** Read the account too. */
  live?: boolean;
  exceptions?: string;
  /** Folder of the run before. */
  previous?: string;
  reveal?: string[];
  /** When it is said to be, and which run it is: for who writes the same evidence twice. */
  now?: string;
  run?: string;
  commit?: string;
  color: boolean;
}

/** What is copied beside the evidence, so that it can be judged again. */
const POLICY = ["policy.wasm", "controls.json", "bundle.tar.gz"];

/** What the second thread writes: about half of the work. */
const BESIDE = ["report.html", "results.sarif", "junit.xml"];

/**
 * Judges each view among what was named and writes the evidence of it.
 * @returns the exit code: 0 when everything is proven, 1 when something failed or is unknown
 * @throws Refusal when nothing could be judged, or the evidence not be written
 */
export async function evidence(names: string[], options: EvidenceOptions): Promise<0 | 1> {
  const progress = new Progress();
  if (!options.live && (options.declared || options.tag)) {
    throw new BadOption("--declared and --tag say what of an account to read: add --live.");
  }
  const time = instantOf(options.now);
  const signer = await signerFor(options);
  const before = options.previous === undefined ? undefined : previousRun(options.previous);
  // Asked now, so that git answers while the inputs are read.
  const asked = options.commit ?? checkedOut();
  const sources = sourcesUrl(process.env);
  const folder = new NewFolder(options.out);
  const second = new SecondThread();
  try {
    const loading = loadShippedPolicy();
    const chosen = await chooseProfile(options);
    const exceptions = options.exceptions ? await readExceptions(options.exceptions) : [];
    const wanted = wantedAttributes(chosen.controls);
    const inputs = await allToStore(names, { ...chosen, ...options }, wanted, progress);
    const origins = await toldOrigins(options.origins ?? chosen.origins, inputs, progress);
    const beside = { ...(sources !== undefined && { sources }), ...(origins && { origins }) };
    const terms = { ...chosen, exceptions, today: time.slice(0, 10) };
    const commit = await asked;
    const run: Run = {
      id: options.run ?? randomUUID(),
      time,
      version,
      ...(commit !== undefined && { commit }),
      ...beside,
      settings: { extends: chosen.profile, parameters: chosen.parameters, off: chosen.off },
      exceptions,
      reports: reportsOn(inputs, await loading, terms, beside),
      masked: maskedIn(inputs),
      ...(before && { previous: before.previous }),
      history: before?.history ?? [],
    };
    progress.say("Writing the evidence…");
    const manifest = await write(folder, run, inputs, signer, second);
    folder.finish();
    progress.clear();
    process.stdout.write(
      told(run, { folder: options.out, manifest, signer, color: options.color }),
    );
    return isPassed(run) ? 0 : 1;
  } catch (error) {
    folder.discard();
    throw error;
  } finally {
    await second.end();
  }
}

/** To be stored as well: without it, judging again would not say where. */
async function toldOrigins(
  from: string | undefined,
  inputs: StoredInput[],
  progress: Progress,
): Promise<Run["origins"]> {
  if (from === undefined || !needOrigins(inputs)) return undefined;
  return Object.fromEntries(await originsFrom(from, progress));
}

/** The files that are named, and the account after them. */
async function allToStore(
  names: string[],
  options: EvidenceOptions,
  wanted: Wanted,
  progress: Progress,
): Promise<StoredInput[]> {
  const revealed = new Set(options.reveal);
  if (!options.live) return (await inputsToStore(names, revealed, progress)).inputs;
  const marks: Marks = new Map();
  const { inputs, secrets } =
    names.length > 0
      ? await inputsToStore(names, revealed, progress, marks)
      : { inputs: [], secrets: [] };
  const { reading } = await readAccountOf(options, wanted, progress, (json, name) => {
    collectMarks(json, marks);
    secrets.push(...mask(json as Json, name, revealed).secrets);
  });
  const account = storable(reading, wanted, marks);
  return [...inputs, readingToStore(account, inputs.length, revealed, secrets)];
}

/** @returns the text of the manifest */
async function write(
  folder: NewFolder,
  run: Run,
  inputs: StoredInput[],
  signer: Signer | undefined,
  second: SecondThread,
): Promise<string> {
  const beside = folder.writeBy(BESIDE, (files) => second.write(run, files));
  // Awaited when everything else is written.
  beside.catch(() => undefined);
  for (const { path, bytes } of inputs) await folder.write(path, [bytes]);
  for (const file of POLICY) {
    await folder.write(`policy/${file}`, [readFileSync(join(SHIPPED, file))]);
  }
  for (const [path, pieces] of derivedFiles(run)) {
    if (!BESIDE.includes(path)) await folder.write(path, pieces);
  }
  await beside;
  const statement = `${JSON.stringify(statementOf(run, folder.digests), null, 2)}\n`;
  await folder.write("statement.json", [statement]);
  if (signer) {
    const envelope = await sealed(statement, signer);
    await folder.write("statement.dsse.json", [`${JSON.stringify(envelope, null, 2)}\n`]);
  }
  const manifest = manifestText(run, folder.digests);
  await folder.write("manifest.json", [manifest]);
  return manifest;
}

function maskedIn(inputs: StoredInput[]): Record<string, number> {
  const some = inputs.filter(({ masked }) => masked > 0);
  return Object.fromEntries(some.map(({ path, masked }) => [path, masked]));
}
