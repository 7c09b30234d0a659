import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { text } from "../../../lib/policy-document";

const SERVICES = ["monitoring", "logs", "xray", "sns"];
const RULE = "aws_vpc_security_group_ingress_rule.https";
const OLD_RULE = "aws_security_group_rule.https";

const statement = {
  Effect: "Allow",
  Principal: "*",
  Action: "*",
  Resource: "*",
  Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
};
const address = (service: string) => `aws_vpc_endpoint.${service}`;
const endpoint = (service: string, values: Record<string, unknown> = {}): CaseConfig => ({
  [address(service)]: {
    vpc_id: "vpc-0123456789abcdef0",
    vpc_endpoint_type: "Interface",
    service_name: `com.amazonaws.us-east-1.${service}`,
    subnet_ids: ["subnet-0123456789abcdef0"],
    security_group_ids: ["${aws_security_group.guard.id}"],
    private_dns_enabled: true,
    policy: text(statement),
    ...values,
  },
});
const all = (values: Record<string, unknown> = {}): CaseConfig =>
  Object.assign({}, ...SERVICES.map((service) => endpoint(service, values)));

const guard = { "aws_security_group.guard": { name: "guard" } };
const rule = (values: Record<string, unknown> = {}): CaseConfig => ({
  ...guard,
  [RULE]: {
    security_group_id: "${aws_security_group.guard.id}",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_ipv4: "10.0.0.0/16",
    ...values,
  },
});
const oldRule = (values: Record<string, unknown> = {}): CaseConfig => ({
  ...guard,
  [OLD_RULE]: {
    security_group_id: "${aws_security_group.guard.id}",
    type: "ingress",
    protocol: "tcp",
    from_port: 443,
    to_port: 443,
    cidr_blocks: ["10.0.0.0/16"],
    ...values,
  },
});
const inline = (values: Record<string, unknown> = {}): CaseConfig => ({
  "aws_security_group.guard": {
    name: "guard",
    ingress: [
      {
        protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_blocks: ["10.0.0.0/16", "10.1.0.0/16"],
        ...values,
      },
    ],
  },
});
const others = { "aws_security_group.clients": { name: "clients" } };
const CLIENTS = "${aws_security_group.clients.id}";

const vpc = { "aws_vpc.main": { cidr_block: "10.0.0.0/16" } };
const inVpc = all({ vpc_id: "${aws_vpc.main.id}" });

const at = SERVICES.map(address);
const bad = (config: CaseConfig) => ({ config: { ...all(), ...config }, at });
const badly = (values: Record<string, unknown>) => ({ config: { ...rule(), ...all(values) }, at });
const one = (values: Record<string, unknown>) => ({
  config: { ...rule(), ...all(), ...endpoint("logs", values) },
  at,
});

