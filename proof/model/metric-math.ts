import type { Json } from "./model";

/**
 * What a CloudWatch metric-math expression means, as far as alarms and dashboards need it.
 * Syntax and functions: Amazon CloudWatch User Guide, "Using math expressions with CloudWatch metrics".
 */
export interface Meaning {
  text: string;
  /** Ids of the metrics that the value depends on, through other expressions too; sorted. */
  uses: string[];
  /** The value is `scale * numerator / denominator`. Missing when it is anything else. */
  ratio?: Ratio;
  /** The value is the sum of these metrics, each counted as zero when it is missing; sorted. */
  sum?: string[];
  /** The value is `scale * of + offset`. */
  linear?: Linear;
  /** The value is the anomaly detection band of a metric. */
  band?: Band;
  /** Metrics found by SEARCH: what each says of namespace, dimension names and metric name. */
  searches?: Search[];
}

export type Ratio = {
  numerator: string;
  denominator: string;
  scale: number;
  /** Every value that stands in for the ratio when the denominator is zero or data is missing. */
  otherwise: number[];
};

/** Of one metric, whose scale is never zero. */
export type Linear = { of: string; scale: number; offset: number };

export type Band = { of: string; deviations: number };

export type Search = {
  namespace: string;
  /** Names of the dimensions; SEARCH finds every value of them. */
  dimensions: string[];
  metric_name?: string;
  /** Seconds. */
  period?: number;
};

/** A set of metric queries' expressions, by id; metrics themselves stand as `undefined`. */
export type Queries = Map<string, string | undefined>;

/** The meaning of `text`, whose ids are bound by `queries`. Never throws: what is not understood is left out. */
export function meaningOf(text: string, queries: Queries): Meaning {
  const uses = [...metricsUnder(text, queries, new Set())].sort();
  const value = termOf(text, queries, new Set());
  const searches = searchesIn(text);
  return {
    text,
    uses,
    ...(value?.kind === "ratio" && !value.mayDivideByZero && { ratio: ratioOf(value) }),
    ...(value && sumOf(value)),
    ...(value && linearOf(value)),
    ...(value?.kind === "band" && { band: { of: value.of, deviations: value.deviations } }),
    ...(searches.length > 0 && { searches }),
  };
}

const ratioOf = ({ numerator, denominator, scale, otherwise }: RatioValue): Ratio => ({
  numerator,
  denominator,
  scale,
  otherwise: [...new Set(otherwise)].sort((a, b) => a - b),
});

/** A sum of which one term is missing is missing, so every term must say what stands in for it. */
function sumOf(value: Value): { sum: string[] } | undefined {
  if (value.kind === "sum") return { sum: [...value.ids].sort() };
  return value.kind === "series" && isItself(value) && value.filled
    ? { sum: [value.id] }
    : undefined;
}

/** What stands in for a missing metric is no function of it. */
function linearOf(value: Value): { linear: Linear } | undefined {
  if (value.kind !== "series" || value.filled || value.scale === 0) return undefined;
  return { linear: { of: value.id, scale: value.scale, offset: value.offset } };
}

/** An alarm's `metric_query` with each `expression` replaced by its meaning. */
export function withMeanings(queries: Json[]): Json[] {
  const byId: Queries = new Map();
  for (const query of queries) {
    if (!isObject(query) || typeof query.id !== "string") continue;
    byId.set(query.id, isExpression(query.expression) ? query.expression : undefined);
  }
  return queries.map((query) =>
    isObject(query) && isExpression(query.expression)
      ? { ...query, expression: { ...meaningOf(query.expression, byId) } as unknown as Json }
      : query,
  );
}

/** State writes the expression of a query that has none as an empty string. */
const isExpression = (value: Json | undefined): value is string =>
  typeof value === "string" && value.trim() !== "";

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type NumberValue = { kind: "number"; value: number };
type SeriesValue = { kind: "series"; filled: boolean; id: string; scale: number; offset: number };
type RatioValue = { kind: "ratio"; mayDivideByZero: boolean } & Ratio;
/** Whether the series `id` is there and not zero (`holds`), or the opposite of it. */
type TestValue = { kind: "test"; id: string; holds: boolean };
type BandValue = { kind: "band" } & Band;
type SumValue = { kind: "sum"; ids: string[] };

const isItself = ({ scale, offset }: SeriesValue): boolean => scale === 1 && offset === 0;
type Value = NumberValue | SeriesValue | RatioValue | TestValue | BandValue | SumValue;

