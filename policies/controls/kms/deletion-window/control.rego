# METADATA
# title: Deleted keys can be saved for days
# description: >-
#   What a deleted key encrypted is lost, so a deletion must leave time to be noticed; a window longer than
#   intended keeps the key of a destroyed stack. KMS allows 7 to 30 days, and takes 30 when nothing is said.
#   Source: AWS KMS API Reference, ScheduleKeyDeletion.
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_kms_key]
#   reads: [deletion_window_in_days]
#   parameters: { min_days: 7, max_days: 30 }
#   frameworks:
#     soc2: ["A1.2"]
#     nist-800-53-r5: ["SC-12(1)"]
#   fix: Set deletion_window_in_days to {min_days} at least and {max_days} at most.
package controls.kms["deletion-window"]

import data.lib.model

proven contains key.address if {
	some key in input.subjects
	model.known(key, "deletion_window_in_days")
	days := object.get(key.values, "deletion_window_in_days", 30)
	is_number(days)
	days >= input.parameters.min_days
	days <= input.parameters.max_days
}
