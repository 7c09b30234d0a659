/** One step of a traversal: `.name`, `[0]` or `["key"]`, `[*]`, or an index that is itself an expression. */
export type Step = { name: string } | { index: number | string } | { splat: true } | { by: string };

const STEP = new RegExp(
  [
    /(?<dot>\.?)(?<name>[A-Za-z_][A-Za-z0-9_-]*)/,
    /\[(?<index>\d+)\]|\.(?<legacyIndex>\d+)(?=[.[]|$)/,
    /\[(?<key>"(?:[^"\\]|\\.)*")\]/,
    /(?<splat>\[\*\]|\.\*(?=[.[]|$))/,
    /\[(?<by>(?:each|count)\.[a-z]+)\]/,
  ]
    .map((part) => part.source)
    .join("|"),
  "y",
);

/** The steps of `aws_sns_topic.t["a"].arn`; undefined for whatever is more than a traversal. */
export function parseTraversal(expression: string): Step[] | undefined {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < expression.length) {
    const step = STEP.exec(expression)?.groups;
    if (!step) return undefined;
    if (step.name !== undefined) {
      if ((step.dot === ".") !== steps.length > 0) return undefined;
      steps.push({ name: step.name });
    } else {
      if (steps.length === 0) return undefined;
      steps.push(indexOf(step));
    }
  }
  return steps.length > 0 ? steps : undefined;
}

function indexOf({ index, legacyIndex, key, by }: Record<string, string | undefined>): Step {
  const number = index ?? legacyIndex;
  if (number !== undefined) return { index: Number(number) };
  if (key !== undefined) return { index: unquote(key) };
  return by === undefined ? { splat: true } : { by };
}

/** HCL's escapes in a quoted key are JSON's, but for the few that only a template would need. */
function unquote(key: string): string {
  try {
    return JSON.parse(key) as string;
  } catch {
    return key.slice(1, -1);
  }
}
