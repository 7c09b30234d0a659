import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const rule = (name: string, identifier: unknown, changes: object = {}): CaseConfig => ({
  [`aws_config_config_rule.${name}`]: {
    name,
    source: { owner: "AWS", source_identifier: identifier },
    ...changes,
  },
});
const encryption = rule("encryption", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED");
const reading = rule("reading", "S3_BUCKET_PUBLIC_READ_PROHIBITED");
const writing = rule("writing", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED");
const tags = (given: unknown = { tag1Key: "Environment", tag2Key: "CostCenter" }, changes = {}) =>
  rule("tags", "REQUIRED_TAGS", {
    input_parameters: typeof given === "object" ? JSON.stringify(given) : given,
    ...changes,
  });
const whole = { ...encryption, ...reading, ...writing, ...tags() };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const scoped = {
  scope: { compliance_resource_id: "one", compliance_resource_types: ["AWS::S3::Bucket"] },
};

export const cases: ControlCases = {
  pass: {
    "one by one": whole,
    "public access at once": {
      ...rule("encryption", "S3_DEFAULT_ENCRYPTION_KMS"),
      ...rule("public", "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"),
      ...tags({ tag1Key: "CostCenter", tag3Key: "Environment", tag3Value: "production" }),
    },
  },
  fail: {
    nothing: bad({}),
    "no encryption": bad({ ...reading, ...writing, ...tags() }),
    "encryption of one bucket": bad({
      ...whole,
      ...rule("encryption", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", scoped),
    }),
    "public reading only": bad({ ...encryption, ...reading, ...tags() }),
    "public writing only": bad({ ...encryption, ...writing, ...tags() }),
    "no tags": bad({ ...encryption, ...reading, ...writing }),
    "a tag less": bad({ ...whole, ...tags({ tag1Key: "Environment" }) }),
    "tags' values only": bad({
      ...whole,
      ...tags({ tag1Value: "Environment", tag2Value: "CostCenter" }),
    }),
    "a rule of somebody's own": bad({
      ...whole,
      ...rule("encryption", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", {
        source: {
          owner: "CUSTOM_LAMBDA",
          source_identifier: "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED",
        },
      }),
    }),
  },
  unknown: {
    "tags from a variable": bad({ ...whole, ...tags("${var.parameters}") }),
  },
  damage: {
    "aws_config_config_rule.scope": fc.constant(scoped.scope),
    "aws_config_config_rule.source.owner": fc.constantFrom("CUSTOM_LAMBDA", "CUSTOM_POLICY"),
  },
  equivalent: [
    {
      path: "aws_config_config_rule.input_parameters",
      place: "*Value",
      damage: "*",
      because:
        "a rule without a value asks for the tag alone; which value it has is tags/required's to judge",
    },
  ],
};
