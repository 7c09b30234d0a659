# METADATA
# title: Clusters are seen into
# description: >-
#   Without Container Insights a cluster tells how its services are on average, and nothing of a task that is
#   restarted or out of memory. The cluster says which of its modes it wants; an account's default is for whoever
#   changes it. Source: ECS Developer Guide, "Monitor Amazon ECS containers using Container Insights with enhanced
#   observability".
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_ecs_cluster]
#   reads: [setting]
#   parameters: { modes: [enabled, enhanced] }
#   frameworks:
#     soc2: ["A1.1", "CC7.2"]
#     nist-800-53-r5: ["SI-4"]
#   fix: Give the cluster a setting containerInsights with a value of {modes}.
package controls.ecs["container-insights"]

proven contains cluster.address if {
	some cluster in input.subjects
	modes := input.parameters.modes
	said := [setting | some setting in cluster.values.setting; setting.name == "containerInsights"]
	count(said) > 0
	every setting in said {
		setting.value in modes
	}
}
