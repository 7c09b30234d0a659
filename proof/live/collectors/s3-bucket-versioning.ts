import { GetBucketVersioningCommand } from "@aws-sdk/client-s3";
import { type Collector, values } from "../collector";
import { ofBuckets } from "./s3-bucket";

export const s3BucketVersioning: Collector = {
  type: "aws_s3_bucket_versioning",
  actions: ["s3:GetBucketVersioning", "s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  within: { type: "aws_s3_bucket", by: "bucket" },
  declaredOnly: ["mfa"],
  collect(account, scope) {
    return ofBuckets(account, scope, async (client, Bucket) => {
      const { Status, MFADelete } = await client.send(new GetBucketVersioningCommand({ Bucket }));
      // A bucket that never had any has no such resource.
      if (Status === undefined) return undefined;
      return values({
        versioning_configuration: [{ mfa_delete: MFADelete ?? null, status: Status }],
      });
    });
  },
};
