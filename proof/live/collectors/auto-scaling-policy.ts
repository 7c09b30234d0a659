import {
  AutoScalingClient,
  paginateDescribePolicies,
  type TargetTrackingConfiguration,
} from "@aws-sdk/client-auto-scaling";
import type { JsonObject } from "../../model/model";
import { all, type Collector, values } from "../collector";

export const autoScalingPolicy: Collector = {
  type: "aws_autoscaling_policy",
  actions: ["autoscaling:DescribePolicies"],
  identity: [["autoscaling_group_name", "name"]],
  within: { type: "aws_autoscaling_group", by: "autoscaling_group_name" },
  async collect(account, scope) {
    const client = account.client(AutoScalingClient);
    const pages = paginateDescribePolicies({ client, pageSize: 100 }, {});
    const policies = await all(pages, (page) => page.ScalingPolicies);
    return policies
      .filter(({ AutoScalingGroupName: group = "" }) =>
        scope.covers("aws_autoscaling_group", group),
      )
      .map((policy) => {
        const tracking = policy.TargetTrackingConfiguration;
        return {
          values: values({
            arn: policy.PolicyARN,
            autoscaling_group_name: policy.AutoScalingGroupName,
            enabled: policy.Enabled ?? true,
            id: policy.PolicyName,
            name: policy.PolicyName,
            policy_type: policy.PolicyType,
            target_tracking_configuration: tracking ? [trackingOf(tracking)] : [],
          }),
        };
      });
  },
};

function trackingOf(tracking: TargetTrackingConfiguration): JsonObject {
  const predefined = tracking.PredefinedMetricSpecification;
  const custom = tracking.CustomizedMetricSpecification;
  return {
    customized_metric_specification: custom
      ? [
          {
            metric_dimension: (custom.Dimensions ?? []).map((dimension) => ({
              name: dimension.Name ?? null,
              value: dimension.Value ?? null,
            })),
            metric_name: custom.MetricName ?? null,
            namespace: custom.Namespace ?? null,
            period: custom.Period ?? 0,
            statistic: custom.Statistic ?? null,
            unit: custom.Unit ?? null,
          },
        ]
      : [],
    disable_scale_in: tracking.DisableScaleIn ?? false,
    predefined_metric_specification: predefined
      ? [
          {
            predefined_metric_type: predefined.PredefinedMetricType ?? null,
            resource_label: predefined.ResourceLabel ?? null,
          },
        ]
      : [],
    target_value: tracking.TargetValue ?? null,
  };
}
