import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const GROUP = "aws_security_group.s";
const DEFAULT = "aws_default_security_group.d";
const RULE = "aws_vpc_security_group_ingress_rule.r";
const OLD_RULE = "aws_security_group_rule.r";
const SELF = "${aws_security_group.s.id}";
const tcp = { from_port: 443, to_port: 443 };

const inline = (ingress: unknown): CaseConfig => ({ [GROUP]: { name: "s", ingress } });
const block = (changes: Record<string, unknown>): CaseConfig =>
  inline([{ protocol: "tcp", ...tcp, ...changes }]);
const ofDefault = (changes: Record<string, unknown>): CaseConfig => ({
  [DEFAULT]: {
    vpc_id: "vpc-0123456789abcdef0",
    ingress: [{ protocol: "tcp", ...tcp, ...changes }],
  },
});
const rule = (changes: Record<string, unknown>): CaseConfig => ({
  [GROUP]: { name: "s" },
  [RULE]: { security_group_id: SELF, ip_protocol: "tcp", ...tcp, ...changes },
});
const oldRule = (changes: Record<string, unknown>): CaseConfig => ({
  [GROUP]: { name: "s" },
  [OLD_RULE]: { security_group_id: SELF, type: "ingress", protocol: "tcp", ...tcp, ...changes },
});
const bad = (config: CaseConfig): BadCase => ({
  config,
  at: [RULE in config ? RULE : OLD_RULE in config ? OLD_RULE : DEFAULT in config ? DEFAULT : GROUP],
});

/** The same in each of the ways in which Terraform writes a rule. */
const everyWay = (name: string, ipv4: string[], ipv6: string[] = []): Record<string, BadCase> => {
  const wide = {
    ...(ipv4.length > 0 && { cidr_blocks: ipv4 }),
    ...(ipv6.length > 0 && { ipv6_cidr_blocks: ipv6 }),
  };
  const one = {
    ...(ipv4.length > 0 && { cidr_ipv4: ipv4.at(-1) }),
    ...(ipv6.length > 0 && { cidr_ipv6: ipv6.at(-1) }),
  };
  return {
    [`${name}, in a group`]: bad(block(wide)),
    [`${name}, in a default group`]: bad(ofDefault(wide)),
    [`${name}, by a rule`]: bad(rule(one)),
    [`${name}, by a rule of the former kind`]: bad(oldRule(wide)),
  };
};

const ipv4 = { cidr_blocks: ["10.0.0.0/8"] };
const ipv6 = { ipv6_cidr_blocks: ["2001:db8::/32"] };
const other: CaseConfig = { "aws_security_group.o": { name: "o" } };

