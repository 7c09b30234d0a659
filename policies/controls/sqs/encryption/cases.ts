import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const queue = (kms_master_key_id: unknown): CaseConfig => ({
  "aws_sqs_queue.q": { name: "undelivered", kms_master_key_id },
});
const key: CaseConfig = { "aws_kms_key.k": { description: "alerts" } };
const ARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_sqs_queue.q"] });

export const cases: ControlCases = {
  pass: {
    "by a key": { ...queue("${aws_kms_key.k.arn}"), ...key },
    "by the key's id": { ...queue("${aws_kms_key.k.key_id}"), ...key },
    "by an alias": {
      ...queue("${aws_kms_alias.a.name}"),
      "aws_kms_alias.a": { name: "alias/alerts", target_key_id: "${aws_kms_key.k.id}" },
      ...key,
    },
    "by a key that is made elsewhere": queue(ARN),
  },
  fail: {
    "SQS's own key": bad({ "aws_sqs_queue.q": { name: "q", sqs_managed_sse_enabled: true } }),
    "AWS's key": bad(queue("alias/aws/sqs")),
    "something else": bad({ ...queue("${aws_sns_topic.t.arn}"), "aws_sns_topic.t": { name: "t" } }),
    nothing: bad(queue("")),
  },
  unknown: { "a variable's": bad(queue("${var.key}")) },
  damage: {
    "aws_sqs_queue.kms_master_key_id": fc.constantFrom(
      "alias/aws/sqs",
      "alias/aws/sns",
      "key",
      "*",
    ),
  },
};
