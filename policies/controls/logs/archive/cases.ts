import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { paymentLogs } from "../../../lib/payment-logs";

const LOCK = "aws_s3_bucket_object_lock_configuration.archive";
const at = ["stack"];

const subscription = (group: string): CaseConfig => ({
  [`aws_cloudwatch_log_subscription_filter.${group}`]: {
    name: group,
    log_group_name: `\${aws_cloudwatch_log_group.${group}.name}`,
    filter_pattern: "",
    destination_arn: "${aws_kinesis_firehose_delivery_stream.archive.arn}",
  },
});
const archived: CaseConfig = {
  ...paymentLogs,
  ...subscription("access"),
  ...subscription("execution"),
  ...subscription("pay"),
  ...subscription("database"),
  ...subscription("aurora"),
  "aws_kinesis_firehose_delivery_stream.archive": {
    name: "archive",
    destination: "extended_s3",
    extended_s3_configuration: { bucket_arn: "${aws_s3_bucket.archive.arn}" },
  },
  "aws_s3_bucket.archive": { bucket: "archive", object_lock_enabled: true },
  [LOCK]: {
    bucket: "${aws_s3_bucket.archive.id}",
    rule: { default_retention: { mode: "GOVERNANCE", days: 397 } },
  },
};
const locked = (default_retention: unknown) =>
  changed(archived, LOCK, { rule: { default_retention } });
const bad = (address: string, values?: Record<string, unknown>) => ({
  config: changed(archived, address, values),
  at,
});
const filter = (group: string) => `aws_cloudwatch_log_subscription_filter.${group}`;
const stream = "aws_kinesis_firehose_delivery_stream.archive";

export const cases: ControlCases = {
  pass: {
    "thirteen months": archived,
    "two years": locked({ mode: "COMPLIANCE", years: 2 }),
    "another subscriber beside": {
      ...archived,
      ...changed(subscription("access"), filter("access"), {
        name: "errors",
        filter_pattern: "{ $.status >= 500 }",
      }),
      ...Object.fromEntries(
        Object.values(subscription("access")).map((one) => [filter("whole"), one]),
      ),
    },
    "a group of something else": {
      ...archived,
      "aws_cloudwatch_log_group.orders": { name: "/orders" },
    },
  },
  fail: {
    nothing: { config: {}, at },
    "nothing archived": { config: paymentLogs, at },
    ...Object.fromEntries(
      ["access", "execution", "pay", "database", "aurora"].flatMap((group) => [
        [`${group} is not archived`, bad(filter(group))],
        [`of ${group} only errors are archived`, bad(filter(group), { filter_pattern: "ERROR" })],
        [
          `${group} goes to a function`,
          bad(filter(group), { destination_arn: "${aws_lambda_function.pay.arn}" }),
        ],
      ]),
    ),
    "a second database is not archived": {
      config: {
        ...archived,
        "aws_cloudwatch_log_group.second": { name: "/aws/rds/payments-db-second" },
      },
      at,
    },
    "the stream goes elsewhere": bad(stream, {
      destination: "http_endpoint",
      extended_s3_configuration: null,
    }),
    "the stream goes to another bucket": {
      config: {
        ...changed(archived, stream, {
          extended_s3_configuration: { bucket_arn: "${aws_s3_bucket.other.arn}" },
        }),
        "aws_s3_bucket.other": { bucket: "other" },
      },
      at,
    },
    "no lock": bad(LOCK),
    "no rule": bad(LOCK, { rule: null }),
    "a day too few": { config: locked({ mode: "GOVERNANCE", days: 396 }), at },
    "a year": { config: locked({ mode: "COMPLIANCE", years: 1 }), at },
    "no time": { config: locked({ mode: "COMPLIANCE" }), at },
    "days in a text": { config: locked({ mode: "COMPLIANCE", days: "397" }), at },
    "a mode that is none": { config: locked({ mode: "governance", days: 397 }), at },
    "no mode": { config: locked({ days: 397 }), at },
  },
  unknown: {
    "days from a variable": { config: locked({ mode: "GOVERNANCE", days: "${var.days}" }), at },
    "a pattern from a variable": bad(filter("pay"), { filter_pattern: "${var.pattern}" }),
    "a bucket that is managed elsewhere": bad(stream, {
      extended_s3_configuration: { bucket_arn: "arn:aws:s3:::elsewhere" },
    }),
  },
  damage: {
    "aws_cloudwatch_log_subscription_filter.filter_pattern": fc.constantFrom(
      "ERROR",
      "{ $.a = 1 }",
    ),
    "aws_s3_bucket_object_lock_configuration.rule.default_retention.days": fc.integer({
      min: 0,
      max: 396,
    }),
    "aws_s3_bucket_object_lock_configuration.rule.default_retention.mode": fc.constantFrom(
      "NONE",
      "compliance",
    ),
  },
};
