import { EC2Client, paginateDescribeVpcEndpoints } from "@aws-sdk/client-ec2";
import { all, type Collector, tagsOf, values } from "../collector";

export const vpcEndpoint: Collector = {
  type: "aws_vpc_endpoint",
  actions: ["ec2:DescribeVpcEndpoints"],
  identity: [["id"], ["service_name", "security_group_ids"], ["vpc_id", "service_name"]],
  async collect(account, scope) {
    const client = account.client(EC2Client);
    const endpoints = await all(
      paginateDescribeVpcEndpoints({ client }, {}),
      (page) => page.VpcEndpoints,
    );
    const { partition, region, id: owner } = account;
    return endpoints
      .filter(
        ({ VpcEndpointId = "", VpcId = "", State }) =>
          State?.toLowerCase() !== "deleted" &&
          scope.covers("aws_vpc_endpoint", VpcEndpointId, VpcId),
      )
      .map(({ VpcEndpointId: id = "", ...endpoint }) => ({
        values: values({
          arn: `arn:${partition}:ec2:${region}:${owner}:vpc-endpoint/${id}`,
          id,
          policy: endpoint.PolicyDocument,
          private_dns_enabled: endpoint.PrivateDnsEnabled ?? false,
          route_table_ids: endpoint.RouteTableIds,
          security_group_ids: endpoint.Groups?.map(({ GroupId = "" }) => GroupId),
          service_name: endpoint.ServiceName,
          // EC2 answers states with a capital; the provider writes them small.
          state: endpoint.State?.toLowerCase(),
          subnet_ids: endpoint.SubnetIds,
          tags_all: tagsOf(endpoint.Tags),
          vpc_endpoint_type: endpoint.VpcEndpointType,
          vpc_id: endpoint.VpcId,
        }),
      }));
  },
};
