# METADATA
# title: GuardDuty is on, and tells within the hour
# description: >-
#   A detector that is suspended finds nothing, and by default it repeats a finding to EventBridge every six hours
#   only. Where there is a detector it is enabled, and publishes within the hour. Source: GuardDuty User Guide,
#   "Setting frequency for exporting findings".
# custom:
#   severity: high
#   profiles: [baseline, infrastructure]
#   selects: [aws_guardduty_detector]
#   reads: [enable, finding_publishing_frequency]
#   parameters: { frequencies: [FIFTEEN_MINUTES, ONE_HOUR] }
#   frameworks:
#     pci-dss-4.0.1: ["11.5.1", "10.4.1.1"]
#     soc2: ["CC6.8", "CC7.2"]
#     nist-800-53-r5: ["SI-4", "SI-4(5)"]
#   fix: Set enable to true, and finding_publishing_frequency to one of {frequencies}.
package controls.guardduty.enabled

import data.lib.model

proven contains detector.address if {
	some detector in input.subjects
	model.known(detector, "enable")
	object.get(detector.values, "enable", true) == true
	detector.values.finding_publishing_frequency in input.parameters.frequencies
}
