import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const vpc: CaseConfig = {
  "aws_vpc.v": { cidr_block: "10.0.0.0/16" },
  "aws_route_table.r": { vpc_id: "${aws_vpc.v.id}" },
};
const gateway = (service: string, changes: Record<string, unknown> = {}): CaseConfig => ({
  [`aws_vpc_endpoint.${service}`]: {
    vpc_id: "${aws_vpc.v.id}",
    service_name: `com.amazonaws.us-east-1.${service}`,
    vpc_endpoint_type: "Gateway",
    route_table_ids: ["${aws_route_table.r.id}"],
    ...changes,
  },
});
const both = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...vpc,
  ...gateway("s3", changes),
  ...gateway("dynamodb"),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_vpc.v"] });

export const cases: ControlCases = {
  pass: {
    both: both(),
    "a gateway, which is the default": both({ vpc_endpoint_type: null }),
    "in a route table that is made elsewhere": both({ route_table_ids: ["rtb-0123456789abcdef0"] }),
    "and one for another service": {
      ...both(),
      ...gateway("logs", { vpc_endpoint_type: "Interface", route_table_ids: null }),
    },
  },
  fail: {
    neither: bad(vpc),
    "one of them": bad({ ...vpc, ...gateway("s3") }),
    "an interface": bad(both({ vpc_endpoint_type: "Interface" })),
    "in no route table": bad(both({ route_table_ids: [] })),
    "in what is no route table": bad(both({ route_table_ids: ["main"] })),
    "nothing said of route tables": bad(both({ route_table_ids: null })),
    "another VPC's": bad(both({ vpc_id: "vpc-0123456789abcdef0" })),
    "for a service of a similar name": bad(
      both({ service_name: "com.amazonaws.us-east-1.s3express" }),
    ),
    "for somebody else's service": bad(both({ service_name: "com.example.us-east-1.s3" })),
  },
  unknown: {
    "a variable's service": bad(both({ service_name: "${var.service}" })),
    "a variable's route tables": bad(both({ route_table_ids: "${var.tables}" })),
  },
  damage: {
    "aws_vpc_endpoint.vpc_endpoint_type": fc.constantFrom("Interface", "gateway"),
  },
  equivalent: [
    {
      path: "aws_vpc_endpoint.route_table_ids",
      place: "route_table_ids.*",
      damage: "removed",
      because: "from the subnets of the other route tables it is still reached",
    },
  ],
};
