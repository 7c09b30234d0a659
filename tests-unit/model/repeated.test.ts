import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseJudged } from "../../proof/model/content";
import { NotJson } from "../../proof/model/errors";

const bytesOf = (json: unknown, indent?: number) => Buffer.from(JSON.stringify(json, null, indent));

/** Names and values that would mislead who looks for brackets, quotes or the name alone. */
const misleading = fc.constantFrom(
  "planned_values",
  '"planned_values":{',
  "}",
  "{[",
  "\\",
  'a\\"',
  "é",
  "\uE000",
);
const text = fc.oneof(misleading, fc.string({ unit: "grapheme" }));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(text, tie("json"), { maxKeys: 3 }),
  ),
}));
const objects = fc.dictionary(text, json, { maxKeys: 4 });

test("all of a plan is read but what it says twice, wherever that stands and however it is written", () => {
  fc.assert(
    fc.property(
      objects,
      objects,
      objects,
      fc.constantFrom(undefined, 2),
      (before, planned, after, indent) => {
        const { planned_values: _, ...head } = before;
        const { planned_values: __, ...tail } = after;
        const plan = bytesOf({ ...head, planned_values: planned, ...tail }, indent);
        expect(parseJudged(plan, "p")).toEqual({ ...head, ...tail, planned_values: null });
      },
    ),
    { seed: 5, numRuns: 1000 },
  );
});

test("what is no plan is read whole", () => {
  fc.assert(
    fc.property(json, (other) => {
      const { planned_values: _, ...rest } = { nested: other, list: [{ planned_values: {} }] } as {
        [key: string]: unknown;
      };
      expect(parseJudged(bytesOf(rest), "x")).toEqual(rest);
    }),
    { seed: 6, numRuns: 300 },
  );
  for (const value of [null, "planned_values", [], 1]) {
    const odd = { kind: "planned_values", planned_values: value };
    expect(parseJudged(bytesOf(odd), "x")).toEqual(odd);
  }
});

test("a plan that is cut short anywhere is refused as it was", () => {
  const plan = bytesOf({ a: "}", planned_values: { b: ["{", 'c\\"'] }, resource_changes: [1] });
  for (let end = 1; end < plan.length; end += 1) {
    const cut = plan.subarray(0, end);
    expect(() => parseJudged(cut, "p")).toThrow(NotJson);
  }
});

test("what is wrong in the rest of it is told by its place in the file", () => {
  const before = `{"planned_values":{"a":"${"x".repeat(200)}"},"resource_changes":[`;
  const broken = Buffer.from(`${before}1 2]}`);
  expect(() => parseJudged(broken, "p")).toThrow(`character ${before.length + 2},`);
});

test("text that is no UTF-8 is no plan", () => {
  const latin = Buffer.from('{"planned_values":{"a":"\u00e9"},"b":"\u00e9"}', "latin1");
  expect(() => parseJudged(latin, "p")).toThrow(NotJson);
});
