import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { oneFunction, oneService, reworded, together } from "../../../lib/microservices";

const line = (namespace: string, name: string, ...rest: unknown[]) => [namespace, name, ...rest];
const used = (name: string) =>
  line("AWS/ECS", name, "ClusterName", "cluster", "ServiceName", "stock", { stat: "Average" });
const LINES = [
  line("Services", "failed", { stat: "Sum" }),
  line("Services", "took", { stat: "p99" }),
  used("CPUUtilization"),
  used("MemoryUtilization"),
];
const page = (
  metrics: unknown[] = LINES,
  alarms: unknown[] = ["${aws_cloudwatch_composite_alarm.critical.arn}"],
  groups: string[] = ["/aws/lambda/pay", "/services/stock"],
): CaseConfig => ({
  "aws_cloudwatch_dashboard.d": {
    dashboard_name: "d",
    dashboard_body: JSON.stringify({
      widgets: [
        { type: "metric", properties: { metrics } },
        { type: "alarm", properties: { alarms } },
        ...groups.map((group) => ({
          type: "log",
          properties: { query: `SOURCE '${group}' | fields @message` },
        })),
      ],
    }),
  },
});
const shown: CaseConfig = {
  ...oneFunction,
  ...oneService,
  ...together("critical", "ALARM(a)"),
};
const whole: CaseConfig = { ...shown, ...page() };
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

export const cases: ControlCases = {
  pass: {
    "all of it": whole,
    "beside another": { ...whole, "aws_cloudwatch_dashboard.e": { dashboard_name: "e" } },
  },
  fail: {
    nothing: bad({}),
    "no dashboard": bad(shown),
    ...Object.fromEntries(
      LINES.map((one, at) => [
        `without ${one[1]}`,
        bad({ ...shown, ...page(LINES.toSpliced(at, 1)) }),
      ]),
    ),
    "without alarms": bad({ ...shown, ...page(LINES, []) }),
    "without a function's log": bad({
      ...shown,
      ...page(LINES, undefined, ["/services/stock"]),
    }),
    "without a container's log": bad({
      ...shown,
      ...page(LINES, undefined, ["/aws/lambda/pay"]),
    }),
    "not of every service": bad({
      ...whole,
      "aws_ecs_service.second": { name: "second", cluster: "${aws_ecs_cluster.c.arn}" },
    }),
    "of another cluster": bad(reworded(whole, '"ClusterName","cluster"', '"ClusterName","other"')),
    "on two pages": bad({
      ...shown,
      ...page(LINES, []),
      "aws_cloudwatch_dashboard.e": page([])["aws_cloudwatch_dashboard.d"] ?? {},
    }),
  },
  unknown: {
    "from a variable": bad({
      ...shown,
      "aws_cloudwatch_dashboard.d": { dashboard_name: "d", dashboard_body: "${var.body}" },
    }),
  },
};
