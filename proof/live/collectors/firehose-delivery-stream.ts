import {
  type DeliveryStreamDescription,
  DescribeDeliveryStreamCommand,
  type ExtendedS3DestinationDescription,
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from "@aws-sdk/client-firehose";
import type { JsonObject } from "../../model/model";
import { all, asked, type Collector, type Details, detailed, each, followed } from "../collector";

const DETAILS: Details<DeliveryStreamDescription | undefined> = {
  destination_id: (stream) => stream?.Destinations?.[0]?.DestinationId,
  extended_s3_configuration: (stream) => {
    const s3 = stream?.Destinations?.[0]?.ExtendedS3DestinationDescription;
    return s3 ? [extendedS3(s3)] : [];
  },
  server_side_encryption: (stream) => {
    const key = stream?.DeliveryStreamEncryptionConfiguration;
    return [
      {
        enabled: key?.Status === "ENABLED",
        key_arn: key?.KeyARN ?? null,
        key_type: key?.KeyType ?? null,
      },
    ];
  },
};

export const firehoseDeliveryStream: Collector = {
  type: "aws_kinesis_firehose_delivery_stream",
  actions: ["firehose:DescribeDeliveryStream", "firehose:ListDeliveryStreams"],
  identity: [["name"]],
  tagged: "firehose:deliverystream",
  async collect(account, scope, wants) {
    const client = account.client(FirehoseClient);
    const pages = followed(
      (ExclusiveStartDeliveryStreamName) =>
        client.send(new ListDeliveryStreamsCommand({ ExclusiveStartDeliveryStreamName })),
      (page) => (page.HasMoreDeliveryStreams ? page.DeliveryStreamNames?.at(-1) : undefined),
    );
    const names = await all(pages, (page) => page.DeliveryStreamNames);
    const { partition, region, id } = account;
    const arnOf = (name: string) =>
      `arn:${partition}:firehose:${region}:${id}:deliverystream/${name}`;
    const covered = names.filter((name) =>
      scope.covers("aws_kinesis_firehose_delivery_stream", name, arnOf(name)),
    );
    return each(covered, (name) =>
      detailed({ arn: arnOf(name), id: arnOf(name), name }, () =>
        asked(DETAILS, wants, async () => {
          const command = new DescribeDeliveryStreamCommand({ DeliveryStreamName: name });
          return (await client.send(command)).DeliveryStreamDescription;
        }),
      ),
    );
  },
};

function extendedS3(s3: ExtendedS3DestinationDescription): JsonObject {
  return {
    bucket_arn: s3.BucketARN ?? null,
    buffering_interval: s3.BufferingHints?.IntervalInSeconds ?? null,
    buffering_size: s3.BufferingHints?.SizeInMBs ?? null,
    compression_format: s3.CompressionFormat ?? null,
    error_output_prefix: s3.ErrorOutputPrefix ?? null,
    kms_key_arn: s3.EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN ?? null,
    prefix: s3.Prefix ?? null,
    role_arn: s3.RoleARN ?? null,
  };
}
