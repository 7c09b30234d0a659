import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { dependable, Lazy } from "cdktf";
import { Construct } from "constructs";
import { arn, type Place, roleArn } from "./place";
import { policyDocument, type Statement } from "./policy";
import type { ServiceRole } from "./role";

/** Days between scheduling a key's deletion and losing what it encrypted: the least that KMS allows. */
const DELETION_WINDOW_DAYS = 7;

/** All that can be done with a key, and nothing that can be done to it. */
const USE = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
];

/**
 * What a role needs of the key for what it does through a service. Whoever writes objects, messages or secrets asks
 * for a data key for each, and reads what it wrote in parts. Sources: S3 User Guide, "Using server-side encryption
 * with AWS KMS keys"; SQS Developer Guide, "Key management"; DynamoDB Developer Guide, "Encryption at rest: how it
 * works", less the right to pass the key on.
 */
const NEEDED = {
  read: ["kms:Decrypt"],
  write: ["kms:Decrypt", "kms:GenerateDataKey"],
  table: USE,
};

export interface KeyProps {
  place: Place;
  /** Without the `alias/` in front. */
  alias: string;
  description: string;
}

/**
 * A customer-managed key, rotated yearly, and the whole list of who may use it.
 *
 * Roles are granted in the key's policy, not in their own: a role's policy would have to name the
 * key's ARN, which AWS computes, and so could not be read in a plan. Sources: CloudWatch Logs User
 * Guide, "Encrypt log data using AWS KMS"; SNS Developer Guide, "Managing encryption keys".
 */
export class Key extends Construct {
  readonly arn: string;
  private readonly place: Place;
  private readonly key: KmsKey;
  private readonly grants: Statement[] = [];
  private readonly grantees: IamRole[] = [];

  constructor(scope: Construct, id: string, { place, alias, description }: KeyProps) {
    super(scope, id);
    this.place = place;
    this.key = new KmsKey(this, "Default", {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: Lazy.stringValue({ produce: () => policyDocument(this.statements()) }),
    });
    new KmsAlias(this, "alias", { name: `alias/${alias}`, targetKeyId: this.key.keyId });
    this.arn = this.key.arn;
  }

  /** Lets a role use the key, but only through one service: `dynamodb`, `s3`. */
  grantThrough(service: string, role: ServiceRole, what: keyof typeof NEEDED): void {
    const Sid = `Allow${pascal(role.node.path)}`;
    this.grants.push({
      // A second service for the same role needs a name of its own.
      Sid: this.grants.some((grant) => grant.Sid === Sid) ? `${Sid}Through${pascal(service)}` : Sid,
      Effect: "Allow",
      Principal: { AWS: role.namedArn },
      Action: NEEDED[what],
      Resource: "*",
      Condition: {
        StringEquals: { "kms:ViaService": `${service}.${this.place.region}.amazonaws.com` },
      },
    });
    if (!this.grantees.includes(role.role)) this.grantees.push(role.role);
    // KMS refuses a policy that names a role which isn't there yet.
    this.key.dependsOn = this.grantees.map(dependable);
  }

  /**
   * Lets a service send to topics and queues that this key encrypts. No source condition: their own
   * policies say for whom it may, and the services pass none to KMS that is documented.
   */
  grantService(service: string, Sid: string): void {
    if (this.grants.some((grant) => grant.Sid === Sid)) return;
    this.grants.push({
      Sid,
      Effect: "Allow",
      Principal: { Service: service },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
    });
  }

  /**
   * Lets EventBridge encrypt archives of the default bus. Source: EventBridge User Guide, "Encrypting
   * EventBridge archives with AWS KMS keys".
   */
  grantArchive(): void {
    this.grants.push({
      Sid: "AllowEventArchives",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", "kms:ReEncrypt*"],
      Resource: "*",
      Condition: {
        StringEquals: {
          "kms:EncryptionContext:aws:events:event-bus:arn": arn(
            this.place,
            "events",
            "event-bus/default",
          ),
        },
      },
    });
  }

  /**
   * Lets Auto Scaling start machines whose volumes the key encrypts. Its role belongs to the account, and is there
   * only when something was scaled before: KMS refuses a policy that names it as a principal until then, so that it
   * is named by a condition. Source: EC2 Auto Scaling User Guide, "Required AWS KMS key policy for use with
   * encrypted volumes".
   */
  grantAutoScaling(): void {
    const isItsRole = {
      StringEquals: { "kms:CallerAccount": this.place.account },
      ArnEquals: {
        "aws:PrincipalArn": roleArn(
          this.place,
          "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        ),
      },
    };
    this.grants.push(
      {
        Sid: "AllowAutoScaling",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: USE,
        Resource: "*",
        Condition: isItsRole,
      },
      {
        Sid: "AllowAutoScalingToLendToVolumes",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { ...isItsRole, Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    );
  }

  private statements(): Statement[] {
    const { partition, region, account } = this.place;
    return [
      {
        Sid: "AllowAccountAdministration",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "AllowCloudWatchLogs",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: USE,
        Resource: "*",
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": arn(this.place, "logs", "log-group:*"),
          },
        },
      },
      ...this.grants,
    ];
  }
}

const pascal = (path: string): string =>
  path
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "Default")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
