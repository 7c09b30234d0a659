import {
  ElasticLoadBalancingV2Client,
  paginateDescribeLoadBalancers,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { listing } from "./listing";

export const loadBalancer = listing({
  type: "aws_lb",
  action: "elasticloadbalancing:DescribeLoadBalancers",
  identity: [["name"]],
  tagged: "elasticloadbalancing:loadbalancer",
  client: ElasticLoadBalancingV2Client,
  pages: (client) => paginateDescribeLoadBalancers({ client }, {}),
  items: (page) => page.LoadBalancers,
  told: ({ LoadBalancerArn: arn, LoadBalancerName: name }) => ({ arn, id: arn, name }),
});
