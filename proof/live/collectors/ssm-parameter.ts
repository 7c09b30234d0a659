import { paginateDescribeParameters, SSMClient } from "@aws-sdk/client-ssm";
import { all, type Collector, values } from "../collector";

export const ssmParameter: Collector = {
  type: "aws_ssm_parameter",
  actions: ["ssm:DescribeParameters"],
  identity: [["name"]],
  tagged: "ssm:parameter",
  declaredOnly: ["has_value_wo", "insecure_value", "overwrite", "value", "value_wo_version"],
  async collect(account, scope) {
    const client = account.client(SSMClient);
    const pages = paginateDescribeParameters({ client, pageSize: 50 }, {});
    const parameters = await all(pages, (page) => page.Parameters);
    const { partition, region, id: owner } = account;
    return parameters
      .map(({ Name: name = "", ...parameter }) => ({
        name,
        arn: `arn:${partition}:ssm:${region}:${owner}:parameter/${name.replace(/^\//, "")}`,
        parameter,
      }))
      .filter(({ name, arn }) => scope.covers("aws_ssm_parameter", name, arn))
      .map(({ name, arn, parameter }) => ({
        values: values({
          arn,
          data_type: parameter.DataType,
          description: parameter.Description,
          id: name,
          key_id: parameter.KeyId,
          name,
          tier: parameter.Tier,
          type: parameter.Type,
        }),
      }));
  },
};
