# METADATA
# title: Volumes are encrypted with a customer key
# description: >-
#   A volume outlives its machine as snapshots, which can be shared. With a customer key whoever reads one needs a
#   second permission, which the account gives and sees used. A template names each of its volumes, the root's among
#   them, and so does a machine: what the image or the account does where nothing is said, nobody can tell from here.
#   Source: EBS User Guide, "Amazon EBS encryption".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_launch_template, aws_instance, aws_ebs_volume]
#   reads:
#     - aws_launch_template.block_device_mappings.ebs.encrypted
#     - aws_launch_template.block_device_mappings.ebs.kms_key_id
#     - aws_launch_template.block_device_mappings.virtual_name
#     - aws_launch_template.block_device_mappings.no_device
#     - aws_instance.root_block_device.encrypted
#     - aws_instance.root_block_device.kms_key_id
#     - aws_instance.ebs_block_device.encrypted
#     - aws_instance.ebs_block_device.kms_key_id
#     - aws_ebs_volume.encrypted
#     - aws_ebs_volume.kms_key_id
#     - aws_kms_key
#     - aws_kms_alias
#   frameworks:
#     pci-dss-4.0.1: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["SC-28(1)"]
#   fix: >-
#     Give the template a block_device_mappings for each volume, the aws_instance a root_block_device, and each of them
#     (and each ebs_block_device and aws_ebs_volume) encrypted = true and the kms_key_id of a customer managed key.
package controls.ec2["encrypted-volumes"]

import data.lib.kms
import data.lib.model

proven contains volume.address if {
	some volume in input.subjects
	volume.type == "aws_ebs_volume"
	volume.values.encrypted == true
	kms.is_named_customer_key(volume, "kms_key_id", object.get(volume.values, "kms_key_id", ""))
}

proven contains template.address if {
	some template in input.subjects
	template.type == "aws_launch_template"
	mappings := template.values.block_device_mappings
	volumes := [volume | some mapping in mappings; some volume in mapping.ebs]
	count(volumes) > 0
	every mapping in mappings {
		is_settled(mapping)
	}
	every volume in volumes {
		volume.encrypted in {true, "true"}
		has_customer_key(template, "block_device_mappings.ebs.kms_key_id", volume)
	}
}

proven contains machine.address if {
	some machine in input.subjects
	machine.type == "aws_instance"
	[root] := machine.values.root_block_device
	root.encrypted == true
	has_customer_key(machine, "root_block_device.kms_key_id", root)
	every volume in object.get(machine.values, "ebs_block_device", []) {
		volume.encrypted == true
		has_customer_key(machine, "ebs_block_device.kms_key_id", volume)
	}
}

# One volume, or none: a disk of the machine's own, or a device that is left out.
is_settled(mapping) if [_] := mapping.ebs

is_settled(mapping) if {
	object.get(mapping, "ebs", []) == []
	some attribute in ["virtual_name", "no_device"]
	is_string(mapping[attribute])
	mapping[attribute] != ""
}

# A link is known by its path in the resource, not by the volume that it stands in.
has_customer_key(resource, path, volume) if {
	target := kms.named(resource, path)[_]
	target.address == volume.kms_key_id
}

has_customer_key(_, _, volume) if kms.is_customer_key(volume.kms_key_id)
