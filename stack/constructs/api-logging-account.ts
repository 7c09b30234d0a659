import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { Place } from "./place";
import { policyDocument } from "./policy";

/**
 * The one role by which API Gateway writes the logs of every REST API in this account and region.
 *
 * It is a setting of the account: two stacks that manage it overwrite each other, and destroying one
 * leaves the others' APIs without execution logs. Where somebody else manages it, switch this off.
 * API Gateway tests the role against the permissions of its own managed policy, so it is that one.
 * Source: API Gateway Developer Guide, "Set up CloudWatch logging for REST APIs".
 */
export class ApiLoggingAccount extends Construct {
  readonly account: ApiGatewayAccount;

  constructor(scope: Construct, id: string, { place, name }: { place: Place; name: string }) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name,
      assumeRolePolicy: policyDocument([
        {
          Effect: "Allow",
          Principal: { Service: "apigateway.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ]),
    });
    const policy = new IamRolePolicyAttachment(this, "policy", {
      role: role.name,
      policyArn: `arn:${place.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    });
    this.account = new ApiGatewayAccount(this, "Default", {
      cloudwatchRoleArn: role.arn,
      dependsOn: [policy],
    });
  }
}
