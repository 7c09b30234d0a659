# METADATA
# title: Tables can be restored to any second
# description: >-
#   What is deleted or overwritten by mistake in a table is gone, unless DynamoDB keeps what was there before.
#   Point-in-time recovery is on. Source: DynamoDB Developer Guide, "Point-in-time backups for DynamoDB".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_dynamodb_table]
#   reads: [point_in_time_recovery.enabled]
#   frameworks:
#     soc2: ["A1.2"]
#     nist-800-53-r5: ["CP-9", "CP-10"]
#   fix: Give the table a point_in_time_recovery block whose enabled is true.
package controls.dynamodb.recovery

proven contains table.address if {
	some table in input.subjects
	[recovery] := table.values.point_in_time_recovery
	recovery.enabled == true
}
