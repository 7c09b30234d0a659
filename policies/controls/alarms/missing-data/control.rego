# METADATA
# title: Alarms say what missing data means
# description: >-
#   By default an alarm without data goes to INSUFFICIENT_DATA and acts on nothing: the dead service is
#   the quiet one. Each alarm must say that silence is good or bad, and for a canary it is bad.
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_cloudwatch_metric_alarm]
#   reads: [treat_missing_data, namespace, metric_query.metric.namespace, metric_query.expression]
#   parameters:
#     allowed: [breaching, notBreaching]
#     breaching_namespaces: [CloudWatchSynthetics]
#   frameworks:
#     soc2: ["CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: >-
#     Set treat_missing_data to one of {allowed}; to breaching for metrics of {breaching_namespaces}.
package controls.alarms["missing-data"]

import data.lib.model

proven contains alarm.address if {
	some alarm in input.subjects
	silence := alarm.values.treat_missing_data
	silence in input.parameters.allowed
	every path in ["namespace", "metric_query.metric.namespace"] {
		model.known(alarm, path)
	}
	namespaces := array.concat(
		[namespace | namespace := alarm.values.namespace],
		[namespace |
			some query in alarm.values.metric_query
			some metric in query.metric
			namespace := object.get(metric, "namespace", "")
		],
	)
	expressions := [text | some query in alarm.values.metric_query; text := query.expression.text]
	count(namespaces) + count(expressions) > 0
	every namespace in namespaces {
		is_string(namespace)
		namespace != ""
	}
	vital := input.parameters.breaching_namespaces
	is_array(vital)
	count([namespace | some namespace in namespaces; namespace in vital; silence != "breaching"]) == 0
}
