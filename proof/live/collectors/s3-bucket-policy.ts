import { GetBucketPolicyCommand } from "@aws-sdk/client-s3";
import { type Collector, values } from "../collector";
import { ofBuckets } from "./s3-bucket";

export const s3BucketPolicy: Collector = {
  type: "aws_s3_bucket_policy",
  actions: ["s3:GetBucketPolicy", "s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  within: { type: "aws_s3_bucket", by: "bucket" },
  collect(account, scope) {
    return ofBuckets(account, scope, async (client, Bucket) => {
      const { Policy: policy } = await client.send(new GetBucketPolicyCommand({ Bucket }));
      return values({ policy });
    });
  },
};
