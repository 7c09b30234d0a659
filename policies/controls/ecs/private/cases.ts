import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const service = (values: object): CaseConfig => ({ "aws_ecs_service.s": { name: "s", ...values } });
const within = (network: object, values: object = {}) =>
  service({
    launch_type: "FARGATE",
    network_configuration: { subnets: ["subnet-1"], security_groups: ["sg-1"], ...network },
    ...values,
  });
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_ecs_service.s"] });

export const cases: ControlCases = {
  pass: {
    "said so": within({ assign_public_ip: false }),
    "not said": within({}),
    "on machines of one's own": service({ launch_type: "EC2" }),
  },
  fail: {
    "a public address": bad(within({ assign_public_ip: true })),
    "a public address in words": bad(within({ assign_public_ip: "ENABLED" })),
    "a public address on machines of one's own": bad(
      within({ assign_public_ip: true }, { launch_type: "EC2" }),
    ),
    "the VPC's default security group": bad(within({ security_groups: [] })),
    "no network": bad(service({ launch_type: "FARGATE" })),
  },
  unknown: { "from a variable": bad(within({ assign_public_ip: "${var.public}" })) },
  damage: { "aws_ecs_service.launch_type": fc.constant("FARGATE") },
};
