import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const AT = "aws_cloudwatch_composite_alarm.all";
const ruled = (alarm_rule: unknown): CaseConfig => ({
  "aws_cloudwatch_metric_alarm.slow": { alarm_name: "slow" },
  "aws_cloudwatch_composite_alarm.errors": { alarm_name: "errors", alarm_rule: "ALARM(slow)" },
  [AT]: { alarm_name: "all", alarm_rule },
});
const bad = (alarm_rule: unknown): BadCase => ({ config: ruled(alarm_rule), at: [AT] });
const named = "arn:aws:cloudwatch:us-east-1:${data.aws_caller_identity.me.account_id}:alarm:";

export const cases: ControlCases = {
  pass: {
    "by name": ruled('ALARM("slow") OR NOT OK("errors")'),
    "by reference": ruled("ALARM(${aws_cloudwatch_metric_alarm.slow.arn})"),
    "by ARN": ruled(`ALARM("${named}slow")`),
    never: ruled("FALSE"),
  },
  fail: {
    "of a name that nobody has": bad("ALARM(slow) OR ALARM(slower)"),
    "of a name that nobody has, so that it must not alarm": bad(
      "ALARM(slow) AND NOT ALARM(slower)",
    ),
    "no rule": bad(null),
  },
  unknown: {
    "not a rule": bad("whenever"),
    "a variable's rule": bad("${var.rule}"),
    "of an ARN that nobody has": bad(`ALARM("${named}slower")`),
  },
  equivalent: [
    {
      path: "aws_cloudwatch_composite_alarm.alarm_name",
      address: AT,
      damage: "*",
      because: "what it is called itself its rule does not say",
    },
    ...["swapped aws_cloudwatch_metric_alarm.*", "AND for OR"].map((damage) => ({
      path: "aws_cloudwatch_composite_alarm.alarm_rule",
      damage,
      because: "which alarms a composite is made of, and how, is for others to judge",
    })),
  ],
};
