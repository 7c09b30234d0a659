# METADATA
# title: Every container's log is kept
# description: >-
#   What a container prints is lost unless its definition says where it goes; and a group that the log driver makes
#   by itself has neither end nor key. Each container writes to a declared log group, or to a log router in the
#   same task. Source: ECS Developer Guide, "Send Amazon ECS logs to CloudWatch" and "Custom log routing".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_ecs_task_definition]
#   reads:
#     - container_definitions.logConfiguration
#     - container_definitions.firelensConfiguration
#     - aws_cloudwatch_log_group.name
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-12"]
#   fix: >-
#     Give each container a logConfiguration: the driver awslogs with an awslogs-group that is declared, or
#     awsfirelens with a container of the task that has a firelensConfiguration.
package controls.ecs["task-logs"]

import data.lib.model

proven contains task.address if {
	some task in input.subjects
	count(task.values.container_definitions) > 0
	every container in task.values.container_definitions {
		is_kept(task, container.logConfiguration)
	}
}

is_kept(task, logging) if {
	logging.logDriver == "awslogs"
	some group in model.refs(task, "container_definitions.logConfiguration.options.awslogs-group")
	group.type == "aws_cloudwatch_log_group"
	logging.options["awslogs-group"] in {group.address, group.values.name}
}

is_kept(task, logging) if {
	logging.logDriver == "awsfirelens"
	some router in task.values.container_definitions
	router.firelensConfiguration.type in {"fluentbit", "fluentd"}
}
