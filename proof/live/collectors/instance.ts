import { type Instance, paginateDescribeInstances, type Reservation } from "@aws-sdk/client-ec2";
import { listed, metadataOptions } from "./ec2";

export const instance = listed<Instance>({
  type: "aws_instance",
  action: "ec2:DescribeInstances",
  kind: "instance",
  pages: (client) => paginateDescribeInstances({ client }, {}),
  // One that was terminated is shown for a while.
  items: (page: { Reservations?: Reservation[] | undefined }) =>
    page.Reservations?.flatMap(({ Instances = [] }) => Instances).filter(
      ({ State }) => State?.Name !== "terminated",
    ),
  idOf: ({ InstanceId }) => InstanceId,
  told: ({ MetadataOptions: options }) => ({ metadata_options: metadataOptions(options) }),
});
