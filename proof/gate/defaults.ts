import type { Json } from "../model/model";

/**
 * What AWS or the provider puts where a configuration says nothing, of the attributes that controls read.
 * Sources: each resource's page in the AWS provider's documentation; CreateKey and EnableKeyRotation (AWS
 * KMS API Reference), PutMetricAlarm (CloudWatch API Reference), CreateFunction (Lambda API Reference),
 * CreateQueue (SQS API Reference), PutBucketLifecycleConfiguration (S3 API Reference).
 */
const DEFAULTS: Record<string, Json> = {
  "aws_autoscaling_policy.enabled": true,
  "aws_cloudwatch_composite_alarm.actions_enabled": true,
  "aws_cloudwatch_contributor_insight_rule.rule_state": "ENABLED",
  "aws_cloudwatch_event_rule.event_bus_name": "default",
  "aws_cloudwatch_event_rule.is_enabled": true,
  "aws_cloudwatch_event_rule.state": "ENABLED",
  "aws_cloudwatch_log_metric_filter.metric_transformation.unit": "None",
  "aws_cloudwatch_metric_alarm.actions_enabled": true,
  "aws_cloudwatch_metric_alarm.treat_missing_data": "missing",
  "aws_kms_key.customer_master_key_spec": "SYMMETRIC_DEFAULT",
  "aws_kms_key.rotation_period_in_days": 365,
  "aws_lambda_function.package_type": "Zip",
  "aws_lambda_function.timeout": 3,
  "aws_lambda_function.tracing_config.mode": "PassThrough",
  "aws_s3_bucket_lifecycle_configuration.transition_default_minimum_object_size":
    "all_storage_classes_128K",
  "aws_sqs_queue.message_retention_seconds": 345_600,
  "aws_sqs_queue.visibility_timeout_seconds": 30,
  // Not for a configuration to say, but where a canary that is started ought to be.
  "aws_synthetics_canary.status": "RUNNING",
  "aws_xray_sampling_rule.host": "*",
};

/** Whether a value is what stands where nothing is said. */
export function isDefault(type: string, attribute: string, value: Json): boolean {
  if (value === null || value === false || value === 0) return true;
  return DEFAULTS[`${type}.${attribute}`] === value;
}
