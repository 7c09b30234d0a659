# METADATA
# title: Databases refuse connections without TLS
# description: >-
#   A client that is not told to use TLS may fall back to none, and what it then sends is read by whoever is on the way.
#   The cluster refuses it where its parameter group says so. AWS's own groups do so from some versions on only, and
#   can't be changed; so the cluster has a group of its own that says it. Sources: Aurora User Guide, "Securing Aurora
#   PostgreSQL data with SSL/TLS" and "Security with Amazon Aurora MySQL".
# custom:
#   severity: high
#   profiles: [infrastructure]
#   selects: [aws_rds_cluster]
#   reads:
#     - aws_rds_cluster.engine
#     - aws_rds_cluster.db_cluster_parameter_group_name
#     - aws_rds_cluster_parameter_group.parameter.name
#     - aws_rds_cluster_parameter_group.parameter.value
#   parameters:
#     settings:
#       aurora-postgresql: ["rds.force_ssl=1"]
#       postgres: ["rds.force_ssl=1"]
#       aurora-mysql: ["require_secure_transport=ON", "require_secure_transport=1"]
#       mysql: ["require_secure_transport=ON", "require_secure_transport=1"]
#   frameworks:
#     pci-dss-4.0.1: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist-800-53-r5: ["SC-8", "SC-8(1)"]
#   fix: >-
#     Give the cluster an aws_rds_cluster_parameter_group, by db_cluster_parameter_group_name, with what its engine
#     takes: {settings}.
package controls.rds["tls-only"]

import data.lib.model

proven contains cluster.address if {
	some cluster in input.subjects
	settings := input.parameters.settings[cluster.values.engine]
	[group] := model.refs(cluster, "db_cluster_parameter_group_name")
	group.type == "aws_rds_cluster_parameter_group"
	names := {name | some setting in settings; [name, _] := split(setting, "=")}
	said := [parameter | some parameter in group.values.parameter; parameter.name in names]
	count(said) > 0
	every parameter in said {
		concat("=", [parameter.name, parameter.value]) in settings
	}
}
