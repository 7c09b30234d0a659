import { GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { Json } from "../../model/model";
import { type Collector, each, type Found, ifThere, values } from "../collector";
import { Refused } from "../errors";
import { functions } from "./lambda-function";

interface Statement {
  Sid?: string;
  Action?: string;
  Principal?: string | { AWS?: string; Service?: string };
  Condition?: Record<string, Record<string, string>>;
}

export const lambdaPermission: Collector = {
  type: "aws_lambda_permission",
  actions: ["lambda:GetPolicy", "lambda:ListFunctions"],
  identity: [
    ["function_name", "statement_id"],
    ["function_name", "principal", "source_arn"],
  ],
  within: { type: "aws_lambda_function", by: "function_name" },
  async collect(account, scope) {
    const client = account.client(LambdaClient);
    return each(
      await functions(account, scope),
      async ({ FunctionName: name = "" }): Promise<Found[]> => {
        try {
          const asked = client.send(new GetPolicyCommand({ FunctionName: name }));
          const { Policy: policy = "{}" } = (await ifThere(asked)) ?? {};
          const { Statement: statements = [] } = JSON.parse(policy) as { Statement?: Statement[] };
          return statements.map((statement) => ({ values: permission(name, statement) }));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          return [{ values: { function_name: name }, refused: error.message }];
        }
      },
    );
  },
};

/** One statement of a function's policy, as the provider takes it apart. */
function permission(name: string, { Sid, Action, Principal, Condition }: Statement) {
  const under = (key: string): Json | undefined =>
    Object.values(Condition ?? {})
      .flatMap((keys) => Object.entries(keys))
      .find(([found]) => found.toLowerCase() === key)?.[1];
  return values({
    action: Action,
    function_name: name,
    id: Sid,
    principal: typeof Principal === "object" ? (Principal.Service ?? Principal.AWS) : Principal,
    principal_org_id: under("aws:principalorgid"),
    source_account: under("aws:sourceaccount"),
    source_arn: under("aws:sourcearn"),
    statement_id: Sid,
  });
}
