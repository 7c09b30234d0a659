# METADATA
# title: An alarm watches the database's connections
# description: >-
#   A database that runs out of connections refuses payments while everything else looks well. An alarm
#   goes off when there are too many.
# custom:
#   severity: medium
#   profiles: [payments]
#   selects: [stack]
#   reads:
#     - aws_cloudwatch_metric_alarm.namespace
#     - aws_cloudwatch_metric_alarm.metric_name
#     - aws_cloudwatch_metric_alarm.dimensions
#     - aws_cloudwatch_metric_alarm.unit
#     - aws_cloudwatch_metric_alarm.statistic
#     - aws_cloudwatch_metric_alarm.period
#     - aws_cloudwatch_metric_alarm.comparison_operator
#     - aws_cloudwatch_metric_alarm.threshold
#     - aws_cloudwatch_metric_alarm.evaluation_periods
#   parameters: { most_connections: 16000, within_seconds: 900 }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add an alarm on AWS/RDS DatabaseConnections of the database, GreaterThanThreshold at most
#     {most_connections}, within {within_seconds} seconds.
package controls.alarms["database-connections"]

import data.lib.alarm
import data.lib.model
import data.lib.vended

# Aurora takes at most 16,000 connections, so an alarm above that never goes off. Source: Amazon Aurora
# User Guide, "Maximum connections to an Aurora MySQL DB instance". The database may be another
# configuration's, so it is enough to name one.
proven contains subject.address if {
	some subject in input.subjects
	some watching in model.all("aws_cloudwatch_metric_alarm")
	watched := alarm.watched(watching)
	watched.namespace == "AWS/RDS"
	watched.metric_name == "DatabaseConnections"
	vended.knows(watched)
	watched.stat in {"Average", "Maximum"}
	some dimension in {"DBClusterIdentifier", "DBInstanceIdentifier"}
	object.keys(watched.dimensions) == {dimension}
	is_string(watched.dimensions[dimension])
	watched.dimensions[dimension] != ""
	alarm.above(watching)
	watching.values.threshold > 0
	watching.values.threshold <= input.parameters.most_connections
	alarm.prompt(watching, input.parameters.within_seconds)
}
