import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { DASHBOARD, unknownBody, withBody } from "../../../lib/dashboards";

const line = ["AWS/Lambda", "Errors", "FunctionName", "pay"];

const graph = (properties: Record<string, unknown>, type = "metric") => ({
  type,
  x: 0,
  y: 0,
  width: 6,
  height: 6,
  properties,
});

const dashboard = (properties: Record<string, unknown>, body: Record<string, unknown> = {}) =>
  withBody({
    periodOverride: "inherit",
    widgets: [graph(properties), { type: "text", properties: { markdown: "" } }],
    ...body,
  });
const at = [DASHBOARD];

const search = (period: string) => [
  { expression: `SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum'${period})`, id: "s" },
];

export const cases: ControlCases = {
  pass: {
    "the widget's period": dashboard({ period: 300, metrics: [line] }),
    "the line's own period": dashboard({ period: 300, metrics: [[...line, { period: 300 }]] }),
    "of an expression": dashboard({
      period: 300,
      metrics: [[{ expression: "m*2", period: 300 }], [...line, { id: "m" }]],
    }),
    "of a search": dashboard({ period: 300, metrics: [search(", 300"), search("")] }),
    "of an alarm's graph": dashboard({ period: 300, annotations: { alarms: ["a"] } }),
    "no graphs": dashboard({}, { widgets: [{ type: "text", properties: { markdown: "" } }] }),
  },
  fail: {
    "a minute": { config: dashboard({ period: 60, metrics: [line] }), at },
    "an hour": { config: dashboard({ period: 3600, metrics: [line] }), at },
    "a text": { config: dashboard({ period: "300", metrics: [line] }), at },
    "not said": { config: dashboard({ metrics: [line] }), at },
    null: { config: dashboard({ period: null, metrics: [line] }), at },
    "not said by the widget, only by the line": {
      config: dashboard({ metrics: [[...line, { period: 300 }]] }),
      at,
    },
    "another for one line": {
      config: dashboard({ period: 300, metrics: [line, [...line, { period: 60 }]] }),
      at,
    },
    "another for an expression": {
      config: dashboard({
        period: 300,
        metrics: [[{ expression: "m*2", period: 60 }], [...line, { id: "m" }]],
      }),
      at,
    },
    "another for a search": {
      config: dashboard({ period: 300, metrics: [search(", 60")] }),
      at,
    },
    "another for an explorer": {
      config: dashboard({}, { widgets: [graph({ period: 60 }, "explorer")] }),
      at,
    },
    "a line that is none": { config: dashboard({ period: 300, metrics: ["Errors"] }), at },
    "overridden by the time shown": {
      config: dashboard({ period: 300, metrics: [line] }, { periodOverride: "auto" }),
      at,
    },
    "overridden by default": {
      config: dashboard({ period: 300, metrics: [line] }, { periodOverride: null }),
      at,
    },
    "a widget of no type": {
      config: dashboard({}, { widgets: [{ properties: { period: 60, metrics: [line] } }] }),
      at,
    },
    "no widgets": { config: dashboard({}, { widgets: null }), at },
  },
  unknown: {
    "from a variable": unknownBody,
  },
  damage: {
    "aws_cloudwatch_dashboard.dashboard_body.periodOverride": fc.constant("auto"),
    "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.period": fc.constantFrom(
      60,
      299,
      301,
    ),
  },
};
