# METADATA
# title: A deployment that fails goes back
# description: >-
#   Without a circuit breaker ECS starts tasks that fail again and again, and the service stays half deployed. It stops
#   when they do not come up, and goes back to what worked. Source: ECS Developer Guide, "How the Amazon ECS deployment
#   circuit breaker detects failures".
# custom:
#   severity: medium
#   profiles: [services]
#   selects: [aws_ecs_service]
#   reads: [deployment_circuit_breaker]
#   frameworks:
#     soc2: ["A1.1", "CC8.1"]
#     nist-800-53-r5: ["CM-3", "CP-10"]
#   fix: Give the service a deployment_circuit_breaker with enable and rollback true.
package controls.ecs.rollback

proven contains service.address if {
	some service in input.subjects
	[breaker] := service.values.deployment_circuit_breaker
	breaker.enable == true
	breaker.rollback == true
}
