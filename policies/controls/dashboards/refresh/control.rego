# METADATA
# title: The dashboard opens refreshing every minute
# description: >-
#   A dashboard on a wall that does not refresh shows a calm that has passed. No field of the body sets
#   the refresh, the console reads it from its own address; so a text widget carries that address.
# custom:
#   severity: low
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_cloudwatch_dashboard]
#   reads:
#     - dashboard_name
#     - dashboard_body.widgets.properties.markdown
#   parameters: { refresh_seconds: 60 }
#   frameworks:
#     soc2: ["CC7.2"]
#   fix: >-
#     Add a text widget with the console's link to this dashboard:
#     https://…/cloudwatch/home#dashboards:name=NAME;autoRefresh={refresh_seconds}
package controls.dashboards.refresh

import data.lib.dashboard

proven contains subject.address if {
	some subject in input.subjects
	subject.values.dashboard_name != ""
	is_number(input.parameters.refresh_seconds)
	setting := concat("=", ["autoRefresh", format_int(input.parameters.refresh_seconds, 10)])
	some widget in subject.values.dashboard_body.widgets
	some link in dashboard.console_links(widget.properties.markdown)
	link.name == subject.values.dashboard_name
	setting in link.settings
}
