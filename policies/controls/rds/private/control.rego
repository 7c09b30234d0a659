# METADATA
# title: Databases have no public address
# description: >-
#   A database with a public address is one mistake in a security group away from everybody. It is said to have none,
#   for what AWS does where nothing is said depends on the network. Source: RDS User Guide, "Working with a DB instance
#   in a VPC".
# custom:
#   severity: critical
#   profiles: [baseline, payments]
#   selects: [aws_rds_cluster_instance, aws_db_instance]
#   reads: [publicly_accessible]
#   frameworks:
#     pci-dss-4.0.1: ["1.4.4"]
#     soc2: ["CC6.6"]
#     nist-800-53-r5: ["AC-4", "SC-7"]
#   fix: Set publicly_accessible to false.
package controls.rds.private

proven contains instance.address if {
	some instance in input.subjects
	instance.values.publicly_accessible == false
}
