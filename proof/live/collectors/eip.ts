import { type Address, DescribeAddressesCommand } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const eip = listed<Address>({
  type: "aws_eip",
  action: "ec2:DescribeAddresses",
  kind: "elastic-ip",
  // One answer holds them all.
  async *pages(client) {
    yield await client.send(new DescribeAddressesCommand({}));
  },
  items: (page: { Addresses?: Address[] | undefined }) => page.Addresses,
  idOf: ({ AllocationId }) => AllocationId,
});
