import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { granted, mayDoMore, ROLE } from "../../../lib/grants";
import { text } from "../../../lib/policy-document";

const STREAM = "aws_cloudwatch_metric_stream.s";
const DELIVERY = "aws_kinesis_firehose_delivery_stream.d";
const POLICY = "aws_iam_role_policy.r";
const ARN = "${aws_kinesis_firehose_delivery_stream.d.arn}";
const assumed = (Service: string) => ({
  assume_role_policy: text({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }),
});
const put = (Resource: unknown, more: object = {}) => ({
  policy: text({
    Effect: "Allow",
    Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
    Resource,
    ...more,
  }),
});
const encrypted = (values: object = {}) => ({
  server_side_encryption: {
    enabled: true,
    key_type: "CUSTOMER_MANAGED_CMK",
    key_arn: "${aws_kms_key.k.arn}",
    ...values,
  },
});
const delivered: CaseConfig = {
  [STREAM]: {
    name: "payment-metrics",
    output_format: "json",
    firehose_arn: ARN,
    role_arn: ROLE,
    include_filter: [{ namespace: "AWS/Lambda" }, { namespace: "Payments" }],
  },
  [DELIVERY]: {
    name: "payment-metrics",
    destination: "extended_s3",
    ...encrypted(),
    extended_s3_configuration: { bucket_arn: "${aws_s3_bucket.b.arn}" },
  },
  "aws_kms_key.k": { enable_key_rotation: true },
  "aws_s3_bucket.b": { bucket: "payment-metrics" },
};
const ways = Object.entries(granted(put(ARN).policy)).map(([way, grant]) => [
  way,
  {
    ...changed(grant, "aws_iam_role.r", assumed("streams.metrics.cloudwatch.amazonaws.com")),
    ...delivered,
  },
]);
const whole = Object.fromEntries(ways)["by a policy beside the role"] as CaseConfig;
const bad = (config: CaseConfig): BadCase => ({ config, at: [STREAM] });
const saying = (address: string, values: Record<string, unknown>) =>
  bad(changed(whole, address, values));

export const cases: ControlCases = {
  pass: Object.fromEntries(ways),
  fail: {
    "no Firehose": saying(STREAM, { firehose_arn: null }),
    "every metric that there is": saying(STREAM, { include_filter: [] }),
    "every metric but some": saying(STREAM, {
      include_filter: null,
      exclude_filter: [{ namespace: "AWS/EC2" }],
    }),
    "metrics of no namespace": saying(STREAM, { include_filter: [{ namespace: "" }] }),
    "not encrypted": saying(DELIVERY, { server_side_encryption: null }),
    "encryption switched off": saying(DELIVERY, encrypted({ enabled: false })),
    "AWS's own key": saying(DELIVERY, encrypted({ key_type: "AWS_OWNED_CMK", key_arn: null })),
    "no bucket": saying(DELIVERY, { extended_s3_configuration: null }),
    "no role": saying(STREAM, { role_arn: null }),
    "a role of another service": saying("aws_iam_role.r", assumed("firehose.amazonaws.com")),
    "a role that may not": bad(changed(whole, POLICY, undefined)),
    "a role that must not": saying(POLICY, put(ARN, { Effect: "Deny" })),
    "a role that may put one record": saying(POLICY, put(ARN, { Action: "firehose:PutRecord" })),
    "a role that may put records elsewhere": saying(
      POLICY,
      put("arn:aws:firehose:us-east-1:111122223333:deliverystream/other"),
    ),
  },
  unknown: {
    "a Firehose of somebody else's": saying(STREAM, {
      firehose_arn: "arn:aws:firehose:us-east-1:111122223333:deliverystream/other",
    }),
    "a key of somebody else's": saying(
      DELIVERY,
      encrypted({ key_arn: "arn:aws:kms:us-east-1:111122223333:key/other" }),
    ),
    "a bucket of somebody else's": saying(DELIVERY, {
      extended_s3_configuration: { bucket_arn: "arn:aws:s3:::other" },
    }),
    "a variable's namespace": saying(STREAM, { include_filter: [{ namespace: "${var.n}" }] }),
  },
  damage: {
    "aws_cloudwatch_metric_stream.exclude_filter": fc.constant([{ namespace: "AWS/EC2" }]),
    "aws_kinesis_firehose_delivery_stream.server_side_encryption.key_type":
      fc.constant("AWS_OWNED_CMK"),
  },
  equivalent: [
    {
      path: "aws_iam_role.assume_role_policy",
      damage: "no Condition in *",
      because: "for which account a service assumes a role is iam/trust's to judge",
    },

    ...mayDoMore(),
    ...["server_side_encryption.key_arn", "extended_s3_configuration.bucket_arn"].map((path) => ({
      path: `aws_kinesis_firehose_delivery_stream.${path}`,
      damage: "* for its like",
      because: "another customer key is one too; what a bucket must be is for others to judge",
    })),
  ],
};
