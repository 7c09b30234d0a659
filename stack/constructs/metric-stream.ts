import { CloudwatchMetricStream } from "@cdktf/provider-aws/lib/cloudwatch-metric-stream";
import { Construct } from "constructs";
import { daysOf } from "./archive";
import { PrivateBucket } from "./bucket";
import { DeliveryStream } from "./delivery-stream";
import type { Key } from "./key";
import { arn, type Place } from "./place";
import { ServiceRole } from "./role";

export interface MetricStreamProps {
  place: Place;
  key: Key;
  name: string;
  namespaces: string[];
  months: number;
}

/**
 * Metrics, as they are measured, into a bucket: CloudWatch itself forgets them after 15 months. Source:
 * CloudWatch User Guide, "Metric streams", and "Trust between CloudWatch and Firehose".
 */
export class MetricStream extends Construct {
  constructor(scope: Construct, id: string, props: MetricStreamProps) {
    super(scope, id);
    const { place, key, name, namespaces, months } = props;
    const bucket = new PrivateBucket(this, "bucket", {
      place,
      key,
      name: `${name}-${place.account}`,
      expireAfterDays: daysOf(months),
    });
    const { stream } = new DeliveryStream(this, "delivery", {
      place,
      key,
      name,
      bucket,
      prefix: "metrics",
      compression: "GZIP",
    });
    const role = new ServiceRole(this, "role", {
      place,
      name: `${name}-stream`,
      service: "streams.metrics.cloudwatch.amazonaws.com",
      trustCondition: { StringEquals: { "aws:SourceAccount": place.account } },
      statements: [
        {
          Effect: "Allow",
          Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
          Resource: arn(place, "firehose", `deliverystream/${name}`),
        },
      ],
    });
    new CloudwatchMetricStream(this, "Default", {
      name,
      firehoseArn: stream.arn,
      roleArn: role.role.arn,
      outputFormat: "json",
      includeFilter: namespaces.map((namespace) => ({ namespace })),
      dependsOn: [role.policy],
    });
  }
}
