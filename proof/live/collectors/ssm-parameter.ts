import { paginateDescribeParameters, SSMClient } from "@aws-sdk/client-ssm";
import { listing } from "./listing";

export const ssmParameter = listing({
  type: "aws_ssm_parameter",
  action: "ssm:DescribeParameters",
  identity: [["name"]],
  tagged: "ssm:parameter",
  declaredOnly: ["has_value_wo", "insecure_value", "overwrite", "value", "value_wo_version"],
  client: SSMClient,
  pages: (client) => paginateDescribeParameters({ client, pageSize: 50 }, {}),
  items: (page) => page.Parameters,
  told: ({ Name: name = "", ...parameter }, { partition, region, id: owner }) => ({
    arn: `arn:${partition}:ssm:${region}:${owner}:parameter/${name.replace(/^\//, "")}`,
    data_type: parameter.DataType,
    description: parameter.Description,
    id: name,
    key_id: parameter.KeyId,
    name,
    tier: parameter.Tier,
    type: parameter.Type,
  }),
});
