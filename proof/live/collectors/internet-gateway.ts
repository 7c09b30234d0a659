import { type InternetGateway, paginateDescribeInternetGateways } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const internetGateway = listed<InternetGateway>({
  type: "aws_internet_gateway",
  action: "ec2:DescribeInternetGateways",
  kind: "internet-gateway",
  pages: (client) => paginateDescribeInternetGateways({ client }, {}),
  items: (page: { InternetGateways?: InternetGateway[] | undefined }) => page.InternetGateways,
  also: [["vpc_id"]],
  idOf: ({ InternetGatewayId }) => InternetGatewayId,
  told: ({ Attachments }) => ({ vpc_id: Attachments?.[0]?.VpcId }),
});
