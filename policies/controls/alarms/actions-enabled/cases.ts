import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const alarm = (values: Record<string, unknown>) => ({
  "aws_cloudwatch_metric_alarm.a": { alarm_name: "a", ...values },
});
const at = ["aws_cloudwatch_metric_alarm.a"];

const composite = (values: Record<string, unknown>) => ({
  "aws_cloudwatch_composite_alarm.c": { alarm_name: "c", alarm_rule: "FALSE", ...values },
});

export const cases: ControlCases = {
  pass: {
    enabled: alarm({ actions_enabled: true }),
    "enabled by default": alarm({}),
    "null, which is the default": alarm({ actions_enabled: null }),
    "a composite alarm": composite({ actions_enabled: true, actions_suppressor: [] }),
  },
  fail: {
    disabled: { config: alarm({ actions_enabled: false }), at },
    "a text": { config: alarm({ actions_enabled: "true" }), at },
    "a number": { config: alarm({ actions_enabled: 1 }), at },
    "a composite alarm, disabled": {
      config: composite({ actions_enabled: false }),
      at: ["aws_cloudwatch_composite_alarm.c"],
    },
    "suppressed by another alarm": {
      config: composite({
        actions_suppressor: { alarm: "maintenance", extension_period: 60, wait_period: 60 },
      }),
      at: ["aws_cloudwatch_composite_alarm.c"],
    },
    "only the one that is disabled": {
      config: {
        ...alarm({ actions_enabled: false }),
        ...composite({ actions_enabled: true }),
      },
      at,
    },
  },
  unknown: {
    "from a variable": { config: alarm({ actions_enabled: "${var.enabled}" }), at },
    "suppressed by whatever a variable says": {
      config: composite({ actions_suppressor: "${var.suppressor}" }),
      at: ["aws_cloudwatch_composite_alarm.c"],
    },
  },
  damage: {
    "aws_cloudwatch_metric_alarm.actions_enabled": fc.constant(false),
    "aws_cloudwatch_composite_alarm.actions_enabled": fc.constant(false),
    "aws_cloudwatch_composite_alarm.actions_suppressor": fc.constant({
      alarm: "maintenance",
      extension_period: 60,
      wait_period: 60,
    }),
  },
};
