import fc from "fast-check";
import { metricAlarm, toldElsewhere } from "../../../lib/alarms";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const GROUP = "aws_autoscaling_group.g";
const group: CaseConfig = { [GROUP]: { name: "machines", min_size: 1, max_size: 2 } };
const alarm = (changes: object = {}): CaseConfig => ({
  ...group,
  ...metricAlarm("cpu", {
    namespace: "AWS/EC2",
    metric_name: "CPUUtilization",
    dimensions: { AutoScalingGroupName: "machines" },
    statistic: "Average",
    period: 300,
    evaluation_periods: 2,
    threshold: 80,
    ...changes,
  }),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [GROUP] });
const saying = (changes: object): BadCase => bad(alarm(changes));
const ALARM = "aws_cloudwatch_metric_alarm";

export const cases: ControlCases = {
  pass: {
    "of the group": alarm(),
    "of the group, by reference": alarm({
      dimensions: { AutoScalingGroupName: "${aws_autoscaling_group.g.name}" },
    }),
    stricter: alarm({ threshold: 50 }),
  },
  fail: {
    "no alarm": bad(group),
    "of another group": saying({ dimensions: { AutoScalingGroupName: "other" } }),
    "of one machine": saying({ dimensions: { InstanceId: "i-0123456789abcdef0" } }),
    "of its network": saying({ metric_name: "NetworkIn" }),
    "too late": saying({ threshold: 81 }),
    "when idle": saying({ comparison_operator: "LessThanThreshold" }),
    "the least of them": saying({ statistic: "Minimum" }),
    "after a day": saying({ evaluation_periods: 288 }),
    "a text": saying({ threshold: "80" }),
    "that tells nobody": saying({ alarm_actions: [] }),
  },
  unknown: { "a threshold from a variable": saying({ threshold: "${var.percent}" }) },
  damage: {
    [`${ALARM}.threshold`]: fc.constantFrom(-1, 80.1, 100),
    [`${ALARM}.comparison_operator`]: fc.constantFrom(
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ),
    [`${ALARM}.evaluation_periods`]: fc.constantFrom(0, 4, 288),
    [`${ALARM}.statistic`]: fc.constantFrom("Minimum", "SampleCount"),
    [`${ALARM}.unit`]: fc.constantFrom("Count", "Bytes"),
  },
  equivalent: [toldElsewhere],
};
