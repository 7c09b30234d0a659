import { type Bucket, paginateListBuckets, S3Client } from "@aws-sdk/client-s3";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Collector, detailed, each, type Found, values } from "../collector";
import type { Scope } from "../scope";

/** The names of the buckets in scope that are in this region. */
async function buckets(account: Account, scope: Scope): Promise<string[]> {
  const client = account.client(S3Client);
  const asked = { BucketRegion: account.region };
  const listed = await all(paginateListBuckets({ client }, asked), (page) => page.Buckets);
  return listed
    .filter(({ BucketRegion = account.region }: Bucket) => BucketRegion === account.region)
    .map(({ Name = "" }) => Name)
    .filter((name) => scope.covers("aws_s3_bucket", name, bucketArn(account, name)));
}

const bucketArn = ({ partition }: Account, name: string): string => `arn:${partition}:s3:::${name}`;

/** One side of each bucket: S3 tells every side of every bucket by a call of its own. */
export async function ofBuckets(
  account: Account,
  scope: Scope,
  read: (client: S3Client, bucket: string) => Promise<JsonObject | undefined>,
): Promise<Found[]> {
  const client = account.client(S3Client);
  return each(await buckets(account, scope), (bucket) =>
    detailed({ bucket, id: bucket }, () => read(client, bucket)),
  );
}

export const s3Bucket: Collector = {
  type: "aws_s3_bucket",
  actions: ["s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  tagged: "s3",
  declaredOnly: ["force_destroy"],
  async collect(account, scope) {
    return (await buckets(account, scope)).map((bucket) => ({
      values: values({
        arn: bucketArn(account, bucket),
        bucket,
        id: bucket,
      }),
    }));
  },
};
