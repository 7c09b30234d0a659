import {
  type FunctionConfiguration,
  GetFunctionCommand,
  LambdaClient,
  paginateListFunctions,
} from "@aws-sdk/client-lambda";
import type { Account } from "../account";
import { all, asked, type Collector, type Details, detailed, each, values } from "../collector";
import type { Scope } from "../scope";

/** The functions in scope, as ListFunctions answers them: nearly all of what Lambda knows of them. */
export async function functions(account: Account, scope: Scope): Promise<FunctionConfiguration[]> {
  const client = account.client(LambdaClient);
  const listed = await all(paginateListFunctions({ client }, {}), (page) => page.Functions);
  return listed.filter(({ FunctionName = "", FunctionArn = "" }) =>
    scope.covers("aws_lambda_function", FunctionName, FunctionArn),
  );
}

const IMAGE: Details<string | null> = { image_uri: (uri) => uri };

export const lambdaFunction: Collector = {
  type: "aws_lambda_function",
  actions: ["lambda:GetFunction", "lambda:ListFunctions"],
  identity: [["function_name"]],
  tagged: "lambda:function",
  declaredOnly: ["filename", "publish", "s3_bucket", "s3_key", "skip_destroy", "source_code_hash"],
  async collect(account, scope, wants) {
    return each(await functions(account, scope), (one) =>
      detailed(known(account, one), () => asked(IMAGE, wants, () => imageOf(account, one))),
    );
  },
};

function known(account: Account, one: FunctionConfiguration) {
  const { partition, region } = account;
  const arn = one.FunctionArn ?? "";
  const invoked = `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
  return values({
    architectures: one.Architectures,
    arn,
    code_sha256: one.CodeSha256,
    description: one.Description,
    environment: one.Environment?.Variables ? [{ variables: one.Environment.Variables }] : [],
    function_name: one.FunctionName,
    handler: one.Handler,
    id: one.FunctionName,
    invoke_arn: invoked,
    kms_key_arn: one.KMSKeyArn,
    layers: one.Layers?.map(({ Arn = "" }) => Arn),
    logging_config: one.LoggingConfig
      ? [
          {
            application_log_level: one.LoggingConfig.ApplicationLogLevel ?? null,
            log_format: one.LoggingConfig.LogFormat ?? null,
            log_group: one.LoggingConfig.LogGroup ?? null,
            system_log_level: one.LoggingConfig.SystemLogLevel ?? null,
          },
        ]
      : [],
    memory_size: one.MemorySize,
    package_type: one.PackageType,
    role: one.Role,
    runtime: one.Runtime,
    timeout: one.Timeout,
    tracing_config: one.TracingConfig ? [{ mode: one.TracingConfig.Mode ?? null }] : [],
    vpc_config: one.VpcConfig?.VpcId
      ? [
          {
            security_group_ids: one.VpcConfig.SecurityGroupIds ?? [],
            subnet_ids: one.VpcConfig.SubnetIds ?? [],
            vpc_id: one.VpcConfig.VpcId,
          },
        ]
      : [],
  });
}

/** Where a function's image is, which only a call of its own tells. */
async function imageOf(account: Account, one: FunctionConfiguration): Promise<string | null> {
  if (one.PackageType !== "Image") return null;
  const command = new GetFunctionCommand({ FunctionName: one.FunctionName });
  return (await account.client(LambdaClient).send(command)).Code?.ImageUri ?? null;
}
