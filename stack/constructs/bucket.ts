import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRuleTransition,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import type { Key } from "./key";
import { bucketArn, type Place } from "./place";
import { policyDocument } from "./policy";
import { denyPlainHttp } from "./statements";

export interface PrivateBucketProps {
  place: Place;
  name: string;
  key: Key;
  /** Days after which an object is gone. */
  expireAfterDays: number;
  /** Days for which what an object was is kept, once it is overwritten or deleted. */
  keepPreviousDays?: number;
  transitions?: S3BucketLifecycleConfigurationRuleTransition[];
  /** Can only be chosen when a bucket is made. */
  objectLock?: boolean;
}

/**
 * A bucket that is private, versioned, encrypted by the stack's key, reachable over TLS only, and
 * emptied when it is destroyed. Source: S3 User Guide, "Security best practices for Amazon S3".
 */
export class PrivateBucket extends Construct {
  readonly bucket: S3Bucket;
  readonly name: string;
  /** Known before apply, unlike `bucket.arn`: for documents. */
  readonly namedArn: string;
  readonly versioning: S3BucketVersioningA;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.name = props.name;
    this.namedArn = bucketArn(props.place, props.name);
    this.bucket = new S3Bucket(this, "Default", {
      bucket: props.name,
      forceDestroy: true,
      ...(props.objectLock && { objectLockEnabled: true }),
    });
    const bucket = this.bucket.bucket;
    const publicAccess = new S3BucketPublicAccessBlock(this, "public-access", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.versioning = new S3BucketVersioningA(this, "versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: props.key.arn,
          },
          bucketKeyEnabled: true,
        },
      ],
    });
    new S3BucketPolicy(this, "policy", {
      bucket,
      // S3 answers a conflict when both are changed at once.
      dependsOn: [publicAccess],
      policy: policyDocument([denyPlainHttp("s3:*", [this.namedArn, `${this.namedArn}/*`])]),
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket,
      dependsOn: [this.versioning],
      ...(movesSmallObjects(props) && {
        transitionDefaultMinimumObjectSize: "varies_by_storage_class",
      }),
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          ...(props.transitions && { transition: props.transitions }),
          expiration: [{ days: props.expireAfterDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: props.keepPreviousDays ?? 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
  }
}

/**
 * S3 leaves objects below 128 KB where they are unless it is told otherwise, and then moves them to Glacier only.
 * Source: S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle", constraints.
 */
const movesSmallObjects = ({ transitions = [] }: PrivateBucketProps): boolean =>
  transitions.some(({ storageClass }) => storageClass === "GLACIER");
