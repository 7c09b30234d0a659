import type { CaseConfig } from "./cases";

/** What a payment API and its databases log to, for the cases of controls that look at all of it. */
export const paymentLogs: CaseConfig = {
  "aws_api_gateway_rest_api.api": { name: "payments" },
  "aws_api_gateway_stage.live": {
    rest_api_id: "${aws_api_gateway_rest_api.api.id}",
    stage_name: "live",
    access_log_settings: { destination_arn: "${aws_cloudwatch_log_group.access.arn}" },
  },
  "aws_api_gateway_integration.pay": {
    rest_api_id: "${aws_api_gateway_rest_api.api.id}",
    uri: "${aws_lambda_function.pay.invoke_arn}",
  },
  "aws_lambda_function.pay": { function_name: "pay" },
  "aws_cloudwatch_log_group.access": { name: "/payments" },
  "aws_cloudwatch_log_group.execution": {
    name: "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.api.id}/live",
  },
  "aws_cloudwatch_log_group.pay": { name: "/aws/lambda/pay" },
  "aws_cloudwatch_log_group.database": { name: "/aws/rds/payments-db-demo" },
  "aws_cloudwatch_log_group.aurora": { name: "/aws/rds/cluster/payments/postgresql" },
};
