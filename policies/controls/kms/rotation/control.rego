# METADATA
# title: Keys rotate
# description: >-
#   A key that never changes gives whoever learns its material everything it ever encrypted. KMS can rotate
#   symmetric keys only, so those that sign or make MACs comply by what they are. Source: AWS KMS Developer
#   Guide, "Rotate AWS KMS keys".
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_kms_key]
#   reads: [enable_key_rotation, rotation_period_in_days, customer_master_key_spec]
#   parameters: { max_days: 365 }
#   frameworks:
#     pci-dss-4.0.1: ["3.7.4"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-12"]
#   fix: Set enable_key_rotation to true, and rotation_period_in_days to no more than {max_days}.
package controls.kms.rotation

import data.lib.kms

proven contains key.address if {
	some key in input.subjects
	kms.rotation_days(key) <= input.parameters.max_days
}
