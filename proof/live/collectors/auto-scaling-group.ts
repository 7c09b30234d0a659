import {
  AutoScalingClient,
  type AutoScalingGroup,
  paginateDescribeAutoScalingGroups,
} from "@aws-sdk/client-auto-scaling";
import type { Account } from "../account";
import { all, type Collector, values } from "../collector";
import type { Scope } from "../scope";

/** The groups in scope. */
async function groups(account: Account, scope: Scope): Promise<AutoScalingGroup[]> {
  const client = account.client(AutoScalingClient);
  const pages = paginateDescribeAutoScalingGroups({ client, pageSize: 100 }, {});
  const listed = await all(pages, (page) => page.AutoScalingGroups);
  return listed.filter(({ AutoScalingGroupName: name = "", AutoScalingGroupARN: arn = "" }) =>
    scope.covers("aws_autoscaling_group", name, arn),
  );
}

export const autoScalingGroup: Collector = {
  type: "aws_autoscaling_group",
  actions: ["autoscaling:DescribeAutoScalingGroups"],
  identity: [["name"]],
  declaredOnly: ["force_delete", "instance_refresh", "wait_for_capacity_timeout"],
  async collect(account, scope) {
    return (await groups(account, scope)).map((group) => {
      const template = group.LaunchTemplate;
      return {
        values: values({
          arn: group.AutoScalingGroupARN,
          desired_capacity: group.DesiredCapacity,
          enabled_metrics: group.EnabledMetrics?.map(({ Metric = "" }) => Metric),
          health_check_grace_period: group.HealthCheckGracePeriod,
          health_check_type: group.HealthCheckType,
          id: group.AutoScalingGroupName,
          launch_configuration: group.LaunchConfigurationName,
          launch_template: template
            ? [
                {
                  id: template.LaunchTemplateId ?? null,
                  name: template.LaunchTemplateName ?? null,
                  version: template.Version ?? null,
                },
              ]
            : [],
          max_size: group.MaxSize,
          min_size: group.MinSize,
          name: group.AutoScalingGroupName,
          tag: (group.Tags ?? []).map((tag) => ({
            key: tag.Key ?? null,
            propagate_at_launch: tag.PropagateAtLaunch ?? false,
            value: tag.Value ?? null,
          })),
          target_group_arns: group.TargetGroupARNs,
          vpc_zone_identifier: group.VPCZoneIdentifier?.split(",").filter((id) => id !== ""),
        }),
      };
    });
  },
};
