# METADATA
# title: Alarms together say what is wrong
# description: >-
#   One alarm tells a symptom, several at once tell the trouble. There is a composite alarm that means that functions
#   fail or are slow while many run at once; one that means that a service has run out of CPU and of memory, of every
#   service there is; and one that means that functions and services fail at the same time. The rules are judged by
#   what they mean in every state of their alarms, never by how they are written.
# custom:
#   severity: high
#   profiles: [services]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_composite_alarm.alarm_rule
#     - aws_cloudwatch_composite_alarm.alarm_actions
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.extended_statistic
#     - aws_cloudwatch_metric_alarm.metric_query
#     - aws_cloudwatch_log_metric_filter.log_group_name
#     - aws_cloudwatch_log_metric_filter.pattern
#     - aws_cloudwatch_log_metric_filter.metric_transformation
#     - aws_cloudwatch_log_group
#     - aws_lambda_function.function_name
#     - aws_lambda_function.logging_config
#     - aws_ecs_cluster.name
#     - aws_ecs_service.name
#     - aws_ecs_service.cluster
#     - aws_ecs_task_definition.container_definitions.logConfiguration
#     - aws_sns_topic
#   parameters: { percentile: p99, levels: [ERROR, FATAL, CRITICAL] }
#   frameworks:
#     soc2: ["CC7.2", "CC7.3"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add, each acting on a topic, composite alarms whose rules mean (failed invocations OR {percentile} duration) AND
#     invocations at once, of the same functions; CPU AND memory of a service, OR the same of each other; and failed
#     invocations AND errors of services.
package controls.alarms["service-composites"]

import data.lib.alarm
import data.lib.composite
import data.lib.functions
import data.lib.model
import data.lib.services

proven contains stack.address if {
	some stack in input.subjects
	percentile := input.parameters.percentile
	levels := input.parameters.levels
	some critical in told
	cannot_keep_up(critical, percentile)
	some exhausted in told
	is_exhaustion(exhausted)
	some everywhere in told
	fails_everywhere(everywhere, levels)
}

# The composite alarms that tell somebody.
told := [one | some one in model.all("aws_cloudwatch_composite_alarm"); alarm.tells(one)]

cannot_keep_up(one, percentile) if {
	some failing in model.refs(one, "alarm_rule")
	some slow in model.refs(one, "alarm_rule")
	some busy in model.refs(one, "alarm_rule")
	composite.combinations(one) == {{failing.address, busy.address}, {slow.address, busy.address}}
	watched := functions.failing(failing)
	functions.slow(slow, percentile) == watched
	functions.at_once(busy) == watched
}

is_exhaustion(one) if {
	combinations := composite.combinations(one)
	every pair in combinations {
		count(exhausted_by(one, pair)) == 1
	}
	exhausted := {service | some pair in combinations; some service in exhausted_by(one, pair)}
	exhausted == {service.address | some service in model.all("aws_ecs_service")}
}

# The services whose CPU and memory the two alarms are on, one each.
exhausted_by(one, pair) := {service |
	count(pair) == 2
	some cpu in model.refs(one, "alarm_rule")
	some memory in model.refs(one, "alarm_rule")
	pair == {cpu.address, memory.address}
	service := services.utilised(cpu, "CPUUtilization")
	services.utilised(memory, "MemoryUtilization") == service
}

fails_everywhere(one, levels) if {
	some failing in model.refs(one, "alarm_rule")
	some erring in model.refs(one, "alarm_rule")
	composite.combinations(one) == {{failing.address, erring.address}}
	count(functions.failing(failing)) > 0
	services.counts_errors(erring, levels)
}