export const cases: ControlCases = {
  pass: {
    "a group without rules": inline(null),
    "from a chosen network, in a group": block(ipv4),
    "from a chosen IPv6 network, in a group": block(ipv6),
    "from a group, in a group": {
      ...block({ security_groups: ["${aws_security_group.o.id}"] }),
      ...other,
    },
    "from the group itself, in a group": block({ self: true }),
    "from a chosen network, in a default group": ofDefault(ipv4),
    "from a chosen IPv6 network, in a default group": ofDefault(ipv6),
    "from a group, in a default group": {
      ...ofDefault({ security_groups: ["${aws_security_group.o.id}"] }),
      ...other,
    },
    "from the group itself, in a default group": ofDefault({ self: true }),
    "from several networks": block({ cidr_blocks: ["10.0.0.0/8", "192.0.2.7/32"], ...ipv6 }),
    "from a chosen network": rule({ cidr_ipv4: "10.0.0.0/8" }),
    "from a chosen IPv6 network": rule({ cidr_ipv6: "2001:db8::/32" }),
    "from a chosen network, in the former way": oldRule(ipv4),
    "from a chosen IPv6 network, in the former way": oldRule(ipv6),
    "from a group": rule({ referenced_security_group_id: SELF }),
    "from a group, in the former way": oldRule({ source_security_group_id: SELF }),
    "from the group itself, in the former way": oldRule({ self: true }),
    "everything, from a group": rule({
      ip_protocol: "-1",
      from_port: null,
      to_port: null,
      referenced_security_group_id: SELF,
    }),
    "from the VPC": {
      ...rule({ cidr_ipv4: "${aws_vpc.v.cidr_block}" }),
      "aws_vpc.v": { cidr_block: "10.0.0.0/16" },
    },
    "out to everywhere": oldRule({ type: "egress", cidr_blocks: ["0.0.0.0/0"] }),
  },
  fail: {
    ...everyWay("from everywhere", ["0.0.0.0/0"]),
    ...everyWay("from everywhere by IPv6", [], ["::/0"]),
    ...everyWay("from everywhere by IPv6, written at length", [], ["0:0:0:0:0:0:0:0/0"]),
    ...everyWay("from half of everywhere", ["10.0.0.0/8", "128.0.0.0/1"]),
    ...everyWay("from a network wider than any", ["10.0.0.0/7"]),
    ...everyWay("from what is no network", ["everywhere"]),
    ...everyWay("from an address", ["10.0.0.1"]),
    "by a prefix list": bad(rule({ prefix_list_id: "pl-0123456789abcdef0" })),
    "by a prefix list, in a group": bad(block({ prefix_list_ids: ["pl-0123456789abcdef0"] })),
    "by a prefix list, in a default group": bad(
      ofDefault({ prefix_list_ids: ["pl-0123456789abcdef0"] }),
    ),
    "by a prefix list, in the former way": bad(
      oldRule({ prefix_list_ids: ["pl-0123456789abcdef0"] }),
    ),
    "from nobody": bad(rule({})),
    "from nobody, in a group": bad(block({})),
    "by no protocol": bad(rule({ ip_protocol: null, cidr_ipv4: "10.0.0.0/8" })),
    "to a port in a text": bad(rule({ to_port: "443", cidr_ipv4: "10.0.0.0/8" })),
    "in no direction": bad(oldRule({ type: null, cidr_blocks: ["10.0.0.0/8"] })),
    "one of two rules": bad(
      inline([
        { protocol: "tcp", ...tcp, cidr_blocks: ["10.0.0.0/8"] },
        { protocol: "tcp", ...tcp, cidr_blocks: ["0.0.0.0/0"] },
      ]),
    ),
  },
  unknown: {
    "a variable's network": bad(rule({ cidr_ipv4: "${var.network}" })),
    "a variable's network, in a group": bad(block({ cidr_blocks: ["${var.network}"] })),
    "a variable's rules": bad(inline("${var.rules}")),
    "rules of which nobody knows how many": bad({
      [GROUP]: {
        name: "s",
        dynamic: {
          ingress: { for_each: "${var.networks}", content: { protocol: "tcp", ...tcp } },
        },
      },
    }),
    "a variable's networks, in the former way": bad(oldRule({ cidr_blocks: "${var.networks}" })),
    "a variable's direction": bad(oldRule({ type: "${var.type}", cidr_blocks: ["0.0.0.0/0"] })),
  },
  damage: Object.fromEntries([
    ...[
      "aws_security_group.ingress",
      "aws_default_security_group.ingress",
      "aws_security_group_rule",
    ].flatMap((place) => [
      [`${place}.cidr_blocks`, fc.constantFrom(["0.0.0.0/0"], ["10.0.0.0/7"], ["10.0.0.1"])],
      [`${place}.ipv6_cidr_blocks`, fc.constantFrom(["::/0"], ["2001::/31"])],
      [`${place}.prefix_list_ids`, fc.constant(["pl-0123456789abcdef0"])],
    ]),
    ["aws_vpc_security_group_ingress_rule.cidr_ipv4", fc.constantFrom("0.0.0.0/0", "10.0.0.0/7")],
    ["aws_vpc_security_group_ingress_rule.cidr_ipv6", fc.constantFrom("::/0", "2001::/31")],
    ["aws_vpc_security_group_ingress_rule.prefix_list_id", fc.constant("pl-0123456789abcdef0")],
    ["aws_security_group_rule.type", fc.constantFrom("Ingress", "in")],
  ]),
};
