# METADATA
# title: Canaries are started
# description: >-
#   A canary is made in a stopped state unless it is told otherwise, and a stopped canary publishes nothing:
#   its alarm has no data, and nobody is told.
# custom:
#   severity: high
#   profiles: [payments, monitoring]
#   selects: [aws_synthetics_canary]
#   reads: [start_canary, status]
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Set start_canary to true; if the canary has been stopped by hand, start it again.
package controls.canary.started

proven contains resource.address if {
	some resource in input.subjects
	resource.values.start_canary == true

	# Before the canary is there, it has no status.
	object.get(resource.values, "status", "RUNNING") == "RUNNING"
}
