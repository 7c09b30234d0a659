import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const PARAMETER = "aws_ssm_parameter.p";
const secure = (changes: object = {}): CaseConfig => ({
  "aws_kms_key.k": { description: "parameters" },
  [PARAMETER]: {
    name: "/payments/contacts",
    type: "SecureString",
    key_id: "${aws_kms_key.k.arn}",
    ...changes,
  },
});
const plain = (changes: object = {}): CaseConfig => ({
  [PARAMETER]: { name: "/payments/queue-arn", type: "String", ...changes },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: [PARAMETER] });

export const cases: ControlCases = {
  pass: {
    encrypted: secure(),
    "encrypted, by the key's alias": {
      ...secure({ key_id: "alias/payments" }),
    },
    "an ARN": plain(),
    URLs: plain({ name: "/payments/api-url", type: "StringList" }),
    "what configures CloudWatch's agent": plain({ name: "AmazonCloudWatch-linux" }),
  },
  fail: {
    "as it stands": bad(plain({ name: "/payments/contacts" })),
    "encrypted by AWS's own key": bad(secure({ key_id: "alias/aws/ssm" })),
    "encrypted by nobody says which key": bad(secure({ key_id: null })),
    "an ARN and more": bad(plain({ name: "/payments/queue-arn/secret" })),
    "almost CloudWatch's agent": bad(plain({ name: "/AmazonCloudWatch-linux" })),
    misspelt: bad(plain({ type: "Securestring" })),
    "no type": bad(plain({ type: null })),
  },
  unknown: {
    "a type from a variable": bad(secure({ type: "${var.type}" })),
    "a name from a variable": bad(plain({ name: "${var.name}" })),
  },
  damage: {
    "aws_ssm_parameter.type": fc.constantFrom("Secure", "string"),
    "aws_ssm_parameter.name": fc.constant("/payments/password"),
  },
  equivalent: [
    {
      path: "aws_ssm_parameter.name",
      address: "aws_ssm_parameter.infrastructure_parameters_contacts",
      damage: "*",
      onlyIn: "state",
      because: "what is encrypted may be called anything",
    },
  ],
};
