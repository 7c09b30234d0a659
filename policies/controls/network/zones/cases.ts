import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const subnet = (zone: unknown, name: string): CaseConfig => ({
  [`aws_subnet.${name}`]: { vpc_id: "${aws_vpc.v.id}", availability_zone: zone },
});
const id = (name: string) => `\${aws_subnet.${name}.id}`;
const network = (zones: unknown[] = ["us-east-1a", "us-east-1b", "us-east-1c"]): CaseConfig =>
  Object.assign(
    { "aws_vpc.v": { cidr_block: "10.0.0.0/16" } },
    ...zones.map((zone, nth) => subnet(zone, `s${nth}`)),
  );
const running = (...subnets: string[]): CaseConfig => ({
  ...network(),
  "aws_autoscaling_group.g": { name: "g", vpc_zone_identifier: subnets.map(id) },
});
const kept = (...subnets: string[]): CaseConfig => ({
  ...network(),
  "aws_db_subnet_group.d": { name: "d", subnet_ids: subnets.map(id) },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

export const cases: ControlCases = {
  pass: {
    "a network in three": network(),
    "a network in four": network(["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"]),
    "machines in three": running("s0", "s1", "s2"),
    "a database in three": kept("s0", "s1", "s2"),
    "beside another VPC": { ...network(), "aws_vpc.w": { cidr_block: "10.1.0.0/16" } },
  },
  fail: {
    "no network": bad({}),
    "no subnets": bad(network([])),
    "a network in two": bad(network(["us-east-1a", "us-east-1b"])),
    "three subnets in two": bad(network(["us-east-1a", "us-east-1b", "us-east-1b"])),
    "zones that are not said": bad(network([null, null, null])),
    "zones that there are not": bad(network(["a", "b", "c"])),
    "two networks in two each": bad({
      ...network(["us-east-1a", "us-east-1b"]),
      "aws_vpc.w": { cidr_block: "10.1.0.0/16" },
      "aws_subnet.w": { vpc_id: "${aws_vpc.w.id}", availability_zone: "us-east-1c" },
    }),
    "machines in two": bad(running("s0", "s1")),
    "machines in subnets that are made elsewhere": bad({
      ...network(),
      "aws_autoscaling_group.g": { vpc_zone_identifier: ["subnet-1", "subnet-2", "subnet-3"] },
    }),
    "a database in two": bad(kept("s0", "s1")),
  },
  unknown: {
    "variables' zones": bad(network(["${var.a}", "${var.b}", "${var.c}"])),
    "machines in a variable's subnets": bad({
      ...network(),
      "aws_autoscaling_group.g": { vpc_zone_identifier: "${var.subnets}" },
    }),
  },
  damage: {
    "aws_autoscaling_group.vpc_zone_identifier": fc.constantFrom([], [id("s0"), id("s1")]),
    "aws_db_subnet_group.subnet_ids": fc.constantFrom([], [id("s0"), id("s1")]),
    "aws_subnet.availability_zone": fc.constantFrom("us-east-1", "use1-az1"),
  },
};
