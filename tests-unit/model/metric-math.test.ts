import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { meaningOf, withMeanings } from "../../proof/model/metric-math";

const counts = new Map<string, string | undefined>([
  ["e", undefined],
  ["n", undefined],
]);
const ratio = (text: string, queries = counts) => meaningOf(text, queries).ratio;

describe("a ratio of two metrics", () => {
  test.each([
    ["IF(n>0,100*e/n,0)", { scale: 100, otherwise: [0] }],
    ["IF(n > 0, e / n * 100, 0)", { scale: 100, otherwise: [0] }],
    ["IF(n == 0, 0, (e/n)*100)", { scale: 100, otherwise: [0] }],
    ["IF(0 < n, 100*(e/n), 0)", { scale: 100, otherwise: [0] }],
    ["IF(n, 100*e/n, 0)", { scale: 100, otherwise: [0] }],
    ["(e/n)*100", { scale: 100, otherwise: [] }],
    ["e/n", { scale: 1, otherwise: [] }],
    ["e/(n/100)", { scale: 100, otherwise: [] }],
    ["FILL(100*e/n, 0)", { scale: 100, otherwise: [0] }],
    ["100*FILL(e,0)/n", { scale: 100, otherwise: [] }],
    ["IF(FILL(n,0)>0, 100*FILL(e,0)/FILL(n,0), 0)", { scale: 100, otherwise: [0] }],
    ["FILL(IF(n>0,100*e/n,0),7)", { scale: 100, otherwise: [0, 7] }],
  ])("%s", (text, meaning) => {
    expect(ratio(text)).toEqual({ numerator: "e", denominator: "n", ...meaning });
  });

  test.each([
    ["upside down is another ratio", "100*n/e", { numerator: "n", denominator: "e" }],
    ["of a metric and itself", "100*e/e", { numerator: "e", denominator: "e" }],
  ])("%s", (_, text, meaning) => expect(ratio(text)).toMatchObject(meaning));

  test.each([
    ["divides by a filled zero", "100*e/FILL(n,0)"],
    ["a filler that invents errors", "100*FILL(e,1)/n"],
    ["a filler that repeats", "100*FILL(e,REPEAT)/n"],
    ["only with enough traffic", "IF(n>100,100*e/n,0)"],
    ["never", "IF(n<0,100*e/n,0)"],
    ["judged by the wrong metric", "IF(e>0,100*e/n,0)"],
    ["a constant", "100"],
    ["a difference", "e-n"],
    ["rounded", "FLOOR(100*e/n)"],
    ["an id that is bound to nothing", "100*e/m"],
    ["by zero", "100*e/0"],
    ["unbalanced", "(100*e/n"],
    ["trailing", "100*e/n 3"],
    ["not an expression", "%"],
    ["empty", ""],
    ["deep beyond reason", `${"(".repeat(500)}e/n${")".repeat(500)}`],
  ])("not: %s", (_, text) => expect(ratio(text)).toBeUndefined());

  test("through other expressions, but not round in circles", () => {
    const queries = new Map([...counts, ["r", "e/n"], ["a", "b"], ["b", "a"]]);
    expect(ratio("100*r", queries)).toMatchObject({ numerator: "e", scale: 100 });
    expect(ratio("100*a", queries)).toBeUndefined();
  });

  test("whatever is called a ratio computes one", () => {
    const expression = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("e", "n", "0", "1", "100", "(e/n)", "(n/e)"),
        fc.tuple(tie("any"), fc.constantFrom(..."*/+-"), tie("any")).map((x) => `(${x.join("")})`),
        fc
          .tuple(
            fc.constantFrom("n", "e"),
            fc.constantFrom(">0", "==0", ">1"),
            tie("any"),
            tie("any"),
          )
          .map(([id, test, yes, no]) => `IF(${id}${test},${yes},${no})`),
      ),
    })).any;
    let ratios = 0;
    fc.assert(
      fc.property(
        expression,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (text, e, n) => {
          const found = ratio(text);
          if (!found) return;
          ratios += 1;
          const bound = { e, n };
          const { numerator, denominator } = found as { numerator: "e"; denominator: "e" };
          const computed = Function(
            "e",
            "n",
            "IF",
            `return ${text}`,
          )(e, n, (test: unknown, yes: number, no: number) => (test ? yes : no));
          expect(computed).toBeCloseTo((found.scale * bound[numerator]) / bound[denominator], 6);
        },
      ),
      { numRuns: 3000 },
    );
    expect(ratios).toBeGreaterThan(20);
  });
});

