import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const TYPES = ["role", "user", "group"].map((who) => `aws_iam_${who}_policy_attachment`);
const AWS = "arn:aws:iam::aws:policy/";
const attached = (policy_arn: unknown, type = TYPES[0]) => ({ [`${type}.a`]: { policy_arn } });
const at = [`${TYPES[0]}.a`];
const bad = (policy_arn: unknown) => ({ config: attached(policy_arn), at });

export const cases: ControlCases = {
  pass: {
    ...Object.fromEntries(
      [...TYPES, "aws_iam_policy_attachment"].map((type) => [
        `${type} of a service's own policy`,
        attached(`${AWS}service-role/AWSLambdaBasicExecutionRole`, type),
      ]),
    ),
    "a policy of this model": {
      ...attached("${aws_iam_policy.p.arn}"),
      "aws_iam_policy.p": { name: "p" },
    },
    "in another partition": attached(
      "arn:aws-us-gov:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    ),
  },
  fail: {
    nothing: { config: { [`${TYPES[0]}.a`]: { role: "r" } }, at },
    "an empty text": bad(""),
    "a name": bad("ReadOnly"),
    "an administrator's policy, which is AWS's to write": bad(`${AWS}AdministratorAccess`),
    "nearly an administrator's": bad(`${AWS}PowerUserAccess`),
    "all of a service": bad(`${AWS}AmazonS3FullAccess`),
    "all of a service, under a path": bad(`${AWS}service-role/AWSSomethingFullAccess`),
    "another resource": {
      config: { ...attached("${aws_iam_role.r.arn}"), "aws_iam_role.r": { name: "r" } },
      at,
    },
  },
  unknown: {
    "from a variable": bad("${var.policy}"),
    "a policy that is managed elsewhere": bad("arn:aws:iam::111122223333:policy/p"),
  },
  damage: Object.fromEntries(
    [...TYPES, "aws_iam_policy_attachment"].map((type) => [
      `${type}.policy_arn`,
      fc.constantFrom(`${AWS}AdministratorAccess`, `${AWS}IAMFullAccess`),
    ]),
  ),
};
