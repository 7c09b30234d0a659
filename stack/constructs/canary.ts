import { SyntheticsCanary } from "@cdktf/provider-aws/lib/synthetics-canary";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { Asset } from "../assets/zip";
import { PrivateBucket } from "./bucket";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import type { Statement } from "./policy";
import { ServiceRole } from "./role";
import { writeMetrics, writeTraces } from "./statements";

/** Days that a run's screenshots and logs are kept: as long as Synthetics keeps the run itself. */
const ARTIFACT_DAYS = 31;

export interface CanaryProps {
  place: Place;
  key: Key;
  /** At most 21 characters of a-z, 0-9, hyphen and underscore: Synthetics allows no more. */
  name: string;
  bucketName: string;
  runtime: string;
  code: Asset;
  /** What the code reads: its target among them. */
  environment: Record<string, string>;
  everyMinutes: number;
  /** What it may do beyond running and keeping what it saw. */
  statements?: Statement[];
}

/**
 * A canary that asks one URL again and again, started at once and traced, with its artifacts in a
 * private bucket. Its code is named by its content, because the provider doesn't notice changed content
 * under the same name. Source: CloudWatch User Guide, "Required roles and permissions for canaries".
 */
export class Canary extends Construct {
  readonly canary: SyntheticsCanary;
  readonly name: string;
  readonly bucket: PrivateBucket;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: CanaryProps) {
    super(scope, id);
    const { place, key, name } = props;
    this.name = name;
    this.bucket = new PrivateBucket(this, "artifacts", {
      place,
      key,
      name: `${props.bucketName}-${place.account}`,
      expireAfterDays: ARTIFACT_DAYS,
    });
    const role = new ServiceRole(this, "role", {
      place,
      name,
      service: "lambda.amazonaws.com",
      statements: [
        {
          Sid: "WriteArtifacts",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:GetObject"],
          Resource: `${this.bucket.namedArn}/*`,
        },
        {
          Sid: "FindArtifacts",
          Effect: "Allow",
          Action: "s3:GetBucketLocation",
          Resource: this.bucket.namedArn,
        },
        {
          // Not to make the group: Lambda would, without a key and without an end, before Terraform can.
          Sid: "WriteOwnLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: arn(place, "logs", `log-group:/aws/lambda/cwsyn-${name}-*`),
        },
        writeMetrics("CloudWatchSynthetics"),
        writeTraces,
        ...(props.statements ?? []),
      ],
    });
    key.grantThrough("s3", role, "write");
    this.canary = new SyntheticsCanary(this, "Default", {
      name,
      runtimeVersion: props.runtime,
      handler: "index.handler",
      zipFile: props.code.path,
      executionRoleArn: role.role.arn,
      artifactS3Location: `s3://${this.bucket.bucket.bucket}/`,
      artifactConfig: { s3Encryption: { encryptionMode: "SSE_KMS", kmsKeyArn: key.arn } },
      schedule: { expression: `rate(${props.everyMinutes} minutes)` },
      runConfig: {
        activeTracing: true,
        timeoutInSeconds: 60,
        environmentVariables: props.environment,
      },
      startCanary: true,
      // Destroying the canary takes its function and layers with it.
      deleteLambda: true,
      successRetentionPeriod: ARTIFACT_DAYS,
      failureRetentionPeriod: ARTIFACT_DAYS,
      dependsOn: [role.policy],
    });
    this.log = new LogGroup(this, "log", { name: `/aws/lambda/${functionOf(this.canary)}`, key });
  }
}

/** The function that Synthetics makes, whose name ends with an id that nobody knows beforehand. */
const functionOf = ({ engineArn }: SyntheticsCanary): string =>
  Fn.element(Fn.split(":", engineArn), 6);
