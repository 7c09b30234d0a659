# METADATA
# description: What a dashboard shows. The reader has written out every line of its metric widgets.
package lib.dashboard

import data.lib.model

# The dashboard's widgets of a kind.
widgets(dashboard, type) := [widget |
	some widget in dashboard.values.dashboard_body.widgets
	widget.type == type
]

# The lines of the dashboard's graphs: metrics, and expressions.
lines(dashboard) := [line |
	some widget in widgets(dashboard, "metric")
	some line in widget.properties.metrics
]

# A line that CloudWatch understands: a metric, or an expression.
is_line(line) if {
	is_string(line.metric_name)
	line.metric_name != ""
}

is_line(line) if is_string(line.expression.text)

# A graph has lines, or shows an alarm's metric.
draws(graph) if {
	is_array(graph.properties.metrics)
	count(graph.properties.metrics) > 0
}

draws(graph) if {
	is_array(graph.properties.annotations.alarms)
	count(graph.properties.annotations.alarms) > 0
}

# The metrics among the lines of the dashboard's graphs.
metrics(dashboard) := [line | some line in lines(dashboard); line.metric_name]

# The metrics that are drawn, or computed with for what is drawn.
shown(dashboard) := [line | some line in metrics(dashboard); line.shown == true]

# What the lines search for: {namespace, metric_name, dimensions}, the dimensions by name only.
searches(dashboard) := [search |
	some line in lines(dashboard)
	some search in line.expression.searches
]

# Those whose metrics the dashboard's lines are.
publishers(dashboard) := model.refs(dashboard, "dashboard_body.widgets.properties.metrics")

# The console's links to dashboards in a text: the dashboard's name, and the settings that follow it.
# Source: the address that the CloudWatch console itself shows, …#dashboards:name=NAME;autoRefresh=60
console_links(text) := [{"name": parts[0], "settings": {part | some i, part in parts; i > 0}} |
	some word in words(text)
	startswith(word, "https://")
	[page, rest] := split(word, "#dashboards:name=")
	contains(page, "/cloudwatch/")
	parts := split(rest, ";")
]

# What stands between spaces, and the brackets and quotes that enclose a link.
words(text) := split(strings.replace_n({mark: " " | some mark in enclosing}, text), " ")

enclosing := ["(", ")", "<", ">", "[", "]", "\"", "\n", "\t"]
