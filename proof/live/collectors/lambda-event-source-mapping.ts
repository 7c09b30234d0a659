import { LambdaClient, paginateListEventSourceMappings } from "@aws-sdk/client-lambda";
import { all, type Collector, values } from "../collector";

export const lambdaEventSourceMapping: Collector = {
  type: "aws_lambda_event_source_mapping",
  actions: ["lambda:ListEventSourceMappings"],
  identity: [["uuid"], ["function_name", "event_source_arn"]],
  async collect(account, scope) {
    const client = account.client(LambdaClient);
    const mappings = await all(
      paginateListEventSourceMappings({ client }, {}),
      (page) => page.EventSourceMappings,
    );
    return mappings
      .filter(({ UUID: id = "", FunctionArn: arn = "" }) =>
        scope.covers("aws_lambda_event_source_mapping", id, arn),
      )
      .map((mapping) => {
        const failed = mapping.DestinationConfig?.OnFailure?.Destination;
        return {
          values: values({
            arn: mapping.EventSourceMappingArn,
            batch_size: mapping.BatchSize,
            destination_config: failed ? [{ on_failure: [{ destination_arn: failed }] }] : [],
            enabled: !/^Disabl/.test(mapping.State ?? ""),
            event_source_arn: mapping.EventSourceArn,
            function_arn: mapping.FunctionArn,
            function_name: mapping.FunctionArn,
            function_response_types: mapping.FunctionResponseTypes ?? [],
            id: mapping.UUID,
            maximum_batching_window_in_seconds: mapping.MaximumBatchingWindowInSeconds,
            maximum_retry_attempts: mapping.MaximumRetryAttempts,
            uuid: mapping.UUID,
          }),
        };
      });
  },
};