export const cases: ControlCases = {
  pass: {
    "all four": { ...rule(), ...all() },
    "in a VPC of this model": { ...rule(), ...vpc, ...inVpc },
    "each behind a group of its own, in a VPC of this model": Object.assign(
      {},
      vpc,
      ...SERVICES.flatMap((service) => [
        endpoint(service, {
          vpc_id: "${aws_vpc.main.id}",
          security_group_ids: [`\${aws_security_group.${service}.id}`],
        }),
        { [`aws_security_group.${service}`]: { name: service } },
        {
          [`aws_vpc_security_group_ingress_rule.${service}`]: {
            ...rule()[RULE],
            security_group_id: `\${aws_security_group.${service}.id}`,
          },
        },
      ]),
    ),
    "in China": {
      ...rule(),
      ...Object.assign(
        {},
        ...SERVICES.map((service) =>
          endpoint(service, { service_name: `cn.com.amazonaws.cn-north-1.${service}` }),
        ),
      ),
    },
    "and one for another service": {
      ...rule(),
      ...all(),
      "aws_vpc_endpoint.s3": {
        vpc_id: "vpc-0123456789abcdef0",
        service_name: "com.amazonaws.us-east-1.s3",
      },
    },
    "from an IPv6 network": { ...all(), ...rule({ cidr_ipv4: null, cidr_ipv6: "2001:db8::/56" }) },
    "from another group": {
      ...all(),
      ...others,
      ...rule({ cidr_ipv4: null, referenced_security_group_id: CLIENTS }),
    },
    "rules in the group": { ...all(), ...inline() },
    "IPv6 rules in the group": {
      ...all(),
      ...inline({ cidr_blocks: null, ipv6_cidr_blocks: ["2001:db8::/56"] }),
    },
    "rules in the group, from another": {
      ...all(),
      ...others,
      ...inline({ cidr_blocks: null, security_groups: [CLIENTS] }),
    },
    "rules in the former way": { ...all(), ...oldRule() },
    "IPv6 rules in the former way": {
      ...all(),
      ...oldRule({ cidr_blocks: null, ipv6_cidr_blocks: ["2001:db8::/56"] }),
    },
    "rules in the former way, and one for the way out": {
      ...all(),
      ...oldRule(),
      "aws_security_group_rule.out": { ...oldRule()[OLD_RULE], type: "egress", from_port: 0 },
    },
    "rules in the former way, from another group": {
      ...all(),
      ...others,
      ...oldRule({ cidr_blocks: null, source_security_group_id: CLIENTS }),
    },
    "only reading": {
      ...rule(),
      ...all({
        policy: text({ ...statement, Principal: { AWS: "111122223333" }, Condition: undefined }),
      }),
    },
  },
  fail: {
    "a VPC without endpoints": { config: vpc, at: ["aws_vpc.main"] },
    "one is missing": {
      config: { ...rule(), ...endpoint("logs"), ...endpoint("xray"), ...endpoint("monitoring") },
      at: ["logs", "monitoring", "xray"].map(address),
    },
    "one is missing from a VPC": {
      config: {
        ...rule(),
        ...vpc,
        ...Object.fromEntries(Object.entries(inVpc).filter(([name]) => name !== address("sns"))),
      },
      at: ["aws_vpc.main", ...["logs", "monitoring", "xray"].map(address)],
    },
    "one is for another service by a similar name": {
      config: {
        ...rule(),
        ...all(),
        ...endpoint("logs", { service_name: "com.amazonaws.us-east-1.applogs" }),
      },
      at: ["monitoring", "xray", "sns"].map(address),
    },
    "one is somebody else's service": {
      config: {
        ...rule(),
        ...all(),
        ...endpoint("logs", { service_name: "com.amazonaws-mirror.us-east-1.logs" }),
      },
      at: ["monitoring", "xray", "sns"].map(address),
    },
    "no service's name": one({ service_name: null }),
    "a gateway": one({ vpc_endpoint_type: "Gateway" }),
    "no type, which is a gateway": one({ vpc_endpoint_type: null }),
    "not under the service's own name": one({ private_dns_enabled: false }),
    "nothing said of names": one({ private_dns_enabled: null }),
    "in no subnet": one({ subnet_ids: [] }),
    "no policy, which lets everybody in": one({ policy: null }),
    everybody: one({ policy: text({ ...statement, Condition: undefined }) }),
    "everybody of some organization": one({
      policy: text({ ...statement, Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } }),
    }),
    "everybody but one": one({
      policy: text({
        Effect: "Allow",
        NotPrincipal: { AWS: "111122223333" },
        Action: "*",
        Resource: "*",
      }),
    }),
    "everybody, beside": one({ policy: text(statement, { ...statement, Condition: undefined }) }),
    "not JSON": one({ policy: "allow" }),
    "the VPC's default group": badly({ security_group_ids: null }),
    "a group that is managed elsewhere beside": one({
      security_group_ids: ["${aws_security_group.guard.id}", "sg-0123456789abcdef0"],
    }),
    "no rules": bad(guard),
    "from everywhere": bad(rule({ cidr_ipv4: "0.0.0.0/0" })),
    "from half of everywhere": bad(rule({ cidr_ipv4: "0.0.0.0/1" })),
    "from a network wider than any": bad(rule({ cidr_ipv4: "10.0.0.0/7" })),
    "from everywhere by IPv6": bad(rule({ cidr_ipv4: null, cidr_ipv6: "::/0" })),
    "from nowhere": bad(rule({ cidr_ipv4: null })),
    "from what is no network": bad(rule({ cidr_ipv4: "10.0.0.0" })),
    "every port": bad(rule({ from_port: 0, to_port: 65535 })),
    "every port from HTTPS on": bad(rule({ to_port: 65535 })),
    "every protocol": bad(rule({ ip_protocol: "-1", from_port: null, to_port: null })),
    UDP: bad(rule({ ip_protocol: "udp" })),
    "a port in a text": bad(rule({ from_port: "443" })),
    "a wide rule beside a narrow one": bad({
      ...rule(),
      ...Object.fromEntries([
        ["aws_vpc_security_group_ingress_rule.all", rule({ cidr_ipv4: "0.0.0.0/0" })[RULE] ?? {}],
      ]),
    }),
    "a wide rule of the former kind beside a narrow one": bad({
      ...rule(),
      ...oldRule({ cidr_blocks: ["0.0.0.0/0"] }),
    }),
    "a wide rule in the group beside a narrow one": bad({
      ...rule(),
      ...inline({ cidr_blocks: ["10.0.0.0/16", "0.0.0.0/0"] }),
    }),
    "a way out only": bad(oldRule({ type: "egress" })),
    "rules in the former way from everywhere": bad(oldRule({ ipv6_cidr_blocks: ["::/0"] })),
    "rules in the group from everywhere": bad(inline({ ipv6_cidr_blocks: ["::/0"] })),
    "rules in the group for every port": bad(inline({ from_port: 0 })),
  },
  unknown: {
    "names from a variable": one({ private_dns_enabled: "${var.names}" }),
    "the network of a VPC that is managed elsewhere": bad(
      rule({ cidr_ipv4: "${data.aws_vpc.main.cidr_block}" }),
    ),
    "a network from a variable": bad(rule({ cidr_ipv4: "${var.network}" })),
    "one of a group's networks from a variable": bad(
      inline({ cidr_blocks: ["10.0.0.0/16", "${var.network}"] }),
    ),
    "a policy from a variable": one({ policy: "${var.policy}" }),
  },
  damage: {
    "aws_vpc_endpoint.vpc_endpoint_type": fc.constantFrom("Gateway", "interface"),
    "aws_vpc_endpoint.private_dns_enabled": fc.constant(false),
    "aws_vpc_security_group_ingress_rule.cidr_ipv4": fc.constantFrom("0.0.0.0/0", "0.0.0.0/7"),
    "aws_vpc_security_group_ingress_rule.cidr_ipv6": fc.constantFrom("::/0"),
    "aws_vpc_security_group_ingress_rule.from_port": fc.integer({ min: 0, max: 442 }),
    "aws_vpc_security_group_ingress_rule.to_port": fc.integer({ min: 444, max: 65535 }),
    "aws_security_group_rule.type": fc.constantFrom("egress", "Ingress"),
    "aws_vpc_security_group_ingress_rule.ip_protocol": fc.constantFrom("-1", "udp"),
  },
};
