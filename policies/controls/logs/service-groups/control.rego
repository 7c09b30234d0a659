# METADATA
# title: Every service is logged
# description: >-
#   Each of the services named has a log group that is declared, wherever it runs; and each cluster has the group that
#   Container Insights writes to, which would have neither end nor key if it were left to make it. What functions and
#   containers write is for lambda/log-group and ecs/task-logs to judge. Source: CloudWatch User Guide, "Container
#   Insights performance log events for Amazon ECS".
# custom:
#   severity: high
#   profiles: [services]
#   selects: [stack]
#   reads: [aws_cloudwatch_log_group.name, aws_ecs_cluster.name]
#   parameters:
#     services: ["(^|/)order-service[^/]*$", "(^|/)inventory-service[^/]*$", "(^|/)notification-service[^/]*$"]
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-2", "AU-12"]
#   fix: >-
#     Declare an aws_cloudwatch_log_group of each of the names {services}, and
#     /aws/ecs/containerinsights/<cluster>/performance for each cluster.
package controls.logs["service-groups"]

import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	groups := model.all("aws_cloudwatch_log_group")
	count(input.parameters.services) > 0
	every pattern in input.parameters.services {
		some group in groups
		regex.match(pattern, group.values.name)
	}
	clusters := model.all("aws_ecs_cluster")
	count(clusters) > 0
	every cluster in clusters {
		performance := concat("", ["/aws/ecs/containerinsights/", cluster.values.name, "/performance"])
		some group in groups
		group.values.name == performance
	}
}
