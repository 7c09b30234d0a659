import {
  ElasticLoadBalancingV2Client,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { listing } from "./listing";

export const targetGroup = listing({
  type: "aws_lb_target_group",
  action: "elasticloadbalancing:DescribeTargetGroups",
  identity: [["name"]],
  tagged: "elasticloadbalancing:targetgroup",
  client: ElasticLoadBalancingV2Client,
  pages: (client) => paginateDescribeTargetGroups({ client }, {}),
  items: (page) => page.TargetGroups,
  told: ({ TargetGroupArn: arn, TargetGroupName: name }) => ({ arn, id: arn, name }),
});
