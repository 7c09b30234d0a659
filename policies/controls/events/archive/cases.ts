import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const archive = (values: Record<string, unknown> = {}): CaseConfig => ({
  "aws_cloudwatch_event_archive.a": {
    name: "audit",
    event_source_arn:
      "arn:aws:events:us-east-1:${data.aws_caller_identity.me.account_id}:event-bus/default",
    event_pattern: JSON.stringify({ source: [{ prefix: "aws." }] }),
    retention_days: 90,
    kms_key_identifier: "${aws_kms_key.k.arn}",
    ...values,
  },
  "aws_kms_key.k": { description: "audit" },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

export const cases: ControlCases = {
  pass: {
    "what is like the pattern": archive(),
    everything: archive({ event_pattern: null }),
    "for longer": archive({ retention_days: 400 }),
    "under an alias's key": {
      ...archive({ kms_key_identifier: "${aws_kms_alias.a.arn}" }),
      "aws_kms_alias.a": { name: "alias/a", target_key_id: "${aws_kms_key.k.id}" },
    },
  },
  fail: {
    nothing: bad({}),
    "of no bus": bad(archive({ event_source_arn: "default" })),
    "of some of it": bad(archive({ event_pattern: '{"source":["aws.iam"]}' })),
    "a day less": bad(archive({ retention_days: 89 })),
    "without an end that is said": bad(archive({ retention_days: null })),
    "under AWS's key": bad(archive({ kms_key_identifier: null })),
    "no pattern that EventBridge takes": bad(archive({ event_pattern: '{"source":"aws.iam"}' })),
  },
  unknown: {
    "a variable's pattern": bad(archive({ event_pattern: "${var.pattern}" })),
    "of a bus that is made elsewhere": bad(
      archive({ event_source_arn: "arn:aws:events:us-east-1:111122223333:event-bus/own" }),
    ),
  },
  damage: {
    "aws_cloudwatch_event_archive.retention_days": fc.integer({ min: 0, max: 89 }),
    "aws_cloudwatch_event_archive.event_pattern": fc.constantFrom(
      '{"source":["aws.iam"]}',
      '{"detail":{}}',
    ),
  },
  equivalent: [
    ...[4, 5, 7, 9].map((at) => ({
      path: "aws_cloudwatch_event_archive.event_pattern",
      address: "aws_cloudwatch_event_archive.monitoring_event-archive",
      place: `event_pattern.detail-type.${at}`,
      damage: "*",
      because: "the stack archives it beyond what it must",
    })),
  ],
};
