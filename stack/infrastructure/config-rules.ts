import type { ManagedRule } from "../constructs/config-rules";

interface OwnerTags {
  Environment: string;
  CostCenter: string;
}

/** What AWS Config watches: that buckets are encrypted and private, and that everything has an owner's tags. */
export const rulesOfConfig = ({
  Environment,
  CostCenter,
}: OwnerTags): Record<string, ManagedRule> => ({
  "bucket-encryption": {
    identifier: "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED",
    description: "Buckets encrypt what they hold",
  },
  "bucket-public-read": {
    identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    description: "Nobody reads a bucket without being let in",
  },
  "bucket-public-write": {
    identifier: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
    description: "Nobody writes to a bucket without being let in",
  },
  "required-tags": {
    identifier: "REQUIRED_TAGS",
    description: "Everything has an owner's tags",
    parameters: {
      tag1Key: "Environment",
      tag1Value: Environment,
      tag2Key: "CostCenter",
      tag2Value: CostCenter,
    },
  },
});
