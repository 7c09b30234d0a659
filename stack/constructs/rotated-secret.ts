import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { Construct } from "constructs";
import type { Asset } from "../assets/zip";
import { TracedFunction } from "./function";
import type { Key } from "./key";
import { arn, type Place } from "./place";

export interface RotatedSecretProps {
  place: Place;
  key: Key;
  name: string;
  description: string;
  rotateAfterDays: number;
  /** What makes a new value and tries it. */
  code: Asset;
  runtime: string;
}

/**
 * A secret whose values are made, one after another, by a function: none is ever in Terraform's state, the first
 * one included. Destroying it leaves nothing to recover, so that it can be made again under its name.
 * Source: Secrets Manager User Guide, "Lambda rotation function execution role permissions".
 */
export class RotatedSecret extends Construct {
  readonly secret: SecretsmanagerSecret;
  readonly name: string;
  /** Secrets Manager ends a secret's ARN with six characters of its own choice. */
  readonly namedArn: string;

  constructor(scope: Construct, id: string, props: RotatedSecretProps) {
    super(scope, id);
    const { place, key, name } = props;
    this.name = name;
    this.namedArn = arn(place, "secretsmanager", `secret:${name}-??????`);
    this.secret = new SecretsmanagerSecret(this, "Default", {
      name,
      description: props.description,
      kmsKeyId: key.arn,
      recoveryWindowInDays: 0,
    });
    const rotation = new TracedFunction(this, "function", {
      place,
      key,
      name: `${name}-rotation`,
      code: props.code,
      runtime: props.runtime,
      timeoutSeconds: 30,
      memoryMegabytes: 256,
      environment: { SERVICE_NAME: `${name}-rotation` },
      statements: [
        {
          Sid: "RotateSecret",
          Effect: "Allow",
          Action: [
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
          ],
          Resource: this.namedArn,
        },
      ],
    });
    key.grantThrough("secretsmanager", rotation.role, "write");
    const permission = new LambdaPermission(this, "permission", {
      statementId: "secrets-manager",
      action: "lambda:InvokeFunction",
      functionName: rotation.function.functionName,
      principal: "secretsmanager.amazonaws.com",
      sourceAccount: place.account,
      sourceArn: this.secret.arn,
    });
    new SecretsmanagerSecretRotation(this, "rotation", {
      secretId: this.secret.id,
      rotationLambdaArn: rotation.function.arn,
      rotateImmediately: true,
      rotationRules: { automaticallyAfterDays: props.rotateAfterDays },
      // Secrets Manager calls the function at once.
      dependsOn: [permission],
    });
  }
}
