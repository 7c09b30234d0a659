# METADATA
# title: No function is given a secret in plain text
# description: >-
#   Whoever may read a function's configuration reads its environment, and so does whoever reads the state. A
#   function is told where the secret is, and asks for it. Names tell which is one; values are not looked at, and
#   not shown. Source: Lambda Developer Guide, "Securing Lambda environment variables".
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_lambda_function]
#   reads: [environment.variables]
#   parameters:
#     secret_names: [password, passwd, passphrase, secret, apikey, privatekey, accesskey, credential, token$]
#     pointers: [arn, endpoint, file, id, name, path, prefix, seconds, ttl, uri, url, version]
#   frameworks:
#     pci-dss-4.0.1: ["8.6.2"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["IA-5(7)", "SC-28"]
#   fix: >-
#     Take what is named {secret_names} out of the function's environment, change it where it counts, and give the
#     function the ARN of a secret that its role may read.
package controls.lambda["no-plaintext-secrets"]

import data.lib.secrets

proven contains function.address if {
	some function in input.subjects
	count(input.parameters.secret_names) > 0
	is_array(input.parameters.pointers)
	every path in object.get(function, "unknown", []) {
		not path in {"environment", "environment.variables"}
	}
	every block in object.get(function.values, "environment", []) {
		is_object(object.get(block, "variables", {}))
		every value in object.get(block, "variables", {}) {
			is_scalar(value)
		}
	}
	every name in names(function) {
		not secrets.names_secret(name, input.parameters.secret_names, input.parameters.pointers)
	}
}

# Of what is given, and of what is not known yet.
names(function) := {name |
	some block in function.values.environment
	some name, _ in block.variables
} | {substring(path, count("environment.variables."), -1) |
	some path in function.unknown
	startswith(path, "environment.variables.")
}

is_scalar(value) if is_string(value)

is_scalar(value) if is_number(value)

is_scalar(value) if is_boolean(value)
