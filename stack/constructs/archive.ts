import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { Construct } from "constructs";
import { PrivateBucket } from "./bucket";
import { DeliveryStream } from "./delivery-stream";
import type { Key } from "./key";
import type { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import { ServiceRole } from "./role";

/** As many days as the longest run of that many months can have: a leap year's, rounded up. */
export const daysOf = (months: number): number => Math.ceil((months * 366) / 12);

/** S3 Glacier Instant Retrieval answers in milliseconds but charges 90 days at least. */
const COLD_AFTER_DAYS = 90;

export interface ArchiveProps {
  place: Place;
  key: Key;
  /** Of the delivery stream and its roles; the bucket's has the account behind it. */
  name: string;
  months: number;
  /** What is archived, by an id that stays when others come or go. */
  groups: Record<string, LogGroup>;
}

/**
 * Every log event, from its group through Firehose to a bucket in which nothing can be changed or
 * deleted for `months`. PCI DSS 4.0.1 requirement 10.5.1 (twelve months of audit history) rests on it;
 * thirteen is the default, so that a month's last event is still there when the year is reviewed.
 *
 * Object Lock is in governance mode: retention holds against ordinary principals, and whoever destroys
 * the stack needs `s3:BypassGovernanceRetention`. Sources: S3 User Guide, "Locking objects with Object
 * Lock"; CloudWatch Logs User Guide, "Subscription filters with Amazon Data Firehose"; Firehose
 * Developer Guide, "Controlling access".
 */
export class Archive extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, { place, key, name, months, groups }: ArchiveProps) {
    super(scope, id);
    const days = daysOf(months);
    this.bucket = new PrivateBucket(this, "bucket", {
      place,
      key,
      name: `${name}-${place.account}`,
      objectLock: true,
      // A day more than the lock: the lock ends by the second, the lifecycle runs by the day.
      expireAfterDays: days + 1,
      transitions: [{ days: COLD_AFTER_DAYS, storageClass: "GLACIER_IR" }],
    });
    new S3BucketObjectLockConfigurationA(this, "lock", {
      bucket: this.bucket.bucket.bucket,
      rule: { defaultRetention: { mode: "GOVERNANCE", days } },
      dependsOn: [this.bucket.versioning],
    });

    const { stream } = new DeliveryStream(this, "Default", {
      place,
      key,
      name,
      bucket: this.bucket,
      prefix: "logs",
      // CloudWatch Logs sends its records gzipped already.
      compression: "UNCOMPRESSED",
    });
    const subscriptionRole = new ServiceRole(this, "subscription-role", {
      place,
      name: `${name}-subscription`,
      service: "logs.amazonaws.com",
      trustCondition: { ArnLike: { "aws:SourceArn": arn(place, "logs", "*") } },
      statements: [
        {
          Effect: "Allow",
          Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
          Resource: arn(place, "firehose", `deliverystream/${name}`),
        },
      ],
    });
    for (const [group, { group: source }] of Object.entries(groups)) {
      new CloudwatchLogSubscriptionFilter(this, `subscription-${group}`, {
        name,
        logGroupName: source.name,
        filterPattern: "",
        destinationArn: stream.arn,
        roleArn: subscriptionRole.role.arn,
        // CloudWatch Logs tries the permission with a test record.
        dependsOn: [subscriptionRole.policy],
      });
    }
  }
}
