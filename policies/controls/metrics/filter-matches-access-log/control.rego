# METADATA
# title: Access-log filters read what is there
# description: >-
#   A filter that reads a field which the access log does not have, or compares a number that the log
#   holds as text, matches nothing and says nothing. Every field that a filter on an access log reads is
#   in the log's format, unquoted where it is compared or published as a number.
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_cloudwatch_log_metric_filter]
#   reads:
#     - log_group_name
#     - pattern
#     - metric_transformation.name
#     - metric_transformation.namespace
#     - metric_transformation.value
#     - metric_transformation.dimensions
#     - aws_cloudwatch_log_group
#     - aws_api_gateway_stage.access_log_settings.format
#     - aws_apigatewayv2_stage.access_log_settings.format
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["AU-6(1)"]
#   fix: >-
#     Put every field that the filter reads into the stage's access-log format, numbers without quotes, and
#     leave no variable unquoted that can be "-".
package controls.metrics["filter-matches-access-log"]

import data.lib.access_log

proven contains filter.address if {
	some filter in input.subjects
	access_log.names_group(filter)
	access_log.is_understood(filter)
	access_log.publishes(filter)
	every format in access_log.formats(filter) {
		access_log.fits(filter, format)
	}
}
