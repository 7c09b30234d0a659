const ONLY_TAGS =
  "no call that proofstack live makes lists those without tags, and nothing else of them is judged";

/** The types that a control reads and no collector does, and why. */
export const UNREAD: Readonly<Record<string, string>> = {
  aws_config_config_rule: "proofstack live does not read AWS Config",
  aws_lambda_event_source_mapping: "proofstack live does not read what a function is fed by",
  aws_s3_bucket_versioning: "proofstack live does not read a bucket's versioning",
  aws_guardduty_detector: "proofstack live does not read GuardDuty",
  aws_wafv2_web_acl_association: "proofstack live does not read what a web ACL stands before",
  aws_wafv2_web_acl_logging_configuration: "proofstack live does not read a web ACL's logging",
  aws_api_gateway_api_key: "who may list the keys may have their values too",
  ...Object.fromEntries(
    [
      "aws_autoscaling_policy",
      "aws_db_instance",
      "aws_default_security_group",
      "aws_flow_log",
      "aws_secretsmanager_secret_rotation",
      "aws_vpc_security_group_egress_rule",
    ].map((type) => [type, "proofstack live does not read this type yet"]),
  ),
  ...Object.fromEntries(
    [
      "aws_acm_certificate",
      "aws_backup_vault",
      "aws_cloudfront_distribution",
      "aws_cloudtrail",
      "aws_cognito_user_pool",
      "aws_ecr_repository",
      "aws_efs_file_system",
      "aws_eks_cluster",
      "aws_elasticache_replication_group",
      "aws_kinesis_stream",
      "aws_lb",
      "aws_lb_target_group",
      "aws_msk_cluster",
      "aws_opensearch_domain",
      "aws_redshift_cluster",
      "aws_route53_zone",
      "aws_sfn_state_machine",
    ].map((type) => [type, ONLY_TAGS]),
  ),
};
