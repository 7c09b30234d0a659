const ONLY_TAGS =
  "no call that proofstack live makes lists those without tags, and nothing else of them is judged";

/** The types that a control reads and no collector does, and why. */
export const UNREAD: Readonly<Record<string, string>> = {
  aws_api_gateway_api_key: "who may list the keys may have their values too",
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
