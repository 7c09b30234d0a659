import { type NatGateway, paginateDescribeNatGateways } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const natGateway = listed<NatGateway>({
  type: "aws_nat_gateway",
  action: "ec2:DescribeNatGateways",
  kind: "natgateway",
  pages: (client) => paginateDescribeNatGateways({ client }, {}),
  // One that was deleted is shown for a while.
  items: (page: { NatGateways?: NatGateway[] | undefined }) =>
    page.NatGateways?.filter(({ State }) => State !== "deleted"),
  also: [["subnet_id"], ["allocation_id"]],
  idOf: ({ NatGatewayId }) => NatGatewayId,
  told: ({ NatGatewayAddresses, SubnetId }) => ({
    allocation_id: NatGatewayAddresses?.[0]?.AllocationId,
    subnet_id: SubnetId,
  }),
});
