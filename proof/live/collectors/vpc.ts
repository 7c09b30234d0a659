import { paginateDescribeVpcs, type Vpc } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const vpc = listed<Vpc>({
  type: "aws_vpc",
  action: "ec2:DescribeVpcs",
  kind: "vpc",
  pages: (client) => paginateDescribeVpcs({ client }, {}),
  items: (page: { Vpcs?: Vpc[] | undefined }) => page.Vpcs,
  also: [["cidr_block"]],
  idOf: ({ VpcId }) => VpcId,
  told: ({ CidrBlock }) => ({ cidr_block: CidrBlock }),
});
