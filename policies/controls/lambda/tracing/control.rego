# METADATA
# title: Functions are traced
# description: >-
#   Without active tracing a function records only the requests that somebody upstream chose to sample, and
#   a slow or failing payment cannot be followed from the API to the table.
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_lambda_function]
#   reads: [tracing_config.mode]
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Set tracing_config.mode to "Active" and let the function's role write to X-Ray.
package controls.lambda.tracing

proven contains resource.address if {
	some resource in input.subjects
	[tracing] := resource.values.tracing_config
	tracing.mode == "Active"
}
