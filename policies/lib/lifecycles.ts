import type { CaseConfig } from "./cases";

/** For cases about what becomes of a bucket's objects. */

export const BUCKET = "aws_s3_bucket.b";
const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.b";

export const rule = (changes: object = {}) => ({
  id: "all",
  status: "Enabled",
  filter: [{}],
  expiration: { days: 400 },
  noncurrent_version_expiration: { noncurrent_days: 30 },
  abort_incomplete_multipart_upload: { days_after_initiation: 7 },
  ...changes,
});

/** A bucket with these rules. */
export const ruled = (rules: object[] = [rule()], changes: object = {}): CaseConfig => ({
  [BUCKET]: { bucket: "audit" },
  [LIFECYCLE]: { bucket: "${aws_s3_bucket.b.id}", rule: rules, ...changes },
});
