import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readPattern } from "../../proof/model/pattern";

const any = (text: string) => readPattern(text).any;

test("one comparison of each kind", () => {
  expect(readPattern("{ $.status >= 400 }")).toEqual({
    text: "{ $.status >= 400 }",
    fields: ["status"],
    any: [[{ field: "status", op: ">=", value: 400 }]],
  });
  for (const [text, comparison] of [
    ["{$.a=1}", { field: "a", op: "=", value: 1 }],
    ["{ $.a != -1.5e3 }", { field: "a", op: "!=", value: -1500 }],
    ["{ $.a < 1 }", { field: "a", op: "<", value: 1 }],
    ["{ $.a <= 1 }", { field: "a", op: "<=", value: 1 }],
    ["{ $.a > 1 }", { field: "a", op: ">", value: 1 }],
    ['{ $.a = "1" }', { field: "a", op: "=", value: "1" }],
    ['{ $.a = "with \\"quotes\\" && }" }', { field: "a", op: "=", value: 'with "quotes" && }' }],
    ["{ $.a = ERROR* }", { field: "a", op: "=", value: "ERROR*" }],
    ["{ $.a = %4[0-9]{2}% }", { field: "a", op: "=", value: "%4[0-9]{2}%" }],
    ["{ $.a = * }", { field: "a", op: "=", value: "*" }],
    ["{ $.a EXISTS }", { field: "a", op: "=", value: "*" }],
    ["{ $.a NOT EXISTS }", { field: "a", op: "!=", value: "*" }],
    ["{ $.a IS NULL }", { field: "a", op: "is", value: null }],
    ["{ $.a is true }", { field: "a", op: "is", value: true }],
    ["{ $.a IS FALSE }", { field: "a", op: "is", value: false }],
    ["{ $.a.b[0].c = 1 }", { field: "a.b[0].c", op: "=", value: 1 }],
    ['{ $["a-b"].c = 1 }', { field: "a-b.c", op: "=", value: 1 }],
  ] as const) {
    expect({ text, any: any(text) }).toEqual({ text, any: [[comparison]] });
  }
});

test("AND binds tighter than OR, and parentheses tighter than both", () => {
  const a = { field: "a", op: "=", value: 1 };
  const b = { field: "b", op: "=", value: 1 };
  const c = { field: "c", op: "=", value: 1 };
  expect(any("{ $.a = 1 || $.b = 1 && $.c = 1 }")).toEqual([[a], [b, c]]);
  expect(any("{ ($.a = 1 || $.b = 1) && $.c = 1 }")).toEqual([
    [a, c],
    [b, c],
  ]);
  expect(any("{ ($.a = 1) && (($.b = 1) || ($.c = 1)) }")).toEqual([
    [a, b],
    [a, c],
  ]);
});

test("fields are named once, in order", () => {
  expect(readPattern("{ $.b = 1 && $.a = 1 || $.b = 2 }").fields).toEqual(["a", "b"]);
});

test("what is no JSON pattern keeps its text only", () => {
  for (const text of [
    "",
    "ERROR",
    '"Task timed out"',
    "[ip, user, status=4*, size]",
    "{ }",
    "{ $.a }",
    "{ $.a = }",
    "{ $.a = 1",
    "{ $.a = 1 } }",
    "{ $.a = 1 & $.b = 2 }",
    "{ a = 1 }",
    "{ $.a LIKE 1 }",
    `{ ${"(".repeat(5000)}$.a = 1${")".repeat(5000)} }`,
    `{ ${Array.from({ length: 20 }, () => "($.a = 1 || $.b = 1)").join(" && ")} }`,
  ]) {
    expect(readPattern(text)).toEqual({ text });
  }
});

/** Matches as CloudWatch would, over records of small numbers. */
type Record_ = Record<string, number>;
const matches = (alternatives: ReturnType<typeof any>, record: Record_) =>
  (alternatives ?? []).some((all) =>
    all.every(({ field, op, value }) => {
      const is = record[field] as number;
      return op === "=" ? is === value : op === "!=" ? is !== value : is > Number(value);
    }),
  );

type Tree =
  | { field: string; op: string; value: number }
  | { left: Tree; right: Tree; join: "&&" | "||" };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.record({
      field: fc.constantFrom("x", "y"),
      op: fc.constantFrom("=", "!=", ">"),
      value: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({
      left: tie("tree"),
      right: tie("tree"),
      join: fc.constantFrom("&&" as const, "||" as const),
    }),
  ),
}));
const write = (tree: Tree): string =>
  "join" in tree
    ? `(${write(tree.left)}) ${tree.join} (${write(tree.right)})`
    : `$.${tree.field} ${tree.op} ${tree.value}`;
function holds(tree: Tree, record: Record_): boolean {
  if (!("join" in tree)) return matches([[tree as never]], record);
  const [left, right] = [holds(tree.left, record), holds(tree.right, record)];
  return tree.join === "&&" ? left && right : left || right;
}

test("the alternatives match what the pattern matches", () => {
  fc.assert(
    fc.property(tree, fc.nat(2), fc.nat(2), (pattern, x, y) => {
      const read = any(`{ ${write(pattern)} }`);
      expect(matches(read, { x, y })).toBe(holds(pattern, { x, y }));
    }),
  );
});

test("any text at all is read without a throw", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "(",
    ")",
    "$.a",
    "=",
    "*",
    "&&",
    "||",
    " IS NULL",
    '"',
    "1",
  );
  fc.assert(fc.property(fc.array(piece), (text) => void readPattern(text.join(" "))));
  fc.assert(fc.property(fc.string(), (text) => void readPattern(text)));
});
