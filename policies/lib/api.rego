# METADATA
# description: What stands behind an API.
package lib.api

import data.lib.model

# The addresses of the APIs, those that have a stage, for which the function answers.
behind(function) := {api.address |
	some integration in model.dependents(function, "aws_api_gateway_integration", "uri")
	some api in model.refs(integration, "rest_api_id")
	count(model.dependents(api, "aws_api_gateway_stage", "rest_api_id")) > 0
}

# The addresses of the APIs with a stage that writes its access log to the group.
logging_to(group) := {api.address |
	some stage in model.dependents(group, "aws_api_gateway_stage", "access_log_settings.destination_arn")
	some api in model.refs(stage, "rest_api_id")
}

# The function answers for an API that writes its access log to the group.
answers(function, group) if count(behind(function) & logging_to(group)) > 0
