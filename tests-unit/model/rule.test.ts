import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { meaningOf } from "../../proof/model/rule";

const STATES = ["ALARM", "INSUFFICIENT_DATA", "OK"] as const;
const ALARMS = ["a", "b", "c"];
const names = (operand: string) => operand;
const implicants = (rule: string) => meaningOf(rule, names)?.implicants;

/** A rule as a tree, so that it can be written in several ways and asked what it says. */
type Rule =
  | { op: "state"; alarm: string; state: string }
  | { op: "constant"; value: boolean }
  | { op: "not"; of: Rule }
  | { op: "and" | "or"; left: Rule; right: Rule };

const { tree } = fc.letrec<{ tree: Rule }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    {
      weight: 6,
      arbitrary: fc.record({
        op: fc.constant("state" as const),
        alarm: fc.constantFrom(...ALARMS),
        state: fc.constantFrom(...STATES),
      }),
    },
    fc.record({ op: fc.constant("constant" as const), value: fc.boolean() }),
    fc.record({ op: fc.constant("not" as const), of: tie("tree") }),
    fc.record({
      op: fc.constantFrom("and" as const, "or" as const),
      left: tie("tree"),
      right: tie("tree"),
    }),
  ),
}));

function write(rule: Rule): string {
  switch (rule.op) {
    case "state":
      return `${rule.state}("${rule.alarm}")`;
    case "constant":
      return rule.value ? "TRUE" : "FALSE";
    case "not":
      return `NOT (${write(rule.of)})`;
    default:
      return `(${write(rule.left)}) ${rule.op.toUpperCase()} (${write(rule.right)})`;
  }
}

type Situation = Record<string, string>;

function holds(rule: Rule, now: Situation): boolean {
  switch (rule.op) {
    case "state":
      return now[rule.alarm] === rule.state;
    case "constant":
      return rule.value;
    case "not":
      return !holds(rule.of, now);
    case "and":
      return holds(rule.left, now) && holds(rule.right, now);
    case "or":
      return holds(rule.left, now) || holds(rule.right, now);
  }
}

const SITUATIONS: Situation[] = STATES.flatMap((a) =>
  STATES.flatMap((b) => STATES.map((c) => ({ a, b, c }))),
);
const truthTable = (rule: Rule) => SITUATIONS.map((now) => holds(rule, now));

type Implicant = { alarm: string; states: string[] }[];
const covers = (implicant: Implicant, now: Situation) =>
  implicant.every(({ alarm, states }) => states.includes(now[alarm] as string));

test("the implicants say what the rule says, in every situation", () => {
  fc.assert(
    fc.property(tree, (rule) => {
      const found = implicants(write(rule)) ?? [];
      const said = SITUATIONS.map((now) => found.some((implicant) => covers(implicant, now)));
      expect(said).toEqual(truthTable(rule));
    }),
    { numRuns: 500 },
  );
});

test("each of them is prime: allowing any one state more would say something else", () => {
  fc.assert(
    fc.property(tree, (rule) => {
      const table = truthTable(rule);
      for (const implicant of implicants(write(rule)) ?? []) {
        for (const literal of implicant) {
          for (const state of STATES.filter((one) => !literal.states.includes(one))) {
            const wider = implicant.map((other) =>
              other === literal ? { ...other, states: [...other.states, state] } : other,
            );
            const isImplied = SITUATIONS.every((now, at) => !covers(wider, now) || table[at]);
            expect(isImplied).toBe(false);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("rules that mean the same have the same implicants, and others have not", () => {
  fc.assert(
    fc.property(tree, tree, (one, other) => {
      const same = JSON.stringify(truthTable(one)) === JSON.stringify(truthTable(other));
      const sameImplicants =
        JSON.stringify(implicants(write(one))) === JSON.stringify(implicants(write(other)));
      expect(sameImplicants).toBe(same);
    }),
    { numRuns: 500 },
  );
});

test("ways of writing the same thing", () => {
  const either = implicants('ALARM("a") OR ALARM("b")');
  expect(either).toEqual([
    [{ alarm: "a", states: ["ALARM"] }],
    [{ alarm: "b", states: ["ALARM"] }],
  ]);
  for (const rule of [
    "ALARM(a) OR ALARM(b)",
    "  ALARM( b )OR(ALARM(a))  ",
    'NOT (NOT ALARM("a") AND NOT ALARM(b))',
    "ALARM(a) OR (ALARM(b) AND NOT ALARM(a))",
    "(OK(a) OR INSUFFICIENT_DATA(a)) AND ALARM(b) OR ALARM(a)",
    "ALARM(a)\nOR\nALARM(b) OR FALSE",
  ]) {
    expect({ rule, is: implicants(rule) }).toEqual({ rule, is: either });
  }
});

test("always and never", () => {
  expect(implicants("TRUE")).toEqual([[]]);
  expect(implicants("ALARM(a) OR NOT ALARM(a)")).toEqual([[]]);
  expect(implicants("FALSE")).toEqual([]);
  expect(implicants("ALARM(a) AND OK(a)")).toEqual([]);
});

test("an operand is a name, quoted or not, or an ARN", () => {
  expect(implicants('ALARM("with \\"quotes\\" (and) parentheses")')).toEqual([
    [{ alarm: 'with "quotes" (and) parentheses', states: ["ALARM"] }],
  ]);
  expect(implicants("OK(arn:aws:cloudwatch:us-east-1:1:alarm:x y)")).toEqual([
    [{ alarm: "arn:aws:cloudwatch:us-east-1:1:alarm:x y", states: ["OK"] }],
  ]);
});

test("what is no rule has no meaning", () => {
  for (const rule of [
    "",
    "ALARM",
    "ALARM()",
    'ALARM("")',
    "ALARM(a",
    "ALARM(a))",
    "ALARM(a) ALARM(b)",
    "ALARM(a) XOR ALARM(b)",
    "AND ALARM(a)",
    "NOT",
    "alarm(a)",
    "a OR b",
    `${"(".repeat(5000)}ALARM(a)${")".repeat(5000)}`,
    `${"NOT ".repeat(2500)}ALARM(a)`,
    `ALARM(${"a".repeat(10_240)})`,
  ]) {
    expect(implicants(rule)).toBeUndefined();
  }
});

test("a rule of a hundred alarms is read; one that nobody could have meant is not, and quickly", () => {
  const all = Array.from({ length: 100 }, (_, at) => `ALARM(a${at})`);
  expect(implicants(all.join(" OR "))).toHaveLength(100);
  expect(implicants(all.join(" AND "))).toHaveLength(1);
  const pairs = Array.from({ length: 50 }, (_, at) => `(ALARM(a${at}) OR ALARM(b${at}))`);
  expect(implicants(pairs.join(" AND "))).toBeUndefined();
});

test("any text at all gives a meaning or none, and never throws", () => {
  const pieces = fc.constantFrom(
    "ALARM(",
    "OK(",
    ")",
    "(",
    "AND ",
    "OR ",
    "NOT ",
    "TRUE",
    '"',
    "a ",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (text) => {
      meaningOf(text.join(""), names);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void meaningOf(text, names)));
});
