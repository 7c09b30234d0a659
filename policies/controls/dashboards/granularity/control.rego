# METADATA
# title: Graphs keep five-minute periods
# description: >-
#   A dashboard that picks periods by the time it shows averages a spike away as soon as somebody zooms
#   out. Every graph, line and search has the same period, and the dashboard may not override it.
# custom:
#   severity: low
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_cloudwatch_dashboard]
#   reads:
#     - dashboard_body.periodOverride
#     - dashboard_body.widgets.type
#     - dashboard_body.widgets.properties.period
#     - dashboard_body.widgets.properties.metrics
#   parameters: { period_seconds: 300 }
#   frameworks:
#     soc2: ["CC7.2"]
#   fix: >-
#     Set periodOverride to inherit, and period to {period_seconds} on every metric widget and on each of
#     its lines that has its own.
package controls.dashboards.granularity

proven contains dashboard.address if {
	some dashboard in input.subjects
	period := input.parameters.period_seconds
	body := dashboard.values.dashboard_body
	body.periodOverride == "inherit"
	is_array(body.widgets)
	every widget in body.widgets {
		is_string(widget.type)
		widget.type != ""
	}
	graphs := [widget | some widget in body.widgets; widget.type in {"metric", "explorer"}]
	every graph in graphs {
		graph.properties.period == period
		every line in object.get(graph.properties, "metrics", []) {
			line.period == period
			searches := object.get(object.get(line, "expression", {}), "searches", [])
			every search in searches {
				object.get(search, "period", period) == period
			}
		}
	}
}
