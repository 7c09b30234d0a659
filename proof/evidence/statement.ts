import { PROJECT } from "../project";
import { digestSet } from "./digest";
import { type Outcome, type Run, resultOf } from "./run";

/** Who can read what the predicate says. */
const PREDICATE = `${PROJECT}/judgement/v1`;

/** How many earlier runs a run remembers. */
const REMEMBERED = 100;

/** Path in the evidence -> `sha256:` digest. */
export type Digests = ReadonlyMap<string, string>;

/**
 * An in-toto Statement (v1): its subjects are the inputs that were judged, as they are stored; its
 * predicate says what of them was proven, by what, when, and what the other files of the evidence are.
 */
export function statementOf(run: Run, digests: Digests) {
  const described = ([name, digest]: [string, string]) => ({ name, digest: digestSet(digest) });
  const files = [...digests].sort(byPath);
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: files.filter(([path]) => isInput(path)).map(described),
    predicateType: PREDICATE,
    predicate: {
      run: run.id,
      time: run.time,
      result: resultOf(run),
      tool: { name: "proofstack", version: run.version },
      ...(run.commit !== undefined && { commit: run.commit }),
      ...(run.sources !== undefined && { sources: run.sources }),
      policy: { digest: digestSet(run.reports[0]?.policy.digest ?? "") },
      profile: run.settings.extends,
      views: run.reports.map(({ view, input, resources, summary }) => ({
        view,
        inputs: input.map(({ file }) => file),
        resources,
        summary,
      })),
      masked: run.masked,
      files: files.filter(([path]) => !isInput(path)).map(described),
      ...(run.previous && { previous: run.previous }),
      history: run.history,
    },
  };
}

export type Statement = ReturnType<typeof statementOf>;

export const isInput = (path: string): boolean => path.startsWith("inputs/");

/** What the run after this one remembers. */
export function historyAfter({ predicate }: Statement): Outcome[] {
  const { run, time, result, views, history } = predicate;
  const outcome: Outcome = {
    run,
    time,
    result,
    views: views.map(({ view, summary }) => ({ view, summary })),
  };
  return [...history, outcome].slice(-REMEMBERED);
}

const byPath = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1);
