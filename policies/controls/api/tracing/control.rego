# METADATA
# title: API stages are traced
# description: >-
#   X-Ray decides at the entry point which requests are traced. A stage that does not trace leaves every
#   function behind it with traces that begin in the middle.
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_api_gateway_stage]
#   reads: [xray_tracing_enabled]
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Set xray_tracing_enabled to true.
package controls.api.tracing

proven contains resource.address if {
	some resource in input.subjects
	resource.values.xray_tracing_enabled == true
}
