import { partitionOf } from "../config/regions";

/** Where a stack is deployed: what every ARN is made of. */
export interface Place {
  partition: string;
  region: string;
  /** Twelve digits, or the token of a data source that yields them. */
  account: string;
}

export const placeOf = (region: string, account: string): Place => ({
  partition: partitionOf(region),
  region,
  account,
});

/**
 * An ARN made from configured names. Documents (policies, dashboards, rules) use it rather than an
 * attribute that AWS computes: one unknown attribute hides a whole document until apply.
 */
export const arn = (place: Place, service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;

/** IAM is global: its ARNs have no region. */
export const roleArn = (place: Place, name: string): string =>
  `arn:${place.partition}:iam::${place.account}:role/${name}`;

/** Bucket names are global: their ARNs have neither region nor account. */
export const bucketArn = (place: Place, name: string): string =>
  `arn:${place.partition}:s3:::${name}`;

/** The CloudWatch console of a region, without a fragment. */
export const cloudwatchConsole = ({ partition, region }: Place): string =>
  partition === "aws-us-gov"
    ? `https://console.amazonaws-us-gov.com/cloudwatch/home?region=${region}`
    : `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}`;
