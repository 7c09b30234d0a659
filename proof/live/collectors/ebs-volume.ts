import { paginateDescribeVolumes, type Volume } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

export const ebsVolume = listed<Volume>({
  type: "aws_ebs_volume",
  action: "ec2:DescribeVolumes",
  kind: "volume",
  pages: (client) => paginateDescribeVolumes({ client }, {}),
  items: (page: { Volumes?: Volume[] | undefined }) => page.Volumes,
  idOf: ({ VolumeId }) => VolumeId,
  told: (one) => ({ encrypted: one.Encrypted ?? false, kms_key_id: one.KmsKeyId }),
});
