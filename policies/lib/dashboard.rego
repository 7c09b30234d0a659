# METADATA
# description: What a dashboard shows. The reader has written out every line of its metric widgets.
package lib.dashboard

import data.lib.metric

# The dashboard's widgets of a kind.
widgets(dashboard, type) := [widget |
	some body in [dashboard.values.dashboard_body]
	some widget in body.widgets
	widget.type == type
]

# The metrics that are drawn, or computed with for what is drawn.
shown(dashboard) := [line |
	some widget in widgets(dashboard, "metric")
	some line in widget.properties.metrics
	line.shown == true
]

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
