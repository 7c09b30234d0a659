import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { BUCKET, rule, ruled } from "../../../lib/lifecycles";

const bad = (config: CaseConfig): BadCase => ({ config, at: [BUCKET] });
const ruling = (changes: object): BadCase => bad(ruled([rule(changes)]));
const RULE = "aws_s3_bucket_lifecycle_configuration.rule";

export const cases: ControlCases = {
  pass: {
    "one rule": ruled(),
    "a rule each": ruled([
      { id: "a", status: "Enabled", expiration: { days: 1 } },
      {
        id: "b",
        status: "Enabled",
        noncurrent_version_expiration: { noncurrent_days: 1 },
        abort_incomplete_multipart_upload: { days_after_initiation: 1 },
      },
    ]),
  },
  fail: {
    "no rules": bad({ [BUCKET]: { bucket: "audit" } }),
    "for ever": ruling({ expiration: null }),
    "too long": ruling({ expiration: { days: 3_662 } }),
    "what was before for ever": ruling({ noncurrent_version_expiration: null }),
    "two versions for ever": ruling({
      noncurrent_version_expiration: { noncurrent_days: 30, newer_noncurrent_versions: 2 },
    }),
    "uploads for ever": ruling({ abort_incomplete_multipart_upload: null }),
    "uploads for a month": ruling({
      abort_incomplete_multipart_upload: { days_after_initiation: 30 },
    }),
    "a rule that is off": ruling({ status: "Disabled" }),
    "some of the objects": ruling({ filter: [{ prefix: "logs/" }] }),
    "some of the objects, the older way": ruling({ filter: null, prefix: "logs/" }),
    "a text": ruling({ expiration: { days: "400" } }),
    "another bucket's rules": bad(ruled([rule()], { bucket: "another" })),
  },
  unknown: { "from a variable": ruling({ expiration: { days: "${var.days}" } }) },
  damage: {
    [`${RULE}.status`]: fc.constantFrom("Disabled", "enabled"),
    [`${RULE}.prefix`]: fc.constant("logs/"),
    [`${RULE}.filter`]: fc.constant([{ prefix: "logs/" }]),
    [`${RULE}.expiration.days`]: fc.constantFrom(0, 3_662),
    [`${RULE}.abort_incomplete_multipart_upload.days_after_initiation`]: fc.constantFrom(0, 8),
  },
};
