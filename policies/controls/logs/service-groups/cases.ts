import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const groups = (...names: unknown[]): CaseConfig =>
  Object.fromEntries(names.map((name, at) => [`aws_cloudwatch_log_group.g${at}`, { name }]));
const cluster: CaseConfig = { "aws_ecs_cluster.c": { name: "services" } };
const SERVICES = [
  "/services/order-service-demo",
  "/services/inventory-service-demo",
  "/services/notification-service-demo",
];
const PERFORMANCE = "/aws/ecs/containerinsights/services/performance";
const whole: CaseConfig = { ...groups(...SERVICES, PERFORMANCE), ...cluster };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

export const cases: ControlCases = {
  pass: {
    "each service, and the cluster": whole,
    "beside others": { ...whole, "aws_cloudwatch_log_group.other": { name: "/other" } },
  },
  fail: {
    nothing: bad({}),
    "no groups": bad(cluster),
    "no cluster": bad(groups(...SERVICES, PERFORMANCE)),
    "one service less": bad({ ...groups(...SERVICES.slice(1), PERFORMANCE), ...cluster }),
    "a service's name as a folder": bad({
      ...groups("/order-service/x", ...SERVICES.slice(1), PERFORMANCE),
      ...cluster,
    }),
    "nothing of the cluster": bad({ ...groups(...SERVICES), ...cluster }),
    "of another cluster": bad({ ...whole, "aws_ecs_cluster.c": { name: "others" } }),
    "of one of two clusters": bad({ ...whole, "aws_ecs_cluster.d": { name: "others" } }),
  },
  unknown: {
    "a name from a variable": bad({ ...groups(...SERVICES, "${var.name}"), ...cluster }),
  },
};
