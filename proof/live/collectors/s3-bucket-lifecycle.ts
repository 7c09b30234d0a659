import { GetBucketLifecycleConfigurationCommand, type LifecycleRule } from "@aws-sdk/client-s3";
import type { JsonObject } from "../../model/model";
import { type Collector, values } from "../collector";
import { ofBuckets } from "./s3-bucket";

export const s3BucketLifecycle: Collector = {
  type: "aws_s3_bucket_lifecycle_configuration",
  actions: ["s3:GetLifecycleConfiguration", "s3:ListAllMyBuckets"],
  identity: [["bucket"]],
  within: { type: "aws_s3_bucket", by: "bucket" },
  collect(account, scope) {
    return ofBuckets(account, scope, async (client, Bucket) => {
      const command = new GetBucketLifecycleConfigurationCommand({ Bucket });
      const { Rules = [], TransitionDefaultMinimumObjectSize } = await client.send(command);
      return values({
        rule: Rules.map(ofRule),
        transition_default_minimum_object_size: TransitionDefaultMinimumObjectSize,
      });
    });
  },
};

function ofRule(rule: LifecycleRule): JsonObject {
  const expiration = rule.Expiration;
  const noncurrent = rule.NoncurrentVersionExpiration;
  const upload = rule.AbortIncompleteMultipartUpload;
  return {
    abort_incomplete_multipart_upload: upload
      ? [{ days_after_initiation: upload.DaysAfterInitiation ?? null }]
      : [],
    expiration: expiration
      ? [
          {
            date: expiration.Date?.toISOString() ?? null,
            days: expiration.Days ?? null,
            expired_object_delete_marker: expiration.ExpiredObjectDeleteMarker ?? false,
          },
        ]
      : [],
    filter: filterOf(rule.Filter),
    id: rule.ID ?? null,
    noncurrent_version_expiration: noncurrent
      ? [
          {
            newer_noncurrent_versions: noncurrent.NewerNoncurrentVersions ?? null,
            noncurrent_days: noncurrent.NoncurrentDays ?? null,
          },
        ]
      : [],
    noncurrent_version_transition: (rule.NoncurrentVersionTransitions ?? []).map((transition) => ({
      newer_noncurrent_versions: transition.NewerNoncurrentVersions ?? null,
      noncurrent_days: transition.NoncurrentDays ?? null,
      storage_class: transition.StorageClass ?? null,
    })),
    prefix: rule.Prefix ?? "",
    status: rule.Status ?? null,
    transition: (rule.Transitions ?? []).map((transition) => ({
      date: transition.Date?.toISOString() ?? null,
      days: transition.Days ?? null,
      storage_class: transition.StorageClass ?? null,
    })),
  };
}

function filterOf(filter: LifecycleRule["Filter"]): JsonObject[] {
  if (!filter) return [];
  const { And: and, Tag: tag } = filter;
  return [
    {
      and: and
        ? [
            {
              object_size_greater_than: and.ObjectSizeGreaterThan ?? null,
              object_size_less_than: and.ObjectSizeLessThan ?? null,
              prefix: and.Prefix ?? "",
              tags: Object.fromEntries(
                (and.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]),
              ),
            },
          ]
        : [],
      object_size_greater_than: filter.ObjectSizeGreaterThan ?? null,
      object_size_less_than: filter.ObjectSizeLessThan ?? null,
      prefix: filter.Prefix ?? "",
      tag: tag ? [{ key: tag.Key ?? null, value: tag.Value ?? null }] : [],
    },
  ];
}
