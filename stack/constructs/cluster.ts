import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { Construct } from "constructs";
import type { Key } from "./key";
import { LogGroup } from "./log-group";

export interface ClusterProps {
  name: string;
  key: Key;
}

/**
 * A cluster with enhanced Container Insights. What is typed into a container is encrypted on its way and put on
 * record, should somebody switch that on; the groups are made before anybody writes to them, or they would have
 * neither end nor key. Sources: ECS Developer Guide, "Monitor Amazon ECS containers using Container Insights with
 * enhanced observability", and "Monitor Amazon ECS containers with ECS Exec".
 */
export class Cluster extends Construct {
  readonly cluster: EcsCluster;
  readonly name: string;

  constructor(scope: Construct, id: string, { name, key }: ClusterProps) {
    super(scope, id);
    this.name = name;
    const log = (logId: string, logName: string) =>
      new LogGroup(this, logId, { name: logName, key }).group;
    const performance = log("performance", `/aws/ecs/containerinsights/${name}/performance`);
    const typed = log("exec", `/aws/ecs/exec/${name}`);
    this.cluster = new EcsCluster(this, "Default", {
      name,
      setting: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: key.arn,
          logging: "OVERRIDE",
          logConfiguration: {
            cloudWatchEncryptionEnabled: true,
            cloudWatchLogGroupName: typed.name,
          },
        },
      },
      dependsOn: [performance],
    });
  }
}
