import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const key = (values: Record<string, unknown>) => ({ "aws_kms_key.logs": values });
const at = ["aws_kms_key.logs"];

export const cases: ControlCases = {
  pass: {
    rotation: key({ enable_key_rotation: true }),
    "every 90 days": key({ enable_key_rotation: true, rotation_period_in_days: 90 }),
    "every 365 days": key({ enable_key_rotation: true, rotation_period_in_days: 365 }),
    "a key that signs": key({ customer_master_key_spec: "RSA_2048", key_usage: "SIGN_VERIFY" }),
  },
  fail: {
    "a symmetric key that says so": {
      config: key({ customer_master_key_spec: "SYMMETRIC_DEFAULT" }),
      at,
    },
    "a spec that is not one": { config: key({ customer_master_key_spec: "RSA2048" }), at },
    "nothing said, which is none": { config: key({ description: "logs" }), at },
    none: { config: key({ enable_key_rotation: false }), at },
    "a text": { config: key({ enable_key_rotation: "true" }), at },
    "a day too seldom": {
      config: key({ enable_key_rotation: true, rotation_period_in_days: 366 }),
      at,
    },
    "a period in a text": {
      config: key({ enable_key_rotation: true, rotation_period_in_days: "90" }),
      at,
    },
    "a period without rotation": { config: key({ rotation_period_in_days: 90 }), at },
  },
  unknown: {
    "from a variable": { config: key({ enable_key_rotation: "${var.rotate}" }), at },
    "every so many days": {
      config: key({ enable_key_rotation: true, rotation_period_in_days: "${var.days}" }),
      at,
    },
  },
  damage: {
    "aws_kms_key.enable_key_rotation": fc.constant(false),
    "aws_kms_key.rotation_period_in_days": fc.integer({ min: 366, max: 2560 }),
  },
};
