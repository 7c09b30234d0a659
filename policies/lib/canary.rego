# METADATA
# description: What a canary may do, and who hears when it fails.
package lib.canary

import data.lib.alarm
import data.lib.metric
import data.lib.model
import data.lib.policy_document
import data.lib.role

# The canary whose failures, and whose silence, set off the alarm.
watched_by(watching) := canary if {
	watched := alarm.watched(watching)
	watched.namespace == "CloudWatchSynthetics"
	watched.metric_name == "SuccessPercent"
	watched.stat in {"Average", "Minimum"}
	canary := metric.source(metric.alarm_publishers(watching), watched)
	alarm.below(watching)
	watching.values.threshold > 0
	watching.values.threshold <= 100
	watching.values.treat_missing_data == "breaching"
}

# The roles under which the canary may send such requests to an API.
# Source: API Gateway Developer Guide, "Control access for invoking an API".
senders(canary, method) := [sender |
	some sender in model.refs(canary, "execution_role_arn")
	some document in role.documents(sender)
	some statement in policy_document.statements(document, "policy")
	statement.effect == "Allow"
	policy_document.covers(statement, "execute-api:invoke")
	reaches(statement, method)
]

reaches(statement, _) if count(statement.except_resources) > 0

reaches(statement, method) if {
	some resource in statement.resources
	asked_by(split(resource, "/")) == method
}

# What stands for anything stands for slashes too.
reaches(statement, _) if {
	some resource in statement.resources
	parts := split(resource, "/")
	some part in array.slice(parts, 1, 3)
	contains(part, "*")
}

reaches(statement, _) if {
	some resource in statement.resources
	endswith(resource, "*")
	count(split(resource, "/")) < 2
}

# An API's ARN goes on with /stage/method/path, and that of a stage which the model has with /method/path.
asked_by(parts) := parts[1] if {
	contains(parts[0], "aws_api_gateway_stage.")
} else := parts[2]
