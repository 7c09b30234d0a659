# METADATA
# title: AWS Config watches encryption, public access and tags
# description: >-
#   What a deployment got right somebody may undo by hand. AWS's own rules judge every bucket's encryption and what
#   lets the public in, and that everything has an owner's tags, whenever something is recorded. Source: AWS Config
#   Developer Guide, "List of AWS Config Managed Rules".
# custom:
#   severity: medium
#   profiles: [infrastructure]
#   selects: [stack]
#   reads:
#     - aws_config_config_rule.source.owner
#     - aws_config_config_rule.source.source_identifier
#     - aws_config_config_rule.scope
#     - aws_config_config_rule.input_parameters
#   parameters:
#     rules:
#       - [S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED, S3_DEFAULT_ENCRYPTION_KMS]
#       - [S3_BUCKET_PUBLIC_READ_PROHIBITED, S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED]
#       - [S3_BUCKET_PUBLIC_WRITE_PROHIBITED, S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED]
#     tags: [Environment, CostCenter]
#   frameworks:
#     pci-dss-4.0.1: ["2.2.1", "11.5.2"]
#     soc2: ["CC7.1"]
#     nist-800-53-r5: ["CM-2", "CM-6", "CM-8"]
#   fix: >-
#     Add an aws_config_config_rule with owner AWS, without a scope, for one identifier of each line of {rules}, and
#     one for REQUIRED_TAGS whose input_parameters name the tags {tags}; AWS Config must record already.
package controls.config.rules

import data.lib.model

proven contains stack.address if {
	some stack in input.subjects
	count(input.parameters.rules) > 0
	every identifiers in input.parameters.rules {
		some identifier in identifiers
		some rule in model.all("aws_config_config_rule")
		judges_by(rule, identifier)
	}
	count(input.parameters.tags) > 0
	some tagging in model.all("aws_config_config_rule")
	judges_by(tagging, "REQUIRED_TAGS")
	wanted := {value |
		some name, value in tagging.values.input_parameters
		regex.match(`^tag[1-6]Key$`, name)
	}
	every tag in input.parameters.tags {
		tag in wanted
	}
}

# Whatever AWS Config records, and not some of it.
judges_by(rule, identifier) if {
	model.known(rule, "scope")
	object.get(rule.values, "scope", []) == []
	some source in rule.values.source
	source.owner == "AWS"
	source.source_identifier == identifier
}
