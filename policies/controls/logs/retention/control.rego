# METADATA
# title: Log groups keep 90 days
# description: >-
#   A log group without a retention never expires; one that is too short has lost the evidence by the
#   time an incident is noticed.
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_cloudwatch_log_group]
#   reads: [retention_in_days]
#   parameters: { retention_days: 90 }
#   frameworks:
#     pci-dss-4.0.1: ["10.5.1"]
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-11"]
#   fix: Set retention_in_days to {retention_days}.
package controls.logs.retention

proven contains resource.address if {
	some resource in input.subjects
	is_number(resource.values.retention_in_days)
	resource.values.retention_in_days >= input.parameters.retention_days
}
