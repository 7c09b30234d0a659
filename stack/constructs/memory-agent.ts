import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import { type Metric, metricsOf } from "./metric";
import { arn, type Place } from "./place";
import type { Statement } from "./policy";
import { writeMetrics } from "./statements";

const METRIC = "mem_used_percent";
const GROUP = "AutoScalingGroupName";

export interface MemoryAgentProps {
  place: Place;
  /** The Auto Scaling group's: its machines' memory is averaged over it. */
  groupName: string;
  namespace: string;
}

/**
 * What the CloudWatch agent is told to measure: memory, which EC2 does not see from outside. Machines read it from a
 * parameter when they start. Source: CloudWatch User Guide, "Manually create or edit the CloudWatch agent
 * configuration file".
 */
export class MemoryAgent extends Construct {
  readonly memoryUsed: Metric;
  /** What the machines' role must be allowed. */
  readonly statements: Statement[];
  /** Installs and starts the agent, on Amazon Linux. */
  readonly commands: string[];
  readonly parameter: SsmParameter;

  constructor(scope: Construct, id: string, { place, groupName, namespace }: MemoryAgentProps) {
    super(scope, id);
    this.memoryUsed = metricsOf(namespace, { [GROUP]: groupName })(METRIC, "Average");
    const configuration = {
      agent: { metrics_collection_interval: 60 },
      metrics: {
        namespace,
        metrics_collected: { mem: { measurement: [METRIC] } },
        // Two dollars, for Terraform: the agent itself puts the machine's own group there.
        append_dimensions: { [GROUP]: `$\${aws:${GROUP}}` },
        aggregation_dimensions: [[GROUP]],
      },
    };
    const name = `AmazonCloudWatch-${groupName}`;
    this.parameter = new SsmParameter(this, "configuration", {
      name,
      description: "What the CloudWatch agent measures",
      type: "String",
      value: JSON.stringify(configuration),
    });
    this.statements = [
      writeMetrics(namespace),
      {
        Sid: "ReadAgentConfiguration",
        Effect: "Allow",
        Action: "ssm:GetParameter",
        Resource: arn(place, "ssm", `parameter/${name}`),
      },
      // The agent asks which group its machine is in.
      { Sid: "KnowGroup", Effect: "Allow", Action: "ec2:DescribeTags", Resource: "*" },
    ];
    const agent = "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl";
    this.commands = [
      "dnf install --assumeyes amazon-cloudwatch-agent",
      `${agent} -a fetch-config -m ec2 -s -c ssm:${name}`,
    ];
  }
}
