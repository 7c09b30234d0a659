# METADATA
# title: Alarms that a dashboard shows are there
# description: >-
#   A dashboard shows nothing in the place of an alarm that nobody has, which looks like an alarm that is well.
#   Every alarm that a widget lists, or marks on a graph, is in what is judged. Source: CloudWatch User Guide,
#   "Dashboard body structure and syntax".
# custom:
#   severity: medium
#   profiles: [payments, monitoring, services]
#   selects: [aws_cloudwatch_dashboard]
#   reads:
#     - dashboard_body.widgets.properties.alarms
#     - dashboard_body.widgets.properties.annotations.alarms
#     - aws_cloudwatch_metric_alarm.alarm_name
#     - aws_cloudwatch_composite_alarm.alarm_name
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Name the ARNs of alarms of this configuration, best by reference.
package controls.dashboards.alarms

import data.lib.model

proven contains page.address if {
	some page in input.subjects
	model.known(page, "dashboard_body.widgets.properties.alarms")
	model.known(page, "dashboard_body.widgets.properties.annotations.alarms")
	is_array(page.values.dashboard_body.widgets)
	every widget in page.values.dashboard_body.widgets {
		shows(page, widget, ["alarms"])
		shows(page, widget, ["annotations", "alarms"])
	}
}

shows(_, widget, path) if object.get(widget.properties, path, null) == null

shows(page, widget, path) if {
	alarms := object.get(widget.properties, path, null)
	is_array(alarms)
	attribute := concat(".", array.concat(["dashboard_body.widgets.properties"], path))
	there := {one.address | some one in model.refs(page, attribute)}
	every alarm in alarms {
		alarm in there
	}
}
