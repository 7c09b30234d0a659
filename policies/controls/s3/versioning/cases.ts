import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const bucket: CaseConfig = { "aws_s3_bucket.b": { bucket: "audit" } };
const versioned = (status: unknown, of = "${aws_s3_bucket.b.id}"): CaseConfig => ({
  ...bucket,
  "aws_s3_bucket_versioning.b": { bucket: of, versioning_configuration: { status } },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_s3_bucket.b"] });

export const cases: ControlCases = {
  pass: { enabled: versioned("Enabled") },
  fail: {
    "not said": bad(bucket),
    suspended: bad(versioned("Suspended")),
    disabled: bad(versioned("Disabled")),
    misspelt: bad(versioned("enabled")),
    "another bucket": bad(versioned("Enabled", "another")),
  },
  unknown: { "from a variable": bad(versioned("${var.status}")) },
  damage: {
    "aws_s3_bucket_versioning.versioning_configuration.status": fc.constantFrom(
      "Suspended",
      "Disabled",
    ),
  },
};
