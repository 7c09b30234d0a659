import { GetPublicAccessBlockCommand } from "@aws-sdk/client-s3";
import { type Collector, values } from "../collector";
import { ofBuckets } from "./s3-bucket";

export const s3BucketPublicAccessBlock: Collector = {
  type: "aws_s3_bucket_public_access_block",
  actions: ["s3:GetBucketPublicAccessBlock", "s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  within: { type: "aws_s3_bucket", by: "bucket" },
  declaredOnly: ["skip_destroy"],
  async collect(account, scope) {
    const found = await ofBuckets(account, scope, async (client, Bucket) => {
      const command = new GetPublicAccessBlockCommand({ Bucket });
      const { PublicAccessBlockConfiguration: block } = await client.send(command);
      return values({
        block_public_acls: block?.BlockPublicAcls ?? false,
        block_public_policy: block?.BlockPublicPolicy ?? false,
        ignore_public_acls: block?.IgnorePublicAcls ?? false,
        restrict_public_buckets: block?.RestrictPublicBuckets ?? false,
      });
    });
    // Source: Amazon S3 User Guide, "Blocking public access": all four, for buckets since April 2023.
    return found.map((one) => ({
      ...one,
      byDefault: one.refused === undefined && !Object.values(one.values).includes(false),
    }));
  },
};
