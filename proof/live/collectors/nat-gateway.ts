import { type NatGateway, paginateDescribeNatGateways } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const natGateway = listed<NatGateway>({
  type: "aws_nat_gateway",
  action: "ec2:DescribeNatGateways",
  kind: "natgateway",
  pages: (client) => paginateDescribeNatGateways({ client }, {}),
  items: (page: { NatGateways?: NatGateway[] | undefined }) => page.NatGateways,
  idOf: ({ NatGatewayId }) => NatGatewayId,
});
