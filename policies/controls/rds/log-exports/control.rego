# METADATA
# title: Clusters write their logs to CloudWatch
# description: >-
#   A cluster keeps its own logs for days, and loses them with itself. Exported, they say for as long as their log
#   group keeps them who signed in, what failed and what was slow. Which logs there are depends on the engine. That
#   the group is there is for logs/payment-groups to say, and for how long and by which key it keeps them for
#   logs/retention and logs/cmk.
#   Source: Aurora User Guide, "Publishing Aurora logs to Amazon CloudWatch Logs".
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_rds_cluster]
#   reads: [engine, enabled_cloudwatch_logs_exports]
#   parameters:
#     logs:
#       aurora-postgresql: [postgresql]
#       postgres: [postgresql]
#       aurora-mysql: [audit, error]
#       mysql: [audit, error]
#   frameworks:
#     pci-dss-4.0.1: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-2", "AU-12"]
#   fix: "Set enabled_cloudwatch_logs_exports to what its engine writes: {logs}."
package controls.rds["log-exports"]

proven contains cluster.address if {
	some cluster in input.subjects
	logs := input.parameters.logs[cluster.values.engine]
	count(logs) > 0
	every log in logs {
		log in cluster.values.enabled_cloudwatch_logs_exports
	}
}
