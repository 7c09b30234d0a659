# METADATA
# title: Services are traced, and may be
# description: >-
#   A trace that stops at the first container tells nobody where the time goes. Each service's task has a collector
#   beside the application (OpenTelemetry's or X-Ray's), and a role that may send what it collects; without the role
#   it is dropped in silence. Sources: AWS Distro for OpenTelemetry, "Amazon ECS"; X-Ray Developer Guide, "Running
#   the X-Ray daemon on Amazon ECS".
# custom:
#   severity: medium
#   profiles: [services]
#   selects: [aws_ecs_service]
#   reads:
#     - task_definition
#     - aws_ecs_task_definition.container_definitions.image
#     - aws_ecs_task_definition.task_role_arn
#     - aws_iam_role
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_role_policy_attachment.policy_arn
#     - aws_iam_policy.policy
#   parameters:
#     collectors: ["(^|/)aws-otel-collector[:@]", "(^|/)opentelemetry-collector[a-z-]*[:@]", "(^|/)aws-xray-daemon[:@]"]
#     actions: ["xray:puttracesegments"]
#     aws_policies: [AWSXRayDaemonWriteAccess]
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Put a container with a collector's image ({collectors}) into the task definition, beside the application, and
#     give it a task_role_arn whose role may do {actions}.
package controls.ecs.traced

import data.lib.model
import data.lib.role

proven contains service.address if {
	some service in input.subjects
	[task] := model.refs(service, "task_definition")
	task.type == "aws_ecs_task_definition"
	collectors := input.parameters.collectors
	images := [container.image | some container in task.values.container_definitions]
	every image in images {
		is_string(image)
		image != ""
	}
	count(images) == count(task.values.container_definitions)
	is_collected(images, collectors)
	[own] := model.refs(task, "task_role_arn")
	own.type == "aws_iam_role"
	count(input.parameters.actions) > 0
	aws_policies := input.parameters.aws_policies
	every action in input.parameters.actions {
		role.may(own, action, aws_policies)
	}
}

# One collects, another is what it collects from.
is_collected(images, collectors) if {
	collecting := [image | some image in images; is_collector(image, collectors)]
	count(collecting) > 0
	count(images) > count(collecting)
}

is_collector(image, collectors) if {
	some pattern in collectors
	regex.match(pattern, image)
}
