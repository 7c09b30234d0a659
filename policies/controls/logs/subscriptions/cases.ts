import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";

const FILTER = "aws_cloudwatch_log_subscription_filter.f";
const whole: CaseConfig = {
  [FILTER]: {
    name: "archive",
    filter_pattern: "",
    log_group_name: "${aws_cloudwatch_log_group.g.name}",
    destination_arn: "${aws_kinesis_firehose_delivery_stream.d.arn}",
  },
  "aws_cloudwatch_log_group.g": { name: "/payments" },
  "aws_kinesis_firehose_delivery_stream.d": { name: "archive" },
};
const saying = (values: Record<string, unknown>) => changed(whole, FILTER, values);
const bad = (config: CaseConfig): BadCase => ({ config, at: [FILTER] });

const another = (attribute: string) => ({
  path: `aws_cloudwatch_log_subscription_filter.${attribute}`,
  damage: "* for its like",
  because:
    "another that is declared is there too; what must be archived is logs/archive's to judge",
});

export const cases: ControlCases = {
  pass: {
    "to a Firehose": whole,
    "of a group that is named": saying({ log_group_name: "/payments" }),
    "to a function": {
      ...saying({ destination_arn: "${aws_lambda_function.f.arn}" }),
      "aws_lambda_function.f": { function_name: "f" },
    },
    "to a stream": {
      ...saying({ destination_arn: "${aws_kinesis_stream.s.arn}" }),
      "aws_kinesis_stream.s": { name: "s" },
    },
  },
  fail: {
    "no destination": bad(saying({ destination_arn: null })),
    "no group": bad(saying({ log_group_name: null })),
    "of a group that nobody has": bad(saying({ log_group_name: "/payment" })),
    "to a topic": bad({
      ...saying({ destination_arn: "${aws_sns_topic.t.arn}" }),
      "aws_sns_topic.t": { name: "t" },
    }),
  },
  unknown: {
    "to somebody else's": bad(
      saying({ destination_arn: "arn:aws:firehose:us-east-1:111122223333:deliverystream/gone" }),
    ),
    "a variable's group": bad(saying({ log_group_name: "${var.group}" })),
  },
  equivalent: [
    // A group that is named after an API is told from its like, but in a state, where its name is plain.
    ...["access", "processor", "canary"].map((name) => ({
      ...another("log_group_name"),
      address: `aws_cloudwatch_log_subscription_filter.archive_subscription-${name}`,
    })),
    { ...another("log_group_name"), onlyIn: "state" as const },
    another("destination_arn"),
  ],
};
