import { GetBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { type Collector, values } from "../collector";
import { ofBuckets } from "./s3-bucket";

export const s3BucketEncryption: Collector = {
  type: "aws_s3_bucket_server_side_encryption_configuration",
  actions: ["s3:GetEncryptionConfiguration", "s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  within: { type: "aws_s3_bucket", by: "bucket" },
  async collect(account, scope) {
    const found = await ofBuckets(account, scope, async (client, Bucket) => {
      const command = new GetBucketEncryptionCommand({ Bucket });
      const { ServerSideEncryptionConfiguration: configuration } = await client.send(command);
      return values({
        rule: (configuration?.Rules ?? []).map(
          ({ ApplyServerSideEncryptionByDefault: encryption, BucketKeyEnabled }) => ({
            apply_server_side_encryption_by_default: encryption
              ? [
                  {
                    kms_master_key_id: encryption.KMSMasterKeyID ?? null,
                    sse_algorithm: encryption.SSEAlgorithm ?? null,
                  },
                ]
              : [],
            bucket_key_enabled: BucketKeyEnabled ?? false,
          }),
        ),
      });
    });
    // Source: Amazon S3 User Guide, "Setting default server-side encryption": SSE-S3, since January 2023.
    return found.map((one) => ({
      ...one,
      byDefault: JSON.stringify(one.values.rule ?? "").includes('"AES256"'),
    }));
  },
};
