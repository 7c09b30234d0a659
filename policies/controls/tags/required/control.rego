# METADATA
# title: Everything has an owner's tags
# description: >-
#   What carries no tags is on nobody's bill and in nobody's inventory. Each of the tags has exactly the value that is
#   asked for, given by the resource or by the provider's default_tags; types that cannot be tagged are not asked.
#   Source: AWS Whitepaper, "Best Practices for Tagging AWS Resources".
# custom:
#   severity: low
#   profiles: [payments, monitoring, services, infrastructure]
#   selects:
#     - aws_acm_certificate
#     - aws_api_gateway_api_key
#     - aws_api_gateway_rest_api
#     - aws_api_gateway_stage
#     - aws_api_gateway_usage_plan
#     - aws_apigatewayv2_api
#     - aws_apigatewayv2_stage
#     - aws_backup_vault
#     - aws_cloudfront_distribution
#     - aws_cloudtrail
#     - aws_cloudwatch_composite_alarm
#     - aws_cloudwatch_event_bus
#     - aws_cloudwatch_event_rule
#     - aws_cloudwatch_log_group
#     - aws_cloudwatch_metric_alarm
#     - aws_cloudwatch_metric_stream
#     - aws_cognito_user_pool
#     - aws_db_instance
#     - aws_db_subnet_group
#     - aws_dynamodb_table
#     - aws_ebs_volume
#     - aws_ecr_repository
#     - aws_ecs_cluster
#     - aws_ecs_service
#     - aws_ecs_task_definition
#     - aws_efs_file_system
#     - aws_eip
#     - aws_eks_cluster
#     - aws_elasticache_replication_group
#     - aws_iam_policy
#     - aws_iam_role
#     - aws_iam_user
#     - aws_instance
#     - aws_internet_gateway
#     - aws_kinesis_firehose_delivery_stream
#     - aws_kinesis_stream
#     - aws_kms_key
#     - aws_lambda_function
#     - aws_launch_template
#     - aws_lb
#     - aws_lb_target_group
#     - aws_msk_cluster
#     - aws_nat_gateway
#     - aws_opensearch_domain
#     - aws_rds_cluster
#     - aws_rds_cluster_instance
#     - aws_redshift_cluster
#     - aws_route53_zone
#     - aws_s3_bucket
#     - aws_secretsmanager_secret
#     - aws_security_group
#     - aws_sfn_state_machine
#     - aws_sns_topic
#     - aws_sqs_queue
#     - aws_ssm_parameter
#     - aws_subnet
#     - aws_synthetics_canary
#     - aws_vpc
#     - aws_vpc_endpoint
#     - aws_wafv2_web_acl
#     - aws_xray_group
#     - aws_xray_sampling_rule
#   reads: [tags_all]
#   parameters: { tags: { Environment: production, CostCenter: payments } }
#   frameworks:
#     pci-dss-4.0.1: ["12.5.1"]
#     soc2: ["CC6.1"]
#     nist-800-53-r5: ["CM-8"]
#   fix: Set the tags in the provider's default_tags, and let no resource's own tags say otherwise.
package controls.tags.required

proven contains resource.address if {
	some resource in input.subjects
	is_object(input.parameters.tags)
	every name, value in input.parameters.tags {
		resource.values.tags_all[name] == value
	}
}
