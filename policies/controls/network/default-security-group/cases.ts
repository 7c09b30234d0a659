import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const GROUP = "aws_default_security_group.d";
const vpc: CaseConfig = { "aws_vpc.v": { cidr_block: "10.0.0.0/16" } };
const closed = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...vpc,
  [GROUP]: { vpc_id: "${aws_vpc.v.id}", ingress: [], egress: [], ...changes },
});
const rule = { protocol: "-1", from_port: 0, to_port: 0, self: true };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_vpc.v"] });
const beside = (type: string) =>
  bad({ ...closed(), [`${type}.r`]: { security_group_id: `\${${GROUP}.id}` } });

export const cases: ControlCases = {
  pass: {
    "without rules": closed(),
    "without rules, as Terraform leaves it": closed({ ingress: null, egress: null }),
    "beside other groups' rules": {
      ...closed(),
      "aws_security_group.s": { name: "s", vpc_id: "${aws_vpc.v.id}", ingress: [rule] },
      "aws_vpc_security_group_ingress_rule.r": { security_group_id: "${aws_security_group.s.id}" },
      "aws_vpc_security_group_egress_rule.r": { security_group_id: "${aws_security_group.s.id}" },
      "aws_security_group_rule.r": { security_group_id: "${aws_security_group.s.id}" },
    },
  },
  fail: {
    "as AWS makes it": bad(vpc),
    "another VPC's": bad(closed({ vpc_id: "vpc-0123456789abcdef0" })),
    "open to its members": bad(closed({ ingress: [rule] })),
    "open to the outside": bad(
      closed({ egress: [{ ...rule, self: false, cidr_blocks: ["0.0.0.0/0"] }] }),
    ),
    "of which two say what it is": bad({
      ...closed(),
      "aws_default_security_group.e": { vpc_id: "${aws_vpc.v.id}", ingress: [rule] },
    }),
    "a rule beside it": beside("aws_vpc_security_group_ingress_rule"),
    "a way out beside it": beside("aws_vpc_security_group_egress_rule"),
    "a rule of the former kind beside it": beside("aws_security_group_rule"),
  },
  unknown: {
    "a variable's rules": bad(closed({ ingress: "${var.rules}" })),
    "a variable's ways out": bad(closed({ egress: "${var.rules}" })),
  },
  damage: {
    "aws_default_security_group.ingress": fc.constant([rule]),
    "aws_default_security_group.egress": fc.constant([rule]),
  },
};
