import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { callSites, type Site } from "./call-site";

/** What is needed of an app, which those of CDKTF have, and those of CDK Terrain. */
export interface RecordableApp {
  readonly node: Node;
}

interface Node {
  readonly root: object;
  readonly children: object[];
  addMetadata(type: string, data: unknown, options?: { stackTraceOverride?: string[] }): void;
}

export interface RecordOptions {
  /**
   * The folder that the recorded paths start from; what lies outside of it is not recorded. Left out, it is
   * the repository around the file that calls: the nearest folder with a `.git`, else with a `package.json`.
   */
  root?: string;
  /** The folder of generated bindings, `codeMakerOutput` in `cdktf.json`: a resource is not made there. */
  bindings?: string;
}

/** Something was made before anybody watched. */
export class RecordedTooLate extends Error {
  override readonly name = "RecordedTooLate";
  constructor() {
    super(
      "recordOrigins was called after something was made, whose line it cannot tell any more. " +
        "Call it straight after new App().",
    );
  }
}

/**
 * From now on, the comment that CDKTF gives each resource in the synthesized JSON tells where it was made,
 * as `metadata.stackTrace`: the innermost line of the app's own, as `["stack/topic.ts:20"]`.
 *
 *     recordOrigins(app);
 *
 * No aspect can tell, for those come by when everything has been made; and CDKTF visits none of an app's.
 * @throws RecordedTooLate
 */
export function recordOrigins(app: RecordableApp, options: RecordOptions = {}): void {
  if (app.node.children.length > 0) throw new RecordedTooLate();
  const { root = repositoryAround(traceAbove(recordOrigins)), bindings = ".gen" } = options;
  recorders.set(app.node.root, new Recorder(root, bindings));
  watch(Object.getPrototypeOf(app.node));
}

/** By the root of the tree that each records. */
const recorders = new WeakMap<object, Recorder>();
const watched = new WeakSet<object>();

/** CDKTF adds this to every element as it is made, and writes its trace, which by itself it has none of. */
const MARK = "stacktrace";

/** Callers among which the app's own nearly always is: all of them cost several times as much to tell. */
const NEAR = 5;

/** @param nodes what the nodes of the app's own copy of `constructs` have in common: there may be several copies */
function watch(nodes: Node): void {
  if (watched.has(nodes)) return;
  watched.add(nodes);
  const { addMetadata } = nodes;
  nodes.addMetadata = function mark(this: Node, type, data, options) {
    const recorder = type === MARK ? recorders.get(this.root) : undefined;
    const origin = recorder && {
      stackTraceOverride:
        recorder.originIn(traceAbove(mark, NEAR)) ?? recorder.originIn(traceAbove(mark)) ?? [],
    };
    addMetadata.call(this, type, data, { ...options, ...origin });
  };
}

class Recorder {
  constructor(
    private readonly root: string,
    private readonly bindings: string,
  ) {}

  /** None rather than a wrong one, as in a bundle without a source map, where CDKTF's lines look like the app's. */
  originIn(stack: string): string[] | undefined {
    const [marks, ...sites] = callSites(stack);
    if (!marks || this.#isOwn(marks)) return undefined;
    const site = sites.find((site) => this.#isOwn(site));
    return site && [`${this.#path(site)}:${site.line}`];
  }

  #isOwn(site: Site): boolean {
    const path = `/${this.#path(site)}`;
    const isElsewhere = ["..", "node_modules", this.bindings].some((folder) =>
      path.includes(`/${folder}/`),
    );
    return !isElsewhere && existsSync(site.file);
  }

  /** With `/`, whatever the machine separates by: the same app gives the same bytes everywhere. */
  #path({ file }: Site): string {
    return relative(this.root, file).split(sep).join("/");
  }
}

/** @param callers how many of them at most; all, for a library of constructs may lie between CDKTF and the app */
function traceAbove(
  callee: (...args: never[]) => void,
  callers: number = Number.POSITIVE_INFINITY,
): string {
  const trace = { stack: "" };
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = callers;
  Error.captureStackTrace(trace, callee);
  Error.stackTraceLimit = stackTraceLimit;
  return trace.stack;
}

function repositoryAround(stack: string): string {
  const [caller] = callSites(stack);
  const folders = caller ? foldersAround(dirname(caller.file)) : [];
  const holding = (name: string) => folders.find((folder) => existsSync(join(folder, name)));
  return holding(".git") ?? holding("package.json") ?? process.cwd();
}

const foldersAround = (folder: string): string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...foldersAround(dirname(folder))];