type Node =
  | { kind: "number"; value: number }
  | { kind: "id"; name: string }
  | { kind: "call"; name: string; arguments: Node[] }
  | { kind: "binary"; operator: string; left: Node; right: Node };

function termOf(text: string, queries: Queries, open: Set<string>): Value | undefined {
  const tree = parse(text);
  return tree && evaluate(tree, queries, open);
}

function evaluate(node: Node, queries: Queries, open: Set<string>): Value | undefined {
  const inner = (child: Node | undefined) => child && evaluate(child, queries, open);
  switch (node.kind) {
    case "number":
      return node;
    case "id":
      return seriesOf(node.name, queries, open);
    case "binary": {
      const [left, right] = [inner(node.left), inner(node.right)];
      return left && right && BINARY[node.operator]?.(left, right);
    }
    case "call": {
      const values = node.arguments.map(inner);
      return values.every((value) => value !== undefined)
        ? CALLS[node.name]?.(...values)
        : undefined;
    }
  }
}

function seriesOf(id: string, queries: Queries, open: Set<string>): Value | undefined {
  if (!queries.has(id) || open.has(id)) return undefined;
  const expression = queries.get(id);
  if (expression === undefined) {
    return { kind: "series", id, scale: 1, offset: 0, filled: false };
  }
  return termOf(expression, queries, new Set(open).add(id));
}

const times = (value: Value, factor: number): Value | undefined => {
  if (value.kind === "number") return { ...value, value: value.value * factor };
  if (value.kind === "series") {
    return { ...value, scale: value.scale * factor, offset: value.offset * factor };
  }
  if (value.kind !== "ratio") return undefined;
  const otherwise = value.otherwise.map((one) => one * factor);
  return { ...value, scale: value.scale * factor, otherwise };
};

const plus = (value: Value, { value: offset }: NumberValue): Value | undefined =>
  value.kind === "series" ? { ...value, offset: value.offset + offset } : undefined;

const compared =
  (operator: string) =>
  (left: Value, right: Value): Value | undefined => {
    if (left.kind === "number" && right.kind === "series") {
      return compared(MIRRORED[operator] ?? "")(right, left);
    }
    if (left.kind !== "series" || right.kind !== "number" || !isItself(left)) {
      return undefined;
    }
    const holds = TESTS[`${operator}${right.value}`];
    return holds === undefined ? undefined : { kind: "test", id: left.id, holds };
  };

const MIRRORED: Record<string, string> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

/** Comparisons that ask of a count whether anything was counted. */
const TESTS: Record<string, boolean> = {
  ">0": true,
  "!=0": true,
  ">=1": true,
  "==0": false,
  "<=0": false,
  "<1": false,
};

const BINARY: Record<string, (left: Value, right: Value) => Value | undefined> = {
  "*": (left, right) =>
    right.kind === "number"
      ? times(left, right.value)
      : left.kind === "number"
        ? times(right, left.value)
        : undefined,
  "/": (left, right) => {
    if (right.kind === "number")
      return right.value === 0 ? undefined : times(left, 1 / right.value);
    if (left.kind !== "series" || right.kind !== "series" || right.scale === 0) return undefined;
    if (left.offset !== 0 || right.offset !== 0) return undefined;
    return {
      kind: "ratio",
      numerator: left.id,
      denominator: right.id,
      scale: left.scale / right.scale,
      otherwise: [],
      mayDivideByZero: right.filled,
    };
  },
  "+": (left, right) => {
    if (right.kind === "number") return plus(left, right);
    if (left.kind === "number") return plus(right, left);
    const terms = [sumOf(left)?.sum, sumOf(right)?.sum];
    if (!terms.every((ids) => ids !== undefined)) return undefined;
    const ids = terms.flat();
    return new Set(ids).size === ids.length ? { kind: "sum", ids } : undefined;
  },
  "-": (left, right) => {
    const less = times(right, -1);
    return less && BINARY["+"]?.(left, less);
  },
  ...Object.fromEntries(Object.keys(MIRRORED).map((operator) => [operator, compared(operator)])),
};

