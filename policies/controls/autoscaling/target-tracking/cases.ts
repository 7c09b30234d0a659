import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const cpuMetric = { predefined_metric_type: "ASGAverageCPUUtilization" };
const memoryMetric = {
  namespace: "Instances/demo",
  metric_name: "mem_used_percent",
  statistic: "Average",
  metric_dimension: [{ name: "AutoScalingGroupName", value: "g" }],
};
const policy = (
  tracking: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Record<string, unknown> => ({
  autoscaling_group_name: "${aws_autoscaling_group.g.name}",
  policy_type: "TargetTrackingScaling",
  target_tracking_configuration: [{ target_value: 60, ...tracking }],
  ...changes,
});
const cpu = { predefined_metric_specification: [cpuMetric] };
const memory = { customized_metric_specification: [memoryMetric] };
const tracked = (changes: CaseConfig = {}): CaseConfig => ({
  "aws_autoscaling_group.g": { name: "g" },
  "aws_autoscaling_policy.cpu": policy(cpu),
  "aws_autoscaling_policy.memory": policy(memory),
  ...changes,
});
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });
const badCpu = (tracking: Record<string, unknown>, changes = {}) =>
  bad(tracked({ "aws_autoscaling_policy.cpu": policy({ ...cpu, ...tracking }, changes) }));
const badMemory = (changes: Record<string, unknown>) =>
  bad(
    tracked({
      "aws_autoscaling_policy.memory": policy({
        customized_metric_specification: [{ ...memoryMetric, ...changes }],
      }),
    }),
  );

export const cases: ControlCases = {
  pass: {
    both: tracked(),
    "both, and a schedule": tracked({
      "aws_autoscaling_policy.step": {
        autoscaling_group_name: "${aws_autoscaling_group.g.name}",
        policy_type: "StepScaling",
      },
    }),
    "the dimension by reference": tracked({
      "aws_autoscaling_policy.memory": policy({
        customized_metric_specification: [
          {
            ...memoryMetric,
            metric_dimension: [
              { name: "AutoScalingGroupName", value: "${aws_autoscaling_group.g.name}" },
            ],
          },
        ],
      }),
    }),
    "as full as may be": tracked({
      "aws_autoscaling_policy.cpu": policy(
        { ...cpu, target_value: 90, disable_scale_in: false },
        { enabled: true },
      ),
    }),
  },
  fail: {
    "no machines": bad({}),
    "nothing that scales": bad({ "aws_autoscaling_group.g": { name: "g" } }),
    "CPU alone": bad({
      "aws_autoscaling_group.g": { name: "g" },
      "aws_autoscaling_policy.cpu": policy(cpu),
    }),
    "memory alone": bad({
      "aws_autoscaling_group.g": { name: "g" },
      "aws_autoscaling_policy.memory": policy(memory),
    }),
    "another group's": bad({ ...tracked(), "aws_autoscaling_group.h": { name: "h" } }),
    "a policy that is off": badCpu({}, { enabled: false }),
    "another kind of policy": badCpu({}, { policy_type: "StepScaling" }),
    "fuller than may be": badCpu({ target_value: 91 }),
    "nothing to keep to": badCpu({ target_value: 0 }),
    "a target in a text": badCpu({ target_value: "60" }),
    "machines that never go": badCpu({ disable_scale_in: true }),
    "the network": badCpu({
      predefined_metric_specification: [{ predefined_metric_type: "ASGAverageNetworkIn" }],
    }),
    "both in one": badCpu(memory),
    "another metric": badMemory({ metric_name: "disk_used_percent" }),
    "a metric of no namespace": badMemory({ namespace: null }),
    "the most of any machine": badMemory({ statistic: "Maximum" }),
    "another group's memory": badMemory({
      metric_dimension: [{ name: "AutoScalingGroupName", value: "h" }],
    }),
    "one machine's memory": badMemory({
      metric_dimension: [{ name: "InstanceId", value: "g" }],
    }),
    "everybody's memory": badMemory({ metric_dimension: [] }),
  },
  unknown: {
    "a variable's target": badCpu({ target_value: "${var.target}" }),
  },
  damage: {
    "aws_autoscaling_policy.policy_type": fc.constantFrom("StepScaling", "SimpleScaling"),
    "aws_autoscaling_policy.enabled": fc.constant(false),
    "aws_autoscaling_policy.target_tracking_configuration.disable_scale_in": fc.constant(true),
  },
};
