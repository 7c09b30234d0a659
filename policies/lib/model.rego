# METADATA
# description: |
#   How a control moves through the model. Links are positions in input.resources, resolved by the
#   reader in both directions, so following one is a lookup and never a search.
package lib.model

# The resources that `resource` names by `attribute` (a dotted path without indices).
refs(resource, attribute) := [input.resources[i] | some i in resource.refs[attribute]]

# The resources of `type` that name `resource` by `attribute`.
dependents(resource, type, attribute) := [input.resources[i] |
	some i in resource.dependents[concat(".", [type, attribute])]
]

# Every resource of `type`: for presence controls, whose subject is the stack itself.
all(type) := [input.resources[i] | some i in input.types[type]]

# This view knows the attribute at `path` (dotted, without indices) and all that is in it, be it that it
# is absent. A control that takes an absent attribute for its default must ask: what is not known is
# absent from the values too.
known(resource, path) if {
	every unknown in object.get(resource, "unknown", []) {
		unknown != path
		not startswith(unknown, concat("", [path, "."]))
		not startswith(path, concat("", [unknown, "."]))
	}
}
