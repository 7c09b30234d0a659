import { type Collector, values } from "../collector";
import { CLUSTER_ACTIONS, ownTagsOf, services } from "./ecs";

export const ecsService: Collector = {
  type: "aws_ecs_service",
  actions: [...CLUSTER_ACTIONS, "ecs:DescribeServices", "ecs:ListServices"],
  identity: [["cluster", "name"]],
  within: { type: "aws_ecs_cluster", by: "cluster" },
  declaredOnly: ["force_delete", "force_new_deployment", "triggers", "wait_for_steady_state"],
  async collect(account, scope) {
    return (await services(account, scope)).map((service) => {
      const network = service.networkConfiguration?.awsvpcConfiguration;
      const breaker = service.deploymentConfiguration?.deploymentCircuitBreaker;
      return {
        values: values({
          arn: service.serviceArn,
          cluster: service.clusterArn,
          deployment_circuit_breaker: breaker
            ? [{ enable: breaker.enable ?? false, rollback: breaker.rollback ?? false }]
            : [],
          desired_count: service.desiredCount,
          enable_ecs_managed_tags: service.enableECSManagedTags ?? false,
          enable_execute_command: service.enableExecuteCommand ?? false,
          id: service.serviceArn,
          launch_type: service.launchType,
          name: service.serviceName,
          network_configuration: network
            ? [
                {
                  assign_public_ip: network.assignPublicIp === "ENABLED",
                  security_groups: network.securityGroups ?? [],
                  subnets: network.subnets ?? [],
                },
              ]
            : [],
          platform_version: service.platformVersion,
          propagate_tags: service.propagateTags,
          scheduling_strategy: service.schedulingStrategy,
          tags_all: ownTagsOf(service.tags),
          task_definition: service.taskDefinition,
        }),
      };
    });
  },
};
