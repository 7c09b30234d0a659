# METADATA
# description: |
#   The metrics that AWS services publish by themselves. A misspelt one has a dimension that leads to a
#   real resource and never any data, so names are checked against what each service documents.
#   Source: Amazon CloudWatch User Guide, "AWS services that publish CloudWatch metrics", and the pages
#   it leads to.
package lib.vended

# Namespace -> metric -> the unit it is published in.
metrics := {
	"AWS/ApiGateway": {
		"4XXError": "Count",
		"5XXError": "Count",
		"CacheHitCount": "Count",
		"CacheMissCount": "Count",
		"Count": "Count",
		"IntegrationLatency": "Milliseconds",
		"Latency": "Milliseconds",
	},
	"AWS/Billing": {"EstimatedCharges": "None"},
	"AWS/DynamoDB": {
		"AccountMaxReads": "Count",
		"AccountMaxWrites": "Count",
		"ConditionalCheckFailedRequests": "Count",
		"ConsumedReadCapacityUnits": "Count",
		"ConsumedWriteCapacityUnits": "Count",
		"ReadThrottleEvents": "Count",
		"SuccessfulRequestLatency": "Milliseconds",
		"SystemErrors": "Count",
		"ThrottledRequests": "Count",
		"TransactionConflict": "Count",
		"UserErrors": "Count",
		"WriteThrottleEvents": "Count",
	},
	"AWS/EC2": {
		"CPUCreditBalance": "Count",
		"CPUCreditUsage": "Count",
		"CPUUtilization": "Percent",
		"DiskReadBytes": "Bytes",
		"DiskWriteBytes": "Bytes",
		"MetadataNoToken": "Count",
		"NetworkIn": "Bytes",
		"NetworkOut": "Bytes",
		"StatusCheckFailed": "Count",
		"StatusCheckFailed_Instance": "Count",
		"StatusCheckFailed_System": "Count",
	},
	"AWS/ECS": {
		"CPUReservation": "Percent",
		"CPUUtilization": "Percent",
		"MemoryReservation": "Percent",
		"MemoryUtilization": "Percent",
	},
	"AWS/Events": {
		"FailedInvocations": "Count",
		"Invocations": "Count",
		"MatchedEvents": "Count",
		"ThrottledRules": "Count",
		"TriggeredRules": "Count",
	},
	"AWS/Firehose": {
		"DeliveryToS3.DataFreshness": "Seconds",
		"DeliveryToS3.Records": "Count",
		"DeliveryToS3.Success": "Count",
		"IncomingBytes": "Bytes",
		"IncomingRecords": "Count",
		"ThrottledRecords": "Count",
	},
	"AWS/Lambda": {
		"AsyncEventAge": "Milliseconds",
		"AsyncEventsDropped": "Count",
		"AsyncEventsReceived": "Count",
		"ConcurrentExecutions": "Count",
		"DeadLetterErrors": "Count",
		"Duration": "Milliseconds",
		"Errors": "Count",
		"Invocations": "Count",
		"IteratorAge": "Milliseconds",
		"ProvisionedConcurrencySpilloverInvocations": "Count",
		"Throttles": "Count",
	},
	"AWS/Logs": {
		"DeliveryErrors": "Count",
		"DeliveryThrottling": "Count",
		"ForwardedBytes": "Bytes",
		"ForwardedLogEvents": "Count",
		"IncomingBytes": "Bytes",
		"IncomingLogEvents": "Count",
	},
	"AWS/RDS": {
		"CPUUtilization": "Percent",
		"CommitLatency": "Milliseconds",
		"DatabaseConnections": "Count",
		"Deadlocks": "Count/Second",
		"FreeLocalStorage": "Bytes",
		"FreeStorageSpace": "Bytes",
		"FreeableMemory": "Bytes",
		"ReadLatency": "Seconds",
		"ServerlessDatabaseCapacity": "Count",
		"WriteLatency": "Seconds",
	},
	"AWS/SNS": {
		"NumberOfMessagesPublished": "Count",
		"NumberOfNotificationsDelivered": "Count",
		"NumberOfNotificationsFailed": "Count",
		"NumberOfNotificationsFilteredOut": "Count",
		"PublishSize": "Bytes",
	},
	"AWS/SQS": {
		"ApproximateAgeOfOldestMessage": "Seconds",
		"ApproximateNumberOfMessagesDelayed": "Count",
		"ApproximateNumberOfMessagesNotVisible": "Count",
		"ApproximateNumberOfMessagesVisible": "Count",
		"NumberOfMessagesDeleted": "Count",
		"NumberOfMessagesReceived": "Count",
		"NumberOfMessagesSent": "Count",
	},
	"AWS/WAFV2": {
		"AllowedRequests": "Count",
		"BlockedRequests": "Count",
		"CountedRequests": "Count",
	},
	"LambdaInsights": {
		"cpu_total_time": "Milliseconds",
		"init_duration": "Milliseconds",
		"memory_utilization": "Percent",
		"total_memory": "Megabytes",
		"total_network": "Bytes",
		"used_memory_max": "Megabytes",
	},
	"CloudWatchSynthetics": {
		"2xx": "Count",
		"4xx": "Count",
		"5xx": "Count",
		"Duration": "Milliseconds",
		"Failed": "Count",
		"Failed requests": "Count",
		"SuccessPercent": "Percent",
	},
}

