import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { text } from "../../../lib/policy-document";

const PATTERNS: Record<string, object> = {
  security: { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] },
  operations: {
    source: ["aws.ec2"],
    "detail-type": ["EC2 Instance State-change Notification"],
    detail: { state: ["stopped", "terminated"] },
  },
  cost: { source: ["aws.ce"], "detail-type": ["Anomaly Detected"] },
};

const publish = (Resource: string) =>
  text({
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource,
  });
const topic = (name: string): CaseConfig => ({
  [`aws_sns_topic.${name}`]: { name },
  [`aws_sns_topic_policy.${name}`]: {
    arn: `\${aws_sns_topic.${name}.arn}`,
    policy: publish(`\${aws_sns_topic.${name}.arn}`),
  },
  ...Object.fromEntries(
    ["a", "b"].map((who) => [
      `aws_sns_topic_subscription.${name}-${who}`,
      {
        topic_arn: `\${aws_sns_topic.${name}.arn}`,
        protocol: "email",
        endpoint: `${who}@example.com`,
      },
    ]),
  ),
});
const rule = (name: string, pattern: object = PATTERNS[name] ?? {}): CaseConfig => ({
  [`aws_cloudwatch_event_rule.${name}`]: { name, event_pattern: JSON.stringify(pattern) },
});
const target = (name: string, told = name): CaseConfig => ({
  [`aws_cloudwatch_event_target.${name}`]: {
    rule: `\${aws_cloudwatch_event_rule.${name}.name}`,
    arn: `\${aws_sns_topic.${told}.arn}`,
  },
});
const response = (name: string): CaseConfig => ({ ...topic(name), ...rule(name), ...target(name) });
const whole = { ...response("security"), ...response("operations"), ...response("cost") };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const changed = (address: string, changes: object): BadCase =>
  bad({ ...whole, [address]: { ...(whole as CaseConfig)[address], ...changes } });
const but = (address: string): CaseConfig => {
  const { [address]: _, ...others } = whole as CaseConfig;
  return others;
};
const without = (address: string): BadCase => bad(but(address));

export const cases: ControlCases = {
  pass: {
    "each to its own": whole,
    "by a topic's own policy": {
      ...but("aws_sns_topic_policy.cost"),
      "aws_sns_topic.cost": { name: "cost", policy: publish("*") },
    },
    "machines by two rules": {
      ...whole,
      ...rule("operations", { ...PATTERNS.operations, detail: { state: ["stopped"] } }),
      ...rule("gone", { ...PATTERNS.operations, detail: { state: [{ prefix: "term" }] } }),
      ...target("gone", "operations"),
    },
  },
  fail: {
    nothing: bad({}),
    "no findings": bad({ ...response("operations"), ...response("cost") }),
    "no machines": bad({ ...response("security"), ...response("cost") }),
    "machines to nobody": without("aws_cloudwatch_event_target.operations"),
    "no costs": bad({ ...response("security"), ...response("operations") }),
    "machines that stop only": bad({
      ...whole,
      ...rule("operations", { ...PATTERNS.operations, detail: { state: ["stopped"] } }),
    }),
    "everything to everybody": bad({
      ...whole,
      ...target("operations", "security"),
      ...target("cost", "security"),
    }),
    "a topic that lets EventBridge in no more": without("aws_sns_topic_policy.cost"),
    "one mailbox": without("aws_sns_topic_subscription.security-a"),
    "one mailbox, and one that hears of some": changed("aws_sns_topic_subscription.security-a", {
      filter_policy: '{"severity":["high"]}',
    }),
    "a rule that is off": changed("aws_cloudwatch_event_rule.security", { state: "DISABLED" }),
    "a rule of another bus": changed("aws_cloudwatch_event_rule.cost", { event_bus_name: "own" }),
    "a log group": bad({
      ...whole,
      "aws_cloudwatch_event_target.cost": {
        rule: "${aws_cloudwatch_event_rule.cost.name}",
        arn: "${aws_cloudwatch_log_group.g.arn}",
      },
      "aws_cloudwatch_log_group.g": { name: "/aws/events/cost" },
    }),
  },
  unknown: {
    "a pattern from a variable": changed("aws_cloudwatch_event_rule.cost", {
      event_pattern: "${var.pattern}",
    }),
  },
  damage: {
    "aws_cloudwatch_event_rule.state": fc.constantFrom("DISABLED", "enabled"),
    "aws_cloudwatch_event_rule.is_enabled": fc.constant(false),
    "aws_cloudwatch_event_rule.event_bus_name": fc.constant("own"),
    "aws_sns_topic_subscription.protocol": fc.constantFrom("sms", "https"),
    "aws_sns_topic_subscription.filter_policy": fc.constant('{"severity":["high"]}'),
    "aws_sns_topic_subscription.pending_confirmation": fc.constant(true),
  },
  equivalent: [
    ...["* in AllowAlarmsOfThisAccount", "Allow in DenyInsecureTransport"].map((damage) => ({
      path: "aws_sns_topic_policy.policy",
      damage,
      because: "who may publish is sns/publishers' to judge; who may, must be able to",
    })),
  ],
};
