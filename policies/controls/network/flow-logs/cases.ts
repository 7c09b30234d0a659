import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const LOG = "aws_flow_log.f";
const vpc: CaseConfig = { "aws_vpc.v": { cidr_block: "10.0.0.0/16" } };
const targets: CaseConfig = {
  "aws_cloudwatch_log_group.g": { name: "/aws/vpc/v" },
  "aws_iam_role.r": { name: "flow-log" },
};
const logged = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...vpc,
  ...targets,
  [LOG]: {
    vpc_id: "${aws_vpc.v.id}",
    traffic_type: "ALL",
    log_destination_type: "cloud-watch-logs",
    log_destination: "${aws_cloudwatch_log_group.g.arn}",
    iam_role_arn: "${aws_iam_role.r.arn}",
    ...changes,
  },
});
const elsewhere = (log_destination_type: string | null, log_destination: string) =>
  logged({ log_destination_type, log_destination, iam_role_arn: null });
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_vpc.v"] });

export const cases: ControlCases = {
  pass: {
    "to a log group": logged(),
    "to a log group, which is the default": logged({ log_destination_type: null }),
    "to a log group that is made elsewhere": logged({
      log_destination: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/vpc/v",
      iam_role_arn: "arn:aws:iam::111122223333:role/flow-log",
    }),
    "to a bucket": {
      ...elsewhere("s3", "${aws_s3_bucket.b.arn}"),
      "aws_s3_bucket.b": { bucket: "flows" },
    },
    "to a bucket that is made elsewhere": elsewhere("s3", "arn:aws:s3:::flows/v/"),
    "to a delivery stream": {
      ...elsewhere("kinesis-data-firehose", "${aws_kinesis_firehose_delivery_stream.d.arn}"),
      "aws_kinesis_firehose_delivery_stream.d": { name: "flows" },
    },
    "to a delivery stream that is made elsewhere": elsewhere(
      "kinesis-data-firehose",
      "arn:aws:firehose:us-east-1:111122223333:deliverystream/flows",
    ),
    "and what was refused once more": {
      ...logged(),
      "aws_flow_log.refused": { vpc_id: "${aws_vpc.v.id}", traffic_type: "REJECT" },
    },
  },
  fail: {
    "no flow log": bad(vpc),
    "only what was refused": bad(logged({ traffic_type: "REJECT" })),
    "only what was let through": bad(logged({ traffic_type: "ACCEPT" })),
    "nothing said of which": bad(logged({ traffic_type: null })),
    "of a subnet": bad(logged({ vpc_id: null, subnet_id: "subnet-0123456789abcdef0" })),
    "of another VPC": bad(logged({ vpc_id: "vpc-0123456789abcdef0" })),
    "to nowhere": bad(logged({ log_destination: null })),
    "by nobody": bad(logged({ iam_role_arn: null })),
    "to a log group, said to be a bucket": bad(logged({ log_destination_type: "s3" })),
    "to a bucket, said to be a log group": bad({
      ...elsewhere(null, "${aws_s3_bucket.b.arn}"),
      "aws_s3_bucket.b": { bucket: "flows" },
    }),
    "to a kind that there is not": bad(logged({ log_destination_type: "cloudwatch" })),
    "to a topic": bad({
      ...logged({ log_destination: "${aws_sns_topic.t.arn}" }),
      "aws_sns_topic.t": { name: "t" },
    }),
  },
  unknown: {
    "a variable's traffic": bad(logged({ traffic_type: "${var.traffic}" })),
    "to a variable's place": bad(logged({ log_destination: "${var.group}" })),
    "to a variable's kind of place": bad(logged({ log_destination_type: "${var.kind}" })),
  },
  damage: {
    "aws_flow_log.traffic_type": fc.constantFrom("REJECT", "ACCEPT", "all"),
    "aws_flow_log.log_destination_type": fc.constantFrom("s3", "kinesis-data-firehose", "s4"),
  },
};
