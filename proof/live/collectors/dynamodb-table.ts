import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateListTables,
} from "@aws-sdk/client-dynamodb";
import { all, type Collector, detailed, each, values } from "../collector";

export const dynamodbTable: Collector = {
  type: "aws_dynamodb_table",
  actions: ["dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTable", "dynamodb:ListTables"],
  identity: [["name"]],
  tagged: "dynamodb:table",
  async collect(account, scope) {
    const client = account.client(DynamoDBClient);
    const { partition, region, id } = account;
    const arnOf = (name: string) => `arn:${partition}:dynamodb:${region}:${id}:table/${name}`;
    const names = await all(paginateListTables({ client }, {}), (page) => page.TableNames);
    const covered = names.filter((name) => scope.covers("aws_dynamodb_table", name, arnOf(name)));
    return each(covered, (name) =>
      detailed({ arn: arnOf(name), id: name, name }, async () => {
        const [{ Table: table }, { ContinuousBackupsDescription: backups }] = await Promise.all([
          client.send(new DescribeTableCommand({ TableName: name })),
          client.send(new DescribeContinuousBackupsCommand({ TableName: name })),
        ]);
        const recovery = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
        const encryption = table?.SSEDescription;
        return values({
          billing_mode: table?.BillingModeSummary?.BillingMode ?? "PROVISIONED",
          deletion_protection_enabled: table?.DeletionProtectionEnabled ?? false,
          point_in_time_recovery: [{ enabled: recovery === "ENABLED" }],
          server_side_encryption:
            encryption?.Status === "ENABLED"
              ? [{ enabled: true, kms_key_arn: encryption.KMSMasterKeyArn ?? null }]
              : [],
          stream_arn: table?.LatestStreamArn,
        });
      }),
    );
  },
};
