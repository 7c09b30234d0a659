import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { ACL, acl } from "../../../lib/firewalls";

const header = (name: unknown) => ({ single_header: { name } });
const logged = (changes: object = {}): CaseConfig => ({
  ...acl(),
  "aws_wafv2_web_acl_logging_configuration.w": {
    resource_arn: "${aws_wafv2_web_acl.w.arn}",
    log_destination_configs: ["${aws_cloudwatch_log_group.w.arn}"],
    redacted_fields: [header("authorization")],
    ...changes,
  },
});
const group = (name = "aws-waf-logs-payments"): CaseConfig => ({
  "aws_cloudwatch_log_group.w": { name },
});
const into = (reference: string) => logged({ log_destination_configs: [reference] });
const bad = (config: CaseConfig): BadCase => ({ config, at: [ACL] });
const DROPPING = [
  {
    default_behavior: "DROP",
    filter: [
      {
        behavior: "KEEP",
        requirement: "MEETS_ANY",
        condition: [{ action_condition: [{ action: "BLOCK" }] }],
      },
    ],
  },
];

export const cases: ControlCases = {
  pass: {
    "to a log group": { ...logged(), ...group() },
    "to a bucket": {
      ...into("${aws_s3_bucket.w.arn}"),
      "aws_s3_bucket.w": { bucket: "aws-waf-logs-payments" },
    },
    "to a delivery stream": {
      ...into("${aws_kinesis_firehose_delivery_stream.w.arn}"),
      "aws_kinesis_firehose_delivery_stream.w": { name: "aws-waf-logs-payments" },
    },
  },
  fail: {
    "no log": bad({ ...acl(), ...group() }),
    "a log group of another name": bad({ ...logged(), ...group("waf-logs") }),
    "a topic": bad({ ...into("${aws_sns_topic.w.arn}"), "aws_sns_topic.w": { name: "w" } }),
    "with every header": bad({ ...logged({ redacted_fields: null }), ...group() }),
    "without another header": bad({
      ...logged({ redacted_fields: [header("cookie")] }),
      ...group(),
    }),
    "without the path": bad({
      ...logged({ redacted_fields: [{ uri_path: {} }] }),
      ...group(),
    }),
    "of what is blocked only": bad({ ...logged({ logging_filter: DROPPING }), ...group() }),
  },
  unknown: {
    "a header from a variable": bad({
      ...logged({ redacted_fields: [header("${var.header}")] }),
      ...group(),
    }),
  },
  damage: {
    "aws_wafv2_web_acl_logging_configuration.redacted_fields.single_header.name": fc.constantFrom(
      "cookie",
      "authorisation",
    ),
    "aws_wafv2_web_acl_logging_configuration.logging_filter": fc.constant(DROPPING),
    "aws_cloudwatch_log_group.name": fc.constant("waf-logs"),
    "aws_s3_bucket.bucket": fc.constant("waf-logs"),
    "aws_kinesis_firehose_delivery_stream.name": fc.constant("waf-logs"),
  },
  equivalent: [
    {
      path: "aws_wafv2_web_acl_logging_configuration.log_destination_configs",
      damage: "* for its like",
      because: "another group that AWS WAF may log to is one too",
    },
  ],
};