const CALLS: Record<string, (...values: Value[]) => Value | undefined> = {
  IF: (condition, whenTrue, whenFalse) => {
    const test = condition?.kind === "series" ? asTest(condition) : condition;
    if (test?.kind !== "test" || !whenTrue || !whenFalse) return undefined;
    const [ratio, otherwise] = test.holds ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
    if (ratio.kind !== "ratio" || otherwise.kind !== "number" || ratio.denominator !== test.id) {
      return undefined;
    }
    return {
      ...ratio,
      otherwise: [...ratio.otherwise, otherwise.value],
      mayDivideByZero: false,
    };
  },
  FILL: (series, filler) => {
    if (filler?.kind !== "number") return undefined;
    if (series?.kind === "ratio") {
      return { ...series, otherwise: [...series.otherwise, filler.value] };
    }
    // A count that is missing was none; any other filler invents events.
    return series?.kind === "series" && series.offset === 0 && filler.value === 0
      ? { ...series, filled: true }
      : undefined;
  },
  ANOMALY_DETECTION_BAND: (series, deviations) => {
    if (series?.kind !== "series" || !isItself(series)) return undefined;
    if (deviations !== undefined && deviations.kind !== "number") return undefined;
    // Two standard deviations when none is given.
    return { kind: "band", of: series.id, deviations: deviations?.value ?? 2 };
  },
};

/** IF takes a series itself as a condition: true where it is not zero. */
const asTest = (series: SeriesValue): TestValue | undefined =>
  series.offset === 0 ? { kind: "test", id: series.id, holds: true } : undefined;

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\|\||[-+*/^<>(),]))/y;

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(text);
    if (!found) return undefined;
    tokens.push(found[0].trim());
  }
  return tokens;
}

/** Operators from the loosest to the tightest. */
const LEVELS = [
  ["&&", "||"],
  ["==", "!=", "<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/"],
];

/** Expressions are at most 1,024 characters long; deeper nesting than this is nobody's alarm. */
const DEEPEST = 64;

function parse(text: string): Node | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  let at = 0;
  let depth = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };

  const level = (tightness: number): Node | undefined => {
    const operators = LEVELS[tightness];
    if (!operators) return operand();
    let left = level(tightness + 1);
    while (left && operators.includes(tokens[at] ?? "")) {
      const operator = tokens[at++] as string;
      const right = level(tightness + 1);
      left = right && { kind: "binary", operator, left, right };
    }
    return left;
  };

  const operand = (): Node | undefined => {
    const token = tokens[at++];
    if (token === undefined) return undefined;
    if (token === "(") {
      const inside = nested();
      return take(")") ? inside : undefined;
    }
    if (/^[\d.]/.test(token)) return { kind: "number", value: Number(token) };
    if (/^[a-z]/.test(token)) return { kind: "id", name: token };
    if (/^[A-Z]/.test(token) && take("(")) return call(token);
    return undefined;
  };

  const call = (name: string): Node | undefined => {
    const values: Node[] = [];
    do {
      const value = nested();
      if (!value) return undefined;
      values.push(value);
    } while (take(","));
    return take(")") ? { kind: "call", name, arguments: values } : undefined;
  };

  const nested = (): Node | undefined => {
    if (depth >= DEEPEST) return undefined;
    depth += 1;
    const inside = level(0);
    depth -= 1;
    return inside;
  };

  const tree = nested();
  return at === tokens.length ? tree : undefined;
}

function metricsUnder(text: string, queries: Queries, seen: Set<string>): Set<string> {
  const found = new Set<string>();
  for (const [id] of text.replace(/'[^']*'|"[^"]*"/g, "").matchAll(/\b[a-z][A-Za-z0-9_]*\b/g)) {
    if (!queries.has(id) || seen.has(id)) continue;
    seen.add(id);
    const expression = queries.get(id);
    if (expression === undefined) found.add(id);
    else for (const one of metricsUnder(expression, queries, seen)) found.add(one);
  }
  return found;
}

const SEARCH = /SEARCH\(\s*'([^']*)'\s*(?:,\s*'[^']*'\s*)?(?:,\s*(\d+)\s*)?/g;
const SCHEMA = /^\s*\{([^{}]*)\}/;
const METRIC_NAME = /\bMetricName\s*=\s*(?:"([^"]*)"|([^\s"]+))/;

/** What an expression searches for. The schemas of SEARCH: `{namespace,dimension,…} MetricName="…"`, the names quoted or not. */
function searchesIn(text: string): Search[] {
  return [...text.matchAll(SEARCH)].flatMap(([, query = "", period]) => {
    const schema = SCHEMA.exec(query)?.[1];
    if (schema === undefined) return [];
    const [namespace = "", ...dimensions] = schema
      .split(",")
      .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
    const [, quoted, bare] = METRIC_NAME.exec(query) ?? [];
    const metric_name = quoted ?? bare;
    return [
      {
        namespace,
        dimensions,
        ...(metric_name !== undefined && { metric_name }),
        ...(period !== undefined && { period: Number(period) }),
      },
    ];
  });
}