# Dimension -> the type of the resource it names, and the attribute that holds the name.
resources := {
	"ApiName": {"type": "aws_api_gateway_rest_api", "name": "name"},
	"AutoScalingGroupName": {"type": "aws_autoscaling_group", "name": "name"},
	"CanaryName": {"type": "aws_synthetics_canary", "name": "name"},
	"ClusterName": {"type": "aws_ecs_cluster", "name": "name"},
	"DBClusterIdentifier": {"type": "aws_rds_cluster", "name": "cluster_identifier"},
	"DBInstanceIdentifier": {"type": "aws_db_instance", "name": "identifier"},
	"DeliveryStreamName": {"type": "aws_kinesis_firehose_delivery_stream", "name": "name"},
	"FunctionName": {"type": "aws_lambda_function", "name": "function_name"},
	"function_name": {"type": "aws_lambda_function", "name": "function_name"},
	"LogGroupName": {"type": "aws_cloudwatch_log_group", "name": "name"},
	"QueueName": {"type": "aws_sqs_queue", "name": "name"},
	"RuleName": {"type": "aws_cloudwatch_event_rule", "name": "name"},
	"ServiceName": {"type": "aws_ecs_service", "name": "name"},
	"TableName": {"type": "aws_dynamodb_table", "name": "name"},
	"TopicName": {"type": "aws_sns_topic", "name": "name"},
}

# Dimensions that narrow a metric which another dimension has already tied to a resource.
narrows(namespace) := object.get(narrowing, namespace, set())

narrowing := {
	"AWS/ApiGateway": {"Stage", "Resource", "Method"},
	"AWS/DynamoDB": {"Operation", "GlobalSecondaryIndexName"},
	"AWS/Lambda": {"Resource", "ExecutedVersion"},
	"AWS/Logs": {"DestinationType", "FilterName"},
	"AWS/WAFV2": {"Region", "Rule"},
	"CloudWatchSynthetics": {"StepName"},
}

# The service documents the metric, in the unit that is asked for, if one is.
knows(metric) if {
	unit := metrics[metric.namespace][metric.metric_name]
	object.get(metric, "unit", "") in {"", unit}
}

# The dimension names the resource: by its name or, where a document refers to it, by its address.
measures(resource, dimension, text) if {
	resources[dimension].type == resource.type
	text in {resource.address, resource.values[resources[dimension].name]}
}

# A web ACL is measured under the name that it gives its metrics.
measures(resource, "WebACL", text) if {
	resource.type == "aws_wafv2_web_acl"
	some visibility in resource.values.visibility_config
	visibility.cloudwatch_metrics_enabled == true
	visibility.metric_name == text
}
