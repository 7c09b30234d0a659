import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const TOPIC = "${aws_sns_topic.t.arn}";
const GONE = "arn:aws:sns:us-east-1:111122223333:gone";
const METRIC = "aws_cloudwatch_metric_alarm.slow";
const COMPOSITE = "aws_cloudwatch_composite_alarm.all";
const alarm = (values: Record<string, unknown> = {}): CaseConfig => ({
  "aws_sns_topic.t": { name: "t" },
  [METRIC]: { alarm_name: "slow", alarm_actions: [TOPIC], ok_actions: [TOPIC], ...values },
});
const composite = (values: Record<string, unknown> = {}): CaseConfig => ({
  "aws_sns_topic.t": { name: "t" },
  [COMPOSITE]: { alarm_name: "all", alarm_rule: "ALARM(slow)", ok_actions: [TOPIC], ...values },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [METRIC] });
const sadly = (config: CaseConfig): BadCase => ({ config, at: [COMPOSITE] });

export const cases: ControlCases = {
  pass: {
    "a topic": alarm(),
    "no action": alarm({ alarm_actions: null, ok_actions: [] }),
    "a function and a policy": {
      ...alarm({
        alarm_actions: ["${aws_lambda_function.f.arn}"],
        insufficient_data_actions: ["${aws_autoscaling_policy.p.arn}"],
      }),
      "aws_lambda_function.f": { function_name: "f" },
      "aws_autoscaling_policy.p": { name: "p", autoscaling_group_name: "g" },
    },
    "what AWS offers": alarm({ alarm_actions: ["arn:aws:automate:us-east-1:ec2:recover"] }),
    "a composite": composite({ alarm_actions: [TOPIC], insufficient_data_actions: [TOPIC] }),
  },
  fail: {
    "an action that is none": bad(alarm({ alarm_actions: ["t"] })),
    "an action that is no list": bad(alarm({ ok_actions: { topic: "t" } })),
    "a composite whose action is none": sadly(composite({ alarm_actions: ["t"] })),
  },
  unknown: {
    "a topic of somebody else's": bad(alarm({ alarm_actions: [TOPIC, GONE] })),
    "a topic of somebody else's when it is over": bad(alarm({ ok_actions: [GONE] })),
    "a topic of somebody else's when nothing is known": bad(
      alarm({ insufficient_data_actions: [GONE] }),
    ),
    "a variable's topic": bad(alarm({ alarm_actions: ["${var.topic}"] })),
    "a composite of somebody else's topic": sadly(composite({ insufficient_data_actions: [GONE] })),
  },
  equivalent: [
    ...["removed", "null", "[]", "* for its like"].flatMap((damage) =>
      ["metric", "composite"].flatMap((kind) =>
        ["alarm_actions", "ok_actions", "insufficient_data_actions"].map((attribute) => ({
          path: `aws_cloudwatch_${kind}_alarm.${attribute}`,
          damage,
          because: "that an alarm acts, and on what, is for others to judge",
        })),
      ),
    ),
  ],
};
