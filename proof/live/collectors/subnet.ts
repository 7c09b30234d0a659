import { paginateDescribeSubnets, type Subnet } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const subnet = listed<Subnet>({
  type: "aws_subnet",
  action: "ec2:DescribeSubnets",
  kind: "subnet",
  pages: (client) => paginateDescribeSubnets({ client }, {}),
  items: (page: { Subnets?: Subnet[] | undefined }) => page.Subnets,
  also: [["vpc_id", "cidr_block"]],
  idOf: ({ SubnetId }) => SubnetId,
  told: ({ AvailabilityZone, AvailabilityZoneId, CidrBlock, VpcId }) => ({
    availability_zone: AvailabilityZone,
    availability_zone_id: AvailabilityZoneId,
    cidr_block: CidrBlock,
    vpc_id: VpcId,
  }),
});
