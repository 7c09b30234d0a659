# METADATA
# title: Canaries run on a supported runtime
# description: >-
#   A deprecated runtime holds a browser and a language without security patches, and no new canary can be
#   made with it. For each family the oldest version that AWS has not deprecated (Amazon CloudWatch User Guide,
#   "Runtime versions support policy": Puppeteer to 7.0 on 2026-01-22, Selenium to 5.1 on 2026-02-03).
# custom:
#   severity: medium
#   profiles: [baseline, payments]
#   selects: [aws_synthetics_canary]
#   reads: [runtime_version]
#   parameters:
#     oldest:
#       syn-nodejs-puppeteer: 8.0
#       syn-nodejs-playwright: 1.0
#       syn-python-selenium: 6.0
#       syn-java: 1.0
#   frameworks:
#     pci-dss-4.0.1: ["6.3.3"]
#     soc2: ["CC7.1"]
#     nist-800-53-r5: ["SA-22", "SI-2"]
#   fix: Set runtime_version to a current one, such as syn-nodejs-puppeteer-15.0.
package controls.canary.runtime

proven contains resource.address if {
	some resource in input.subjects
	some family, oldest in input.parameters.oldest
	is_number(oldest)
	version := trim_prefix(resource.values.runtime_version, concat("", [family, "-"]))
	version != resource.values.runtime_version
	regex.match(`^[1-9][0-9]?\.[0-9]$`, version)
	to_number(version) >= oldest
}
