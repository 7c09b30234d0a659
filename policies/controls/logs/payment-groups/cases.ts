import type { ControlCases } from "../../../lib/cases";
import { changed } from "../../../lib/changed";
import { paymentLogs } from "../../../lib/payment-logs";

const at = ["stack"];
const group = (name: string) => `aws_cloudwatch_log_group.${name}`;
const without = (address: string) => ({ config: changed(paymentLogs, address), at });
const renamed = (address: string, name: string) => ({
  config: changed(paymentLogs, address, { name }),
  at,
});
const second = {
  "aws_api_gateway_integration.refund": {
    rest_api_id: "${aws_api_gateway_rest_api.api.id}",
    uri: "${aws_lambda_function.refund.invoke_arn}",
  },
  "aws_lambda_function.refund": {
    function_name: "refund",
    logging_config: { log_format: "JSON", log_group: "${aws_cloudwatch_log_group.refund.name}" },
  },
  "aws_cloudwatch_log_group.refund": { name: "/refunds" },
};

export const cases: ControlCases = {
  pass: {
    "an API, its function and its databases": paymentLogs,
    "two functions": { ...paymentLogs, ...second },
    "a function that is told its group": changed(paymentLogs, "aws_lambda_function.pay", {
      logging_config: { log_format: "JSON", log_group: "${aws_cloudwatch_log_group.pay.name}" },
    }),
    "a stage without logs beside it": {
      ...paymentLogs,
      "aws_api_gateway_stage.test": {
        rest_api_id: "${aws_api_gateway_rest_api.api.id}",
        stage_name: "test",
      },
    },
  },
  fail: {
    nothing: { config: {}, at },
    "no stage": without("aws_api_gateway_stage.live"),
    "a stage that writes none": {
      config: changed(paymentLogs, "aws_api_gateway_stage.live", { access_log_settings: null }),
      at,
    },
    "access logs to Firehose": {
      config: {
        ...changed(paymentLogs, "aws_api_gateway_stage.live", {
          access_log_settings: {
            destination_arn: "${aws_kinesis_firehose_delivery_stream.s.arn}",
          },
        }),
        "aws_kinesis_firehose_delivery_stream.s": { name: "amazon-apigateway-s" },
      },
      at,
    },
    "no execution log": without(group("execution")),
    "another stage's execution log": renamed(
      group("execution"),
      "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.api.id}/test",
    ),
    "another API's execution log": renamed(
      group("execution"),
      "API-Gateway-Execution-Logs_abc123/live",
    ),
    "no function": without("aws_api_gateway_integration.pay"),
    "a function of another API": {
      config: {
        ...changed(paymentLogs, "aws_api_gateway_integration.pay", {
          rest_api_id: "${aws_api_gateway_rest_api.other.id}",
        }),
        "aws_api_gateway_rest_api.other": { name: "other" },
      },
      at,
    },
    "a function without a group": without(group("pay")),
    "a group with nearly its name": renamed(group("pay"), "/aws/lambda/payments"),
    "one of two functions without a group": {
      config: changed({ ...paymentLogs, ...second }, "aws_lambda_function.refund", {
        logging_config: null,
      }),
      at,
    },
    "no database's group": without(group("database")),
    "a database of another name": renamed(group("database"), "/aws/rds/orders-db-demo"),
    "a database's name that ends too soon": renamed(group("database"), "/aws/rds/payments-db-"),
    "no Aurora's group": without(group("aurora")),
    "Aurora's other log": renamed(group("aurora"), "/aws/rds/cluster/payments/audit"),
    "Aurora's group under something": renamed(
      group("aurora"),
      "/archive/aws/rds/cluster/payments/postgresql",
    ),
  },
  unknown: {
    "an access log that is not declared": without(group("access")),
    "a database's group from a variable": renamed(group("database"), "${var.group}"),
  },
};
