import { FlowLog as AwsFlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import type { Key } from "./key";
import { LogGroup } from "./log-group";
import { arn, type Place } from "./place";
import { ServiceRole } from "./role";

export interface FlowLogProps {
  place: Place;
  key: Key;
  name: string;
  vpcId: string;
}

/**
 * Who spoke with whom in a VPC and was let, and who was not, to a group of the stack's own. Source: VPC User
 * Guide, "IAM role for publishing flow logs to CloudWatch Logs", less the right to make groups.
 */
export class FlowLog extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { place, key, name, vpcId }: FlowLogProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, "logs", { name: `/aws/vpc/${name}`, key });
    const role = new ServiceRole(this, "role", {
      place,
      name: `${name}-flow-log`,
      service: "vpc-flow-logs.amazonaws.com",
      trustCondition: {
        StringEquals: { "aws:SourceAccount": place.account },
        ArnLike: { "aws:SourceArn": arn(place, "ec2", "vpc-flow-log/*") },
      },
      statements: [
        {
          Sid: "WriteFlows",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: arn(place, "logs", `log-group:${this.logGroup.name}:*`),
        },
        {
          Sid: "FindGroup",
          Effect: "Allow",
          Action: "logs:DescribeLogGroups",
          Resource: arn(place, "logs", "log-group:*"),
        },
      ],
    });
    new AwsFlowLog(this, "Default", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: this.logGroup.group.arn,
      iamRoleArn: role.role.arn,
      dependsOn: [role.policy],
    });
  }
}
