import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { DASHBOARD, unknownBody, withBody } from "../../../lib/dashboards";

const dashboard = (...widgets: unknown[]) => withBody({ widgets });
const at = [DASHBOARD];

const widget = (x: unknown, y: unknown, width: unknown, height: unknown) => ({
  type: "text",
  x,
  y,
  width,
  height,
  properties: { markdown: "" },
});
const refused = (...widgets: unknown[]) => ({ config: dashboard(...widgets), at });

export const cases: ControlCases = {
  pass: {
    "one over the whole width": dashboard(widget(0, 0, 24, 6)),
    "side by side": dashboard(widget(0, 0, 12, 6), widget(12, 0, 12, 6)),
    "under each other": dashboard(widget(0, 0, 12, 6), widget(0, 6, 12, 6)),
    "in any order": dashboard(widget(0, 6, 12, 6), widget(0, 0, 12, 6)),
  },
  fail: {
    "past the last column": refused(widget(13, 0, 12, 6)),
    "before the first column": refused(widget(-1, 0, 12, 6)),
    "above the first row": refused(widget(0, -1, 12, 6)),
    "no width": refused(widget(0, 0, 0, 6)),
    "no height": refused(widget(0, 0, 12, 0)),
    "half a column": refused(widget(0.5, 0, 12, 6)),
    "a text for a number": refused(widget("0", 0, 12, 6)),
    "null for a number": refused(widget(0, null, 12, 6)),
    "without a place": refused({ type: "text", width: 12, height: 6, properties: {} }),
    "the same cell twice": refused(widget(0, 0, 12, 6), widget(11, 5, 12, 6)),
    "the same place twice": refused(widget(0, 0, 12, 6), widget(0, 0, 12, 6)),
    "the third over the first": refused(widget(0, 0, 6, 6), widget(6, 0, 6, 6), widget(2, 2, 1, 1)),
    "no widgets": refused(),
    "not a document": {
      config: withBody("widgets"),
      at,
    },
    "no body": { config: { "aws_cloudwatch_dashboard.d": { dashboard_name: "d" } }, at },
  },
  unknown: {
    "from a variable": unknownBody,
  },
  damage: {
    "aws_cloudwatch_dashboard.dashboard_body.widgets.x": fc.constantFrom(-1, 24, 0.5),
    "aws_cloudwatch_dashboard.dashboard_body.widgets.y": fc.constantFrom(-1, 0.5),
    "aws_cloudwatch_dashboard.dashboard_body.widgets.width": fc.constantFrom(0, 25, 1.5),
    "aws_cloudwatch_dashboard.dashboard_body.widgets.height": fc.constantFrom(0, -1, 1.5),
  },
};
