# METADATA
# title: Widgets have a place of their own
# description: >-
#   A widget without a place goes where the console likes, and one that overlaps another hides it. Every
#   widget says where it stands, within the grid, and no two share a cell.
# custom:
#   severity: low
#   profiles: [payments, monitoring, services, infrastructure]
#   selects: [aws_cloudwatch_dashboard]
#   reads:
#     - dashboard_body.widgets.x
#     - dashboard_body.widgets.y
#     - dashboard_body.widgets.width
#     - dashboard_body.widgets.height
#   parameters: { columns: 24 }
#   frameworks:
#     soc2: ["CC7.2"]
#   fix: >-
#     Give every widget whole numbers x, y, width and height, with x + width at most {columns}, so that
#     no two widgets overlap.
package controls.dashboards.layout

# The grid is 24 columns wide. Source: CloudWatch API Reference, "Dashboard body structure and syntax".
proven contains dashboard.address if {
	some dashboard in input.subjects
	is_number(input.parameters.columns)
	widgets := dashboard.values.dashboard_body.widgets
	count(widgets) > 0
	every widget in widgets {
		every number in [widget.x, widget.y, widget.width, widget.height] {
			is_number(number)
			number == floor(number)
		}
		widget.x >= 0
		widget.y >= 0
		widget.width >= 1
		widget.height >= 1
		widget.x + widget.width <= input.parameters.columns
	}
	overlapping := [i |
		some i, a in widgets
		some j, b in widgets
		i < j
		a.x < b.x + b.width
		b.x < a.x + a.width
		a.y < b.y + b.height
		b.y < a.y + a.height
	]
	count(overlapping) == 0
}
