# METADATA
# description: |
#   The one entrypoint. The input is the Model with what is to be judged beside it:
#     resources: the model's resources, links as positions in this list
#     types:     resource type -> positions
#     controls:  [{service, slug, parameters, subjects}], subjects as positions (the stack itself,
#                for a presence control, is a resource of type "stack")
#   Each control sees input.subjects, input.parameters, input.resources and input.types, and says
#   which subjects it proved.
package gate

proven[service][slug] := addresses if {
	some control in input.controls
	service := control.service
	slug := control.slug
	addresses := data.controls[service][slug].proven with input as {
		"view": input.view,
		"resources": input.resources,
		"types": input.types,
		"parameters": control.parameters,
		"subjects": [input.resources[i] | some i in control.subjects],
	}
}

# For conftest and for OPA's own users: every subject that was selected and not proved.
deny contains {"msg": msg, "control": id, "address": address} if {
	some control in input.controls
	some i in control.subjects
	address := input.resources[i].address
	not address in proven[control.service][control.slug]
	id := concat("/", [control.service, control.slug])
	msg := concat(" ", [address, "is not proven to meet", id])
}
