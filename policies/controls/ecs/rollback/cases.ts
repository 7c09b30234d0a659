import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const service = (values: object): CaseConfig => ({ "aws_ecs_service.s": { name: "s", ...values } });
const breaking = (values: object) => service({ deployment_circuit_breaker: values });
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_ecs_service.s"] });

export const cases: ControlCases = {
  pass: { "it goes back": breaking({ enable: true, rollback: true }) },
  fail: {
    "no circuit breaker": bad(service({})),
    "it stays where it failed": bad(breaking({ enable: true, rollback: false })),
    "it never stops": bad(breaking({ enable: false, rollback: true })),
    "in words": bad(breaking({ enable: "yes", rollback: "yes" })),
  },
  unknown: { "from a variable": bad(breaking({ enable: true, rollback: "${var.rollback}" })) },
};
