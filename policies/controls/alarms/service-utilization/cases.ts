import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { oneService, used } from "../../../lib/microservices";

const alarmed = (cpu: object = {}, memory: object = cpu): CaseConfig => ({
  ...oneService,
  ...used("CPU", cpu),
  ...used("Memory", memory),
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_ecs_service.s"] });

export const cases: ControlCases = {
  pass: {
    "eighty percent": alarmed(),
    sooner: alarmed({ threshold: 60 }),
    "the most that any uses": alarmed({ statistic: "Maximum" }),
    "within three periods": alarmed({ evaluation_periods: 3 }),
  },
  fail: {
    "no alarms": bad(oneService),
    "of CPU only": bad({ ...oneService, ...used("CPU") }),
    "of memory only": bad({ ...oneService, ...used("Memory") }),
    "CPU later": bad(alarmed({ threshold: 81 }, {})),
    "memory later": bad(alarmed({}, { threshold: 81 })),
    "the least that any uses": bad(alarmed({ statistic: "Minimum" })),
    "of another service": bad(
      alarmed({ dimensions: { ClusterName: "cluster", ServiceName: "orders" } }),
    ),
    "of another cluster": bad(
      alarmed({ dimensions: { ClusterName: "clusters", ServiceName: "stock" } }),
    ),
    "of a service of that name in another cluster": bad({
      ...alarmed({ dimensions: { ClusterName: "other", ServiceName: "stock" } }),
      "aws_ecs_cluster.other": { name: "other" },
    }),
    "of the cluster": bad(alarmed({ dimensions: { ClusterName: "cluster" } })),
    "of what is reserved": bad(alarmed({ metric_name: "CPUReservation" })),
    "when little is used": bad(alarmed({ comparison_operator: "LessThanThreshold" })),
    "hours later": bad(alarmed({ evaluation_periods: 24 })),
    "that tell nobody": bad(alarmed({ alarm_actions: [] })),
  },
  unknown: { "at what a variable says": bad(alarmed({ threshold: "${var.percent}" })) },
  damage: {
    "aws_cloudwatch_metric_alarm.threshold": fc.integer({ min: 81, max: 100 }),
    "aws_cloudwatch_metric_alarm.period": fc.constantFrom(901, 3_600),
    "aws_cloudwatch_metric_alarm.unit": fc.constant("Seconds"),
  },
};
