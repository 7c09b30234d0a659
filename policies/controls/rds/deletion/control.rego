# METADATA
# title: A database is not lost with what made it
# description: >-
#   Whoever destroys a stack destroys its database, and its automatic backups with it. One that is protected is not
#   destroyed until somebody has said so, and leaves a last snapshot. A profile may leave it to the stack whether a
#   database is protected; one that is to leave a snapshot then still names it, or it could never be destroyed.
#   Source: Aurora User Guide, "Deleting Aurora DB clusters and DB instances".
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_rds_cluster, aws_db_instance]
#   reads: [deletion_protection, skip_final_snapshot, final_snapshot_identifier]
#   parameters: { protected: true }
#   frameworks:
#     soc2: ["A1.2"]
#     nist-800-53-r5: ["CP-9"]
#   fix: >-
#     Set deletion_protection to true, skip_final_snapshot to false and final_snapshot_identifier to the last
#     snapshot's name; where the profile asks for no protection, either these or skip_final_snapshot = true.
package controls.rds.deletion

import data.lib.model

proven contains database.address if {
	some database in input.subjects
	is_boolean(input.parameters.protected)
	database.values.deletion_protection == true
	leaves_snapshot(database)
}

proven contains database.address if {
	some database in input.subjects
	input.parameters.protected == false
	not_protected(database)
	leaves_snapshot(database)
}

proven contains database.address if {
	some database in input.subjects
	input.parameters.protected == false
	not_protected(database)
	database.values.skip_final_snapshot == true
}

not_protected(database) if {
	model.known(database, "deletion_protection")
	object.get(database.values, "deletion_protection", false) == false
}

leaves_snapshot(database) if {
	model.known(database, "skip_final_snapshot")
	object.get(database.values, "skip_final_snapshot", false) == false
	regex.match(`^[A-Za-z](-?[A-Za-z0-9])*$`, database.values.final_snapshot_identifier)
}
