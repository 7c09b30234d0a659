import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const cluster = (...setting: object[]): CaseConfig => ({
  "aws_ecs_cluster.c": { name: "c", setting },
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["aws_ecs_cluster.c"] });
const insights = (value: unknown) => ({ name: "containerInsights", value });

export const cases: ControlCases = {
  pass: {
    enhanced: cluster(insights("enhanced")),
    enabled: cluster(insights("enabled")),
    "beside another setting": cluster({ name: "else", value: "disabled" }, insights("enhanced")),
  },
  fail: {
    "not said": bad(cluster()),
    disabled: bad(cluster(insights("disabled"))),
    "in another case": bad(cluster(insights("Enhanced"))),
    "said twice, and not the same": bad(cluster(insights("enhanced"), insights("disabled"))),
    "another setting": bad(cluster({ name: "insights", value: "enhanced" })),
    true: bad(cluster(insights(true))),
  },
  unknown: { "from a variable": bad(cluster(insights("${var.mode}"))) },
};