test("the band of a metric, with its width", () => {
  expect(meaningOf("ANOMALY_DETECTION_BAND(e, 3)", counts).band).toEqual({
    of: "e",
    deviations: 3,
  });
  expect(meaningOf("ANOMALY_DETECTION_BAND(e)", counts).band).toEqual({ of: "e", deviations: 2 });
  expect(meaningOf("ANOMALY_DETECTION_BAND(x, 3)", counts).band).toBeUndefined();
});

test("a sum, when every term counts as zero while it is missing", () => {
  const sum = (text: string) => meaningOf(text, counts).sum;
  expect(sum("FILL(n,0)+FILL(e,0)")).toEqual(["e", "n"]);
  expect(sum("FILL(e,0)")).toEqual(["e"]);
  for (const text of [
    "e+n",
    "FILL(e,0)+n",
    "e",
    "FILL(e,0)-FILL(n,0)",
    "FILL(e,0)+FILL(e,0)",
    "FILL(e,0)+1",
  ]) {
    expect(sum(text)).toBeUndefined();
  }
});

describe("one metric, scaled and moved", () => {
  test.each([
    ["e", { scale: 1, offset: 0 }],
    ["100*e", { scale: 100, offset: 0 }],
    ["100*(1-e)", { scale: -100, offset: 100 }],
    ["(1-e)*100", { scale: -100, offset: 100 }],
    ["100-100*e", { scale: -100, offset: 100 }],
    ["e/2+3", { scale: 0.5, offset: 3 }],
    ["3-(e-1)/2", { scale: -0.5, offset: 3.5 }],
  ])("%s", (text, meaning) => {
    expect(meaningOf(text, counts).linear).toEqual({ of: "e", ...meaning });
  });

  test.each([
    ["what stands in for it is no function of it", "FILL(e,0)"],
    ["a constant", "100"],
    ["no matter what it is", "0*e"],
    ["of two", "e+n"],
    ["the difference of two", "e-n"],
    ["a ratio", "1-e/n"],
    ["only sometimes", "IF(e>0,100*e,0)"],
    ["unheard of", "1-m"],
  ])("not: %s", (_, text) => expect(meaningOf(text, counts).linear).toBeUndefined());

  test.each([
    ["a sum", "FILL(e,0)+FILL(n-1,0)", "sum"],
    ["a sum", "FILL(e,0)+1+FILL(n,0)", "sum"],
    ["a band", "ANOMALY_DETECTION_BAND(e+1,2)", "band"],
    ["a ratio", "100*(e+1)/n", "ratio"],
    ["a ratio", "IF(n-1,100*e/n,0)", "ratio"],
    ["a ratio", "IF(n-1>0,100*e/n,0)", "ratio"],
  ] as const)("what is moved is not %s of metrics: %s", (_, text, kind) => {
    expect(meaningOf(text, counts)[kind]).toBeUndefined();
  });
});

test("what SEARCH looks for", () => {
  const text = `SUM(SEARCH('{"Payments/dev",PaymentType,Region} MetricName="PaymentAmount"', 'Sum', 300))`;
  expect(meaningOf(text, counts).searches).toEqual([
    {
      namespace: "Payments/dev",
      dimensions: ["PaymentType", "Region"],
      metric_name: "PaymentAmount",
      period: 300,
    },
  ]);
  expect(meaningOf("SEARCH(' MetricName=x ', 'Sum')", counts).searches).toBeUndefined();
});

test("an alarm's queries: only expressions are replaced, and they say what they use", () => {
  const metric = [{ namespace: "N", metric_name: "E" }];
  expect(
    withMeanings([
      { id: "e", metric, expression: "" },
      { id: "r", expression: "100*e" },
      { id: "s", expression: "r+1", return_data: true },
      null,
      { id: 7, expression: 7 },
    ]),
  ).toEqual([
    { id: "e", metric, expression: "" },
    {
      id: "r",
      expression: { text: "100*e", uses: ["e"], linear: { of: "e", scale: 100, offset: 0 } },
    },
    {
      id: "s",
      expression: { text: "r+1", uses: ["e"], linear: { of: "e", scale: 100, offset: 1 } },
      return_data: true,
    },
    null,
    { id: 7, expression: 7 },
  ]);
});
