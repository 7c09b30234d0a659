import {
  type ContinuousBackupsDescription,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateListTables,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import { all, asked, type Collector, type Details, detailed, each } from "../collector";

const DETAILS: Details<TableDescription | undefined> = {
  billing_mode: (table) => table?.BillingModeSummary?.BillingMode ?? "PROVISIONED",
  deletion_protection_enabled: (table) => table?.DeletionProtectionEnabled ?? false,
  server_side_encryption: (table) =>
    table?.SSEDescription?.Status === "ENABLED"
      ? [{ enabled: true, kms_key_arn: table.SSEDescription.KMSMasterKeyArn ?? null }]
      : [],
  stream_arn: (table) => table?.LatestStreamArn,
};

const BACKUPS: Details<ContinuousBackupsDescription | undefined> = {
  point_in_time_recovery: (backups) => {
    const { PointInTimeRecoveryStatus: status } = backups?.PointInTimeRecoveryDescription ?? {};
    return [{ enabled: status === "ENABLED" }];
  },
};

export const dynamodbTable: Collector = {
  type: "aws_dynamodb_table",
  actions: ["dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTable", "dynamodb:ListTables"],
  identity: [["name"]],
  tagged: "dynamodb:table",
  async collect(account, scope, wants) {
    const client = account.client(DynamoDBClient);
    const { partition, region, id } = account;
    const arnOf = (name: string) => `arn:${partition}:dynamodb:${region}:${id}:table/${name}`;
    const names = await all(paginateListTables({ client }, {}), (page) => page.TableNames);
    const covered = names.filter((name) => scope.covers("aws_dynamodb_table", name, arnOf(name)));
    return each(covered, (name) =>
      detailed({ arn: arnOf(name), id: name, name }, async () => {
        const [table, backups] = await Promise.all([
          asked(DETAILS, wants, async () => {
            return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
          }),
          asked(BACKUPS, wants, async () => {
            const command = new DescribeContinuousBackupsCommand({ TableName: name });
            return (await client.send(command)).ContinuousBackupsDescription;
          }),
        ]);
        return { ...table, ...backups };
      }),
    );
  },
};
