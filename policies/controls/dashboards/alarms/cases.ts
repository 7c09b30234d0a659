import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const AT = "aws_cloudwatch_dashboard.d";
const alarms: CaseConfig = {
  "aws_cloudwatch_metric_alarm.slow": { alarm_name: "slow" },
  "aws_cloudwatch_composite_alarm.all": { alarm_name: "all", alarm_rule: "ALARM(slow)" },
};
const bodied = (dashboard_body: unknown): CaseConfig => ({
  ...alarms,
  [AT]: { dashboard_name: "d", dashboard_body },
});
const showing = (listed?: unknown, marked?: unknown): CaseConfig =>
  bodied(
    JSON.stringify({
      widgets: [
        { type: "alarm", properties: { alarms: listed } },
        { type: "metric", properties: { metrics: [], annotations: { alarms: marked } } },
        { type: "text", properties: { markdown: "Payments" } },
      ],
    }),
  );
const bad = (config: CaseConfig): BadCase => ({ config, at: [AT] });
const named = "arn:aws:cloudwatch:us-east-1:${data.aws_caller_identity.me.account_id}:alarm:";

export const cases: ControlCases = {
  pass: {
    "by ARN, and by reference": showing(
      [`${named}slow`, "${aws_cloudwatch_composite_alarm.all.arn}"],
      ["${aws_cloudwatch_metric_alarm.slow.arn}"],
    ),
    marked: showing(undefined, [`${named}all`]),
    none: showing(),
  },
  fail: {
    "by a name": bad(showing(["slow"])),
    "marked by a name": bad(showing([], ["slow"])),
    "no list": bad(showing({ alarm: "slow" })),
    "no widgets": bad(bodied("{}")),
    "no body": bad(bodied(null)),
  },
  unknown: {
    "an ARN that nobody has": bad(showing([`${named}slow`, `${named}slower`])),
    "marked by an ARN that nobody has": bad(showing([], [`${named}slower`])),
    "a variable's alarm": bad(showing(["${var.alarm}"])),
    "a variable's body": bad(bodied("${var.body}")),
  },
  equivalent: [
    ...["alarms", "annotations.alarms"].flatMap((shown) =>
      ["removed", "null", "[]", "* for its like"].map((damage) => ({
        path: `aws_cloudwatch_dashboard.dashboard_body.widgets.properties.${shown}`,
        place: "all",
        damage,
        because: "which alarms a dashboard shows is for others to judge",
      })),
    ),
  ],
};
