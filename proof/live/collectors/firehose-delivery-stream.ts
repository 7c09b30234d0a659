import {
  DescribeDeliveryStreamCommand,
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from "@aws-sdk/client-firehose";
import { all, type Collector, detailed, each, followed, values } from "../collector";

export const firehoseDeliveryStream: Collector = {
  type: "aws_kinesis_firehose_delivery_stream",
  actions: ["firehose:DescribeDeliveryStream", "firehose:ListDeliveryStreams"],
  identity: [["name"]],
  tagged: "firehose:deliverystream",
  async collect(account, scope) {
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
      detailed({ arn: arnOf(name), id: arnOf(name), name }, async () => {
        const command = new DescribeDeliveryStreamCommand({ DeliveryStreamName: name });
        const { DeliveryStreamDescription: stream } = await client.send(command);
        const [destination] = stream?.Destinations ?? [];
        const s3 = destination?.ExtendedS3DestinationDescription;
        const key = stream?.DeliveryStreamEncryptionConfiguration;
        return values({
          destination_id: destination?.DestinationId,
          extended_s3_configuration: s3
            ? [
                {
                  bucket_arn: s3.BucketARN ?? null,
                  buffering_interval: s3.BufferingHints?.IntervalInSeconds ?? null,
                  buffering_size: s3.BufferingHints?.SizeInMBs ?? null,
                  compression_format: s3.CompressionFormat ?? null,
                  error_output_prefix: s3.ErrorOutputPrefix ?? null,
                  kms_key_arn:
                    s3.EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN ?? null,
                  prefix: s3.Prefix ?? null,
                  role_arn: s3.RoleARN ?? null,
                },
              ]
            : [],
          server_side_encryption: [
            {
              enabled: key?.Status === "ENABLED",
              key_arn: key?.KeyARN ?? null,
              key_type: key?.KeyType ?? null,
            },
          ],
        });
      }),
    );
  },
};
