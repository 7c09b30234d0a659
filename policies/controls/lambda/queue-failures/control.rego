# METADATA
# title: A queue's reader gives back only what failed
# description: >-
#   By default one message that fails has the whole batch delivered again, and done twice; and a message comes back
#   while it is still being worked on when the queue hides it for less time than its reader may take. Each function
#   that reads a queue reports failures one by one, and the queue hides messages for six times the function's
#   time-out. Source: Lambda Developer Guide, "Creating and configuring an Amazon SQS event source mapping" and
#   "Implementing partial batch responses".
# custom:
#   severity: medium
#   profiles: [services, infrastructure]
#   selects: [aws_lambda_event_source_mapping]
#   reads:
#     - event_source_arn
#     - function_name
#     - function_response_types
#     - aws_sqs_queue.visibility_timeout_seconds
#     - aws_lambda_function.timeout
#     - aws_dynamodb_table
#     - aws_kinesis_stream
#   parameters: { times: 6 }
#   frameworks:
#     soc2: ["PI1.3", "A1.1"]
#     nist-800-53-r5: ["SI-11", "CP-10"]
#   fix: >-
#     Put ReportBatchItemFailures into function_response_types, and set the queue's visibility_timeout_seconds to
#     {times} times the function's timeout at least.
package controls.lambda["queue-failures"]

import data.lib.model

proven contains mapping.address if {
	some mapping in input.subjects
	times := input.parameters.times
	is_number(times)
	[queue] := model.refs(mapping, "event_source_arn")
	queue.type == "aws_sqs_queue"
	"ReportBatchItemFailures" in mapping.values.function_response_types
	[function] := model.refs(mapping, "function_name")
	is_number(queue.values.visibility_timeout_seconds)
	is_number(function.values.timeout)
	queue.values.visibility_timeout_seconds >= times * function.values.timeout
}

# A stream has no visibility and other ways to fail.
proven contains mapping.address if {
	some mapping in input.subjects
	is_number(input.parameters.times)
	[stream] := model.refs(mapping, "event_source_arn")
	stream.type in {"aws_kinesis_stream", "aws_dynamodb_table"}
}
