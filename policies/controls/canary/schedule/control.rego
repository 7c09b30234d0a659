# METADATA
# title: Canaries run every 5 minutes, and never stop
# description: >-
#   A canary that runs too seldom finds an outage after the customers do; one that is given a duration
#   stops by itself and looks healthy ever after.
# custom:
#   severity: high
#   profiles: [payments, monitoring]
#   selects: [aws_synthetics_canary]
#   reads: [schedule.expression, schedule.duration_in_seconds]
#   parameters: { every_minutes: 5 }
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Set schedule.expression to rate({every_minutes} minutes), and leave out schedule.duration_in_seconds.
package controls.canary.schedule

import data.lib.model
import data.lib.schedule

proven contains resource.address if {
	some resource in input.subjects
	[when] := resource.values.schedule
	schedule.runs_every(when.expression, input.parameters.every_minutes)
	model.known(resource, "schedule.duration_in_seconds")
	object.get(when, "duration_in_seconds", 0) == 0
}
