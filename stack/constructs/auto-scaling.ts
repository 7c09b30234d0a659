import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Key } from "./key";
import { MemoryAgent } from "./memory-agent";
import type { Network } from "./network";
import type { Place } from "./place";
import { ServiceRole } from "./role";
import { HTTPS, tcp } from "./tcp";

/**
 * Amazon Linux 2023 as AWS last released it, looked up whenever a machine starts. Source: EC2 User Guide, "Use a
 * Systems Manager parameter instead of an AMI ID".
 */
const IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
/** No machine grows older, so that each is replaced by one of a newer image. */
const MAX_LIFETIME_SECONDS = 30 * 24 * 60 * 60;
/** Until a machine counts: it installs the agent first. */
const WARM_UP_SECONDS = 180;

export interface AutoScalingProps {
  place: Place;
  key: Key;
  name: string;
  network: Network;
  min: number;
  max: number;
  /** The averages that machines come and go for. */
  cpuPercent: number;
  memoryPercent: number;
  /** Where the machines publish how much of their memory they use. */
  metricNamespace: string;
  /** On machines and volumes, which Auto Scaling makes without the provider's. */
  tags: Record<string, string>;
}

/**
 * Machines in private subnets, as many as their work needs. Nobody reaches them from outside; people come in through
 * Session Manager. Their metadata answers to sessions on the machine itself only, and their volumes are encrypted by
 * the stack's key. Sources: EC2 Auto Scaling User Guide, "Target tracking scaling policies"; EC2 User Guide, "Use the
 * Instance Metadata Service".
 */
export class AutoScaling extends Construct {
  readonly group: AutoscalingGroup;
  readonly name: string;
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, props: AutoScalingProps) {
    super(scope, id);
    const { place, key, name, network } = props;
    this.name = name;
    const agent = new MemoryAgent(this, "agent", {
      place,
      groupName: name,
      namespace: props.metricNamespace,
    });
    this.securityGroup = new SecurityGroup(this, "guard", {
      name,
      description: "Machines that nobody reaches from outside",
      vpcId: network.vpc.id,
    });
    new VpcSecurityGroupEgressRule(this, "to-https", {
      securityGroupId: this.securityGroup.id,
      description: "HTTPS to AWS and for packages",
      cidrIpv4: "0.0.0.0/0",
      ...tcp(HTTPS),
    });
    const role = new ServiceRole(this, "role", {
      place,
      name,
      service: "ec2.amazonaws.com",
      statements: agent.statements,
    });
    const session = new IamRolePolicyAttachment(this, "session", {
      role: role.role.name,
      policyArn: `arn:${place.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
    });
    const profile = new IamInstanceProfile(this, "profile", { name, role: role.role.name });
    key.grantAutoScaling();
    const tags = { ...props.tags, Name: name };
    const template = new LaunchTemplate(this, "template", {
      name,
      imageId: IMAGE,
      instanceType: "t3.small",
      iamInstanceProfile: { arn: profile.arn },
      vpcSecurityGroupIds: [this.securityGroup.id],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: 8,
            encrypted: "true",
            kmsKeyId: key.arn,
            deleteOnTermination: "true",
          },
        },
      ],
      monitoring: { enabled: true },
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
      userData: userData(agent.commands),
      updateDefaultVersion: true,
      dependsOn: [agent.parameter, role.policy, session],
    });
    this.group = new AutoscalingGroup(this, "Default", {
      name,
      minSize: props.min,
      maxSize: props.max,
      vpcZoneIdentifier: network.privateSubnetIds,
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      healthCheckType: "EC2",
      defaultInstanceWarmup: WARM_UP_SECONDS,
      maxInstanceLifetime: MAX_LIFETIME_SECONDS,
      // A changed template reaches the machines that run.
      instanceRefresh: { strategy: "Rolling" },
      dependsOn: network.waysOut,
      tag: Object.entries({ ...props.tags, Name: name }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
    });
    new AutoscalingPolicy(this, "cpu", {
      name: `${name}-cpu`,
      autoscalingGroupName: this.group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: props.cpuPercent,
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      },
    });
    const { memoryUsed } = agent;
    new AutoscalingPolicy(this, "memory", {
      name: `${name}-memory`,
      autoscalingGroupName: this.group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: props.memoryPercent,
        customizedMetricSpecification: {
          namespace: memoryUsed.namespace,
          metricName: memoryUsed.name,
          statistic: memoryUsed.statistic,
          metricDimension: Object.entries(memoryUsed.dimensions ?? {}).map(([name, value]) => ({
            name,
            value,
          })),
        },
      },
    });
  }

  /** Lets the machines go out to what is behind another security group. */
  reach(id: string, to: SecurityGroup, port: number): void {
    new VpcSecurityGroupEgressRule(this, `to-${id}`, {
      securityGroupId: this.securityGroup.id,
      description: `To the ${id}`,
      referencedSecurityGroupId: to.id,
      ...tcp(port),
    });
  }
}

const userData = (commands: string[]): string =>
  Buffer.from(["#!/bin/bash", "set -euo pipefail", ...commands, ""].join("\n")).toString("base64");
