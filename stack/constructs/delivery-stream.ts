import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import { Construct } from "constructs";
import type { PrivateBucket } from "./bucket";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import { ServiceRole } from "./role";

export interface DeliveryStreamProps {
  place: Place;
  key: Key;
  name: string;
  bucket: PrivateBucket;
  /** What comes before the day in the objects' names. */
  prefix: string;
  compression: "GZIP" | "UNCOMPRESSED";
}

/**
 * Firehose into a bucket, encrypted by the stack's key on the way, with a log of what it could not deliver.
 * Source: Firehose Developer Guide, "Controlling access".
 */
export class DeliveryStream extends Construct {
  readonly stream: KinesisFirehoseDeliveryStream;

  constructor(scope: Construct, id: string, props: DeliveryStreamProps) {
    super(scope, id);
    const { place, key, name, bucket, prefix, compression } = props;
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
          Resource: bucket.namedArn,
        },
        {
          Effect: "Allow",
          Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
          Resource: `${bucket.namedArn}/*`,
        },
        {
          Effect: "Allow",
          Action: "logs:PutLogEvents",
          Resource: arn(place, "logs", `log-group:${failures.name}:log-stream:delivery`),
        },
      ],
    });
    key.grantThrough("s3", role, "write");
    this.stream = new KinesisFirehoseDeliveryStream(this, "stream", {
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
        bucketArn: bucket.bucket.arn,
        prefix: `${prefix}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: "failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
        compressionFormat: compression,
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
