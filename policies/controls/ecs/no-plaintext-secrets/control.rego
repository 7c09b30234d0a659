# METADATA
# title: No container is given a secret in plain text
# description: >-
#   Whoever may describe a task definition reads its environment, and every old revision keeps it. A secret is
#   named in `secrets`, by the ARN of a parameter or of a secret. Names tell which is one; values are not looked
#   at, and not shown. Source: ECS Developer Guide, "Pass sensitive data to an Amazon ECS container".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_ecs_task_definition]
#   reads: [container_definitions.environment.name]
#   parameters:
#     secret_names: [password, passwd, passphrase, secret, apikey, privatekey, accesskey, credential, token$]
#     pointers: [arn, endpoint, file, id, name, path, prefix, seconds, ttl, uri, url, version]
#   frameworks:
#     pci-dss-4.0.1: ["8.6.2"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["IA-5(7)", "SC-28"]
#   fix: >-
#     Take what is named {secret_names} out of the container's environment, change it where it counts, and name it
#     in the container's secrets by the ARN of a secret.
package controls.ecs["no-plaintext-secrets"]

import data.lib.secrets

proven contains task.address if {
	some task in input.subjects
	count(input.parameters.secret_names) > 0
	is_array(input.parameters.pointers)
	is_array(task.values.container_definitions)
	every container in task.values.container_definitions {
		every variable in object.get(container, "environment", []) {
			is_string(variable.name)
			not secrets.names_secret(variable.name, input.parameters.secret_names, input.parameters.pointers)
		}
	}
}
