import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { Construct } from "constructs";
import { PrivateBucket } from "./bucket";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
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

    const stream = this.deliveryStream(place, key, name);
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

  private deliveryStream(place: Place, key: Key, name: string): KinesisFirehoseDeliveryStream {
    const failures = new LogGroup(this, "failures", { name: `/aws/kinesisfirehose/${name}`, key });
    const failureStream = new CloudwatchLogStream(this, "failure-stream", {
      name: "delivery",
      logGroupName: failures.group.name,
    });
    const role = new ServiceRole(this, "delivery-role", {
      place,
      name: `${name}-delivery`,
      service: "firehose.amazonaws.com",
      // Firehose presents the account it works for as the external id.
      trustCondition: { StringEquals: { "sts:ExternalId": place.account } },
      statements: [
        {
          Effect: "Allow",
          Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
          Resource: this.bucket.namedArn,
        },
        {
          Effect: "Allow",
          Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
          Resource: `${this.bucket.namedArn}/*`,
        },
        {
          Effect: "Allow",
          Action: "logs:PutLogEvents",
          Resource: arn(place, "logs", `log-group:${failures.name}:log-stream:delivery`),
        },
      ],
    });
    key.grantThrough("s3", role, ["kms:Decrypt", "kms:GenerateDataKey"]);
    return new KinesisFirehoseDeliveryStream(this, "stream", {
      name,
      destination: "extended_s3",
      dependsOn: [role.policy],
      serverSideEncryption: {
        enabled: true,
        keyType: "CUSTOMER_MANAGED_CMK",
        keyArn: key.arn,
      },
      extendedS3Configuration: {
        roleArn: role.role.arn,
        bucketArn: this.bucket.bucket.arn,
        prefix: "logs/!{timestamp:yyyy/MM/dd}/",
        errorOutputPrefix: "failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
        // CloudWatch Logs sends its records gzipped already.
        compressionFormat: "UNCOMPRESSED",
        fileExtension: ".gz",
        bufferingInterval: 300,
        bufferingSize: 5,
        cloudwatchLoggingOptions: {
          enabled: true,
          logGroupName: failures.group.name,
          logStreamName: failureStream.name,
        },
      },
    });
  }
}
