# METADATA
# title: Functions run on a supported runtime, or on an image of their own
# description: >-
#   A deprecated runtime no longer gets security patches, and in the end its functions can be neither
#   created nor updated. The list is Lambda's, as of November 2026 (Lambda Developer Guide, "Lambda
#   runtimes"). A function that is a container image brings its own.
# custom:
#   severity: high
#   profiles: [baseline, payments]
#   selects: [aws_lambda_function]
#   reads: [package_type, runtime, image_uri]
#   parameters:
#     runtimes:
#       - nodejs24.x
#       - nodejs22.x
#       - python3.14
#       - python3.13
#       - python3.12
#       - python3.11
#       - java25
#       - java21
#       - java17
#       - java11
#       - java8.al2
#       - dotnet10
#       - ruby3.4
#       - ruby3.3
#       - provided.al2023
#   frameworks:
#     pci-dss-4.0.1: ["6.3.3"]
#     soc2: ["CC7.1"]
#     nist-800-53-r5: ["SA-22", "SI-2"]
#   fix: "Set runtime to one of: {runtimes}."
package controls.lambda.runtime

import data.lib.model

proven contains resource.address if {
	some resource in input.subjects
	resource.values.runtime in input.parameters.runtimes
	model.known(resource, "package_type")
	object.get(resource.values, "package_type", "Zip") == "Zip"
}

proven contains resource.address if {
	some resource in input.subjects
	is_array(input.parameters.runtimes)
	resource.values.package_type == "Image"
	is_string(resource.values.image_uri)
	not resource.values.runtime
	model.known(resource, "runtime")
}
