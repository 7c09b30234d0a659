import { expect, test } from "@jest/globals";
import { withSeries } from "../../proof/model/dashboard";
import type { Json } from "../../proof/model/model";

const written = (metrics: Json[], widget: { [key: string]: Json } = {}) => {
  const body = withSeries({ widgets: [{ type: "metric", properties: { metrics, ...widget } }] });
  return (body as { widgets: { properties: { metrics: Json[] } }[] }).widgets[0]?.properties
    .metrics;
};

test("each line says what it reads, with the widget's statistic and period", () => {
  expect(
    written([["AWS/Lambda", "Errors", "FunctionName", "pay", { stat: "Sum" }]], { period: 60 }),
  ).toEqual([
    {
      namespace: "AWS/Lambda",
      metric_name: "Errors",
      dimensions: { FunctionName: "pay" },
      stat: "Sum",
      period: 60,
      shown: true,
    },
  ]);
  expect(written([["N", "M"]])).toEqual([
    { namespace: "N", metric_name: "M", dimensions: {}, stat: "Average", period: 300, shown: true },
  ]);
});

test("shorthand is written out", () => {
  const lines = written([
    ["AWS/Lambda", "Errors", "FunctionName", "a"],
    [".", "Duration", ".", "."],
    ["...", "b"],
    ["...", { stat: "p99" }],
  ]);
  expect(lines).toMatchObject([
    { metric_name: "Errors", dimensions: { FunctionName: "a" } },
    { namespace: "AWS/Lambda", metric_name: "Duration", dimensions: { FunctionName: "a" } },
    { metric_name: "Duration", dimensions: { FunctionName: "b" } },
    { metric_name: "Duration", dimensions: { FunctionName: "b" }, stat: "p99" },
  ]);
});

test("an expression has its meaning; what it draws is shown, what nothing draws is not", () => {
  expect(
    written([
      ["N", "E", { id: "e", visible: false }],
      ["N", "R", { id: "n", visible: false }],
      ["N", "X", { id: "x", visible: false }],
      [{ expression: "100*e/n", id: "rate" }],
    ]),
  ).toMatchObject([
    { metric_name: "E", shown: true },
    { metric_name: "R", shown: true },
    { metric_name: "X", shown: false },
    { expression: { ratio: { numerator: "e", denominator: "n", scale: 100 } } },
  ]);
});

test("what is none of CloudWatch's forms stays, and is no metric", () => {
  const odd: Json[] = [["N"], ["N", "M", "D"], [1, 2], "N", null, [], [".", "M"], [{}]];
  expect(written(odd)).toEqual(odd);
  for (const body of [null, [], {}, { widgets: 3 }, { widgets: [null, { properties: 1 }] }]) {
    expect(withSeries(body as Json)).toEqual(body);
  }
});
