# METADATA
# title: Parameters are encrypted unless their names say that they hold an address
# description: >-
#   Whoever may read parameters reads a String as it stands, and nobody can tell from it that it was a secret. Every
#   parameter is a SecureString under a customer key, but for those whose names say that they hold an ARN or a URL,
#   and for what the CloudWatch agent is configured by, which it reads as a String only. Source: Systems Manager User
#   Guide, "SecureString parameters"; CloudWatch User Guide, "Upload the CloudWatch agent configuration file to
#   Systems Manager Parameter Store".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [aws_ssm_parameter]
#   reads: [name, type, key_id, aws_kms_key, aws_kms_alias]
#   parameters: { plain: ["-(arn|url)$", "^AmazonCloudWatch-"] }
#   frameworks:
#     pci-dss-4.0.1: ["8.3.2"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["IA-5(7)", "SC-28(1)"]
#   fix: >-
#     Set type to SecureString and key_id to a customer managed key; or name what holds nothing but an address so
#     that it matches one of {plain}.
package controls.ssm["secure-strings"]

import data.lib.kms

proven contains parameter.address if {
	some parameter in input.subjects
	is_array(input.parameters.plain)
	parameter.values.type == "SecureString"
	kms.is_named_customer_key(parameter, "key_id", object.get(parameter.values, "key_id", ""))
}

proven contains parameter.address if {
	some parameter in input.subjects
	parameter.values.type in {"String", "StringList"}
	some pattern in input.parameters.plain
	regex.match(pattern, parameter.values.name)
}
