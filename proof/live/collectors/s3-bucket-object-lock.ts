import { GetObjectLockConfigurationCommand } from "@aws-sdk/client-s3";
import { type Collector, values } from "../collector";
import { ofBuckets } from "./s3-bucket";

export const s3BucketObjectLock: Collector = {
  type: "aws_s3_bucket_object_lock_configuration",
  actions: ["s3:GetBucketObjectLockConfiguration", "s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  within: { type: "aws_s3_bucket", by: "bucket" },
  declaredOnly: ["token"],
  collect(account, scope) {
    return ofBuckets(account, scope, async (client, Bucket) => {
      const command = new GetObjectLockConfigurationCommand({ Bucket });
      const { ObjectLockConfiguration: lock } = await client.send(command);
      const retention = lock?.Rule?.DefaultRetention;
      return values({
        object_lock_enabled: lock?.ObjectLockEnabled,
        rule: retention
          ? [
              {
                default_retention: [
                  {
                    days: retention.Days ?? 0,
                    mode: retention.Mode ?? null,
                    years: retention.Years ?? 0,
                  },
                ],
              },
            ]
          : [],
      });
    });
  },
};
