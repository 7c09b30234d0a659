# METADATA
# title: Functions measure their memory
# description: >-
#   Lambda itself publishes no memory. The extension of Lambda Insights does, when the function has its layer, of
#   the function's own architecture, and its role lets it write to the extension's log group; without the right
#   the layer is there and nothing is measured. Source: CloudWatch User Guide, "Getting started with Lambda
#   Insights".
# custom:
#   severity: medium
#   profiles: [services, monitoring]
#   selects: [aws_lambda_function]
#   reads:
#     - layers
#     - architectures
#     - role
#     - aws_iam_role.inline_policy.policy
#     - aws_iam_role.managed_policy_arns
#     - aws_iam_role_policy.role
#     - aws_iam_role_policy.policy
#     - aws_iam_role_policy_attachment.role
#     - aws_iam_role_policy_attachment.policy_arn
#     - aws_iam_policy_attachment.roles
#     - aws_iam_policy_attachment.policy_arn
#     - aws_iam_policy.policy
#   parameters:
#     required: true
#     group: /aws/lambda-insights
#     aws_policies: [CloudWatchLambdaInsightsExecutionRolePolicy]
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Add the region's LambdaInsightsExtension layer to layers (LambdaInsightsExtension-Arm64 on arm64), and let
#     the role do logs:CreateLogStream and logs:PutLogEvents in {group}.
package controls.lambda.insights

import data.lib.model
import data.lib.policy_document
import data.lib.role

# Source: CloudWatch User Guide, "Available versions of the Lambda Insights extension".
layer := {
	"arm64": `^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:LambdaInsightsExtension-Arm64:[1-9][0-9]*$`,
	"x86_64": `^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:LambdaInsightsExtension:[1-9][0-9]*$`,
}

proven contains function.address if {
	some function in input.subjects
	is_boolean(input.parameters.required)
	some arn in function.values.layers
	regex.match(layer[architecture(function)], arn)
	[own] := model.refs(function, "role")
	may_write(own, input.parameters.group, input.parameters.aws_policies)
}

proven contains function.address if {
	some function in input.subjects
	input.parameters.required == false
	is_string(input.parameters.group)
	is_array(input.parameters.aws_policies)
	model.known(function, "layers")
	every arn in object.get(function.values, "layers", []) {
		not contains(arn, ":layer:LambdaInsightsExtension")
	}
}

# A function is made for x86_64 unless it says otherwise.
architecture(function) := one if {
	[one] := function.values.architectures
} else := "x86_64" if {
	model.known(function, "architectures")
	object.get(function.values, "architectures", []) == []
}

may_write(own, group, aws_policies) if {
	is_string(group)
	some name in role.aws_policies_of(own)
	name in aws_policies
}

may_write(own, group, aws_policies) if {
	is_array(aws_policies)
	every action in ["logs:createlogstream", "logs:putlogevents"] {
		some document in role.documents(own)
		some statement in policy_document.statements(document, "policy")
		policy_document.grants(statement, action)
		some resource in statement.resources
		regex.match(concat("", [`^arn:[^:]+:logs:[^:]+:[^:]+:log-group:`, group, `(:\*|\*)$`]), resource)
		statement.conditions == []
	}
}
