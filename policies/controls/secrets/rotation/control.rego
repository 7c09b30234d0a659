# METADATA
# title: Secrets rotate by themselves
# description: >-
#   A secret that never changes is known to everybody who ever saw it. Secrets Manager has a function make the next one
#   every so many days; it must be there, and Secrets Manager must be let in. Source: Secrets Manager User Guide,
#   "Rotate AWS Secrets Manager secrets".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [aws_secretsmanager_secret]
#   reads:
#     - aws_secretsmanager_secret_rotation.secret_id
#     - aws_secretsmanager_secret_rotation.rotation_rules.automatically_after_days
#     - aws_secretsmanager_secret_rotation.rotation_lambda_arn
#     - aws_lambda_function
#     - aws_lambda_permission.function_name
#     - aws_lambda_permission.principal
#     - aws_lambda_permission.action
#     - aws_lambda_permission.source_arn
#     - aws_lambda_permission.source_account
#   parameters: { max_days: 90 }
#   frameworks:
#     pci-dss-4.0.1: ["3.7.4", "8.6.3"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["IA-5", "SC-12"]
#   fix: >-
#     Give the secret an aws_secretsmanager_secret_rotation with rotation_rules.automatically_after_days of at most
#     {max_days} and the rotation_lambda_arn of a function that an aws_lambda_permission opens to
#     secretsmanager.amazonaws.com for this secret.
package controls.secrets.rotation

import data.lib.model

proven contains secret.address if {
	some secret in input.subjects
	[rotation] := model.dependents(secret, "aws_secretsmanager_secret_rotation", "secret_id")
	[rules] := rotation.values.rotation_rules
	days := rules.automatically_after_days
	is_number(days)
	is_number(input.parameters.max_days)
	days >= 1
	days <= input.parameters.max_days
	some function in model.refs(rotation, "rotation_lambda_arn")
	function.type == "aws_lambda_function"
	lets_in(function, secret)
}

lets_in(function, secret) if {
	some permission in model.dependents(function, "aws_lambda_permission", "function_name")
	permission.values.principal == "secretsmanager.amazonaws.com"
	permission.values.action in {"lambda:InvokeFunction", "lambda:*"}
	is_for(permission, secret)
}

# For this secret, or for all of the account's.
is_for(permission, secret) if {
	some source in model.refs(permission, "source_arn")
	source.address == secret.address
}

is_for(permission, _) if {
	model.known(permission, "source_arn")
	object.get(permission.values, "source_arn", "any") == "any"
	regex.match(`^[0-9]{12}$`, permission.values.source_account)
}
