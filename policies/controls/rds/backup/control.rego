# METADATA
# title: Databases can be restored
# description: >-
#   Automatic backups bring a database back to any second of their days; without any, a wrong statement is for good.
#   Where nothing is said RDS keeps one day, or none. Source: RDS User Guide, "Introduction to backups", and Aurora
#   User Guide, "Overview of backing up and restoring an Aurora DB cluster".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_rds_cluster, aws_db_instance]
#   reads: [backup_retention_period]
#   parameters: { min_days: 7 }
#   frameworks:
#     soc2: ["A1.2"]
#     nist-800-53-r5: ["CP-9"]
#   fix: Set backup_retention_period to {min_days} or more, 35 at most.
package controls.rds.backup

proven contains database.address if {
	some database in input.subjects
	days := database.values.backup_retention_period
	is_number(days)
	is_number(input.parameters.min_days)
	days >= input.parameters.min_days
	days <= 35
}
