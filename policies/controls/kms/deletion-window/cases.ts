import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const key = (deletion_window_in_days: unknown) => ({
  "aws_kms_key.logs": { deletion_window_in_days },
});
const at = ["aws_kms_key.logs"];

export const cases: ControlCases = {
  pass: { "seven days": key(7) },
  fail: {
    "six days": { config: key(6), at },
    "eight days, where seven are meant": { config: key(8), at },
    "nothing said, which is thirty": { config: { "aws_kms_key.logs": {} }, at },
    "a text": { config: key("7"), at },
    "a list": { config: key([7]), at },
  },
  unknown: { "from a variable": { config: key("${var.days}"), at } },
  damage: {
    "aws_kms_key.deletion_window_in_days": fc.oneof(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 8, max: 30 }),
    ),
  },
};
