# METADATA
# title: Test payments are known to be tests
# description: >-
#   A canary that pays every five minutes is 8,760 payments a month that nobody made. Each function that counts
#   payments knows the role of every canary that may post to an API: by it, API Gateway having checked the
#   signature, the function tells a test from a payment, and leaves it out of what it measures. Function and canary
#   are of different stacks, so only where both are judged together can it be proven.
# custom:
#   severity: medium
#   profiles: [all]
#   selects: [stack]
#   reads:
#     - aws_lambda_function.environment.variables.METRIC_NAMES
#     - aws_lambda_function.environment.variables.TEST_CALLER_ROLE
#     - aws_synthetics_canary.execution_role_arn
#     - aws_iam_role.name
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
#     metrics: [PaymentSuccess, PaymentAmount, PaymentProcessingTime]
#     aws_policies: [AWSXRayDaemonWriteAccess]
#   frameworks:
#     soc2: ["PI1.3"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Set TEST_CALLER_ROLE in the environment of the function that publishes {metrics} to the name of the role
#     under which the canary pays.
package controls.lambda["test-payments"]

import data.lib.canary
import data.lib.model
import data.lib.policy_document
import data.lib.role

proven contains stack.address if {
	some stack in input.subjects
	is_array(input.parameters.metrics)
	is_array(input.parameters.aws_policies)
	functions := [function |
		some function in model.all("aws_lambda_function")
		may_count_payments(function)
	]
	count(functions) > 0
	every function in functions {
		counts_payments(function)
		every tester in testers {
			knows(function, tester)
		}
	}
	all_told
}

may_count_payments(function) if counts_payments(function)

may_count_payments(function) if not model.known(function, "environment.variables.METRIC_NAMES")

counts_payments(function) if {
	some environment in function.values.environment
	some name in split(environment.variables.METRIC_NAMES, ",")
	trim_space(name) in input.parameters.metrics
}

testers := [sender |
	some one in model.all("aws_synthetics_canary")
	some sender in canary.senders(one, "POST")
]

knows(function, tester) if {
	some environment in function.values.environment
	environment.variables.TEST_CALLER_ROLE == tester.values.name
}

knows(function, tester) if {
	some environment in function.values.environment
	environment.variables.TEST_CALLER_ROLE == tester.address
}

# Of a canary whose role is another configuration's, or not wholly known, nobody can tell whether it pays.
all_told if {
	every one in model.all("aws_synthetics_canary") {
		[own] := model.refs(one, "execution_role_arn")
		role.known_grants(own, input.parameters.aws_policies)
		every document in role.documents(own) {
			policy_document.statements(document, "policy")
		}
	}
}
