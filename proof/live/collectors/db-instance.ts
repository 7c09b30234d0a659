import { paginateDescribeDBInstances, RDSClient } from "@aws-sdk/client-rds";
import { all, type Collector, tagsOf, values } from "../collector";

export const dbInstance: Collector = {
  type: "aws_db_instance",
  actions: ["rds:DescribeDBInstances"],
  identity: [["identifier"]],
  declaredOnly: [
    "apply_immediately",
    "final_snapshot_identifier",
    "password",
    "skip_final_snapshot",
  ],
  async collect(account, scope) {
    const client = account.client(RDSClient);
    const pages = paginateDescribeDBInstances({ client }, {});
    const instances = await all(pages, (page) => page.DBInstances);
    // One of a cluster is a resource of another type.
    return instances
      .filter(
        ({ DBInstanceIdentifier: name = "", DBInstanceArn: arn = "", DBClusterIdentifier }) =>
          !DBClusterIdentifier && scope.covers("aws_db_instance", name, arn),
      )
      .map((instance) => ({
        values: values({
          address: instance.Endpoint?.Address,
          arn: instance.DBInstanceArn,
          backup_retention_period: instance.BackupRetentionPeriod,
          db_subnet_group_name: instance.DBSubnetGroup?.DBSubnetGroupName,
          deletion_protection: instance.DeletionProtection ?? false,
          enabled_cloudwatch_logs_exports: instance.EnabledCloudwatchLogsExports ?? [],
          engine: instance.Engine,
          id: instance.DbiResourceId,
          identifier: instance.DBInstanceIdentifier,
          kms_key_id: instance.KmsKeyId,
          publicly_accessible: instance.PubliclyAccessible ?? false,
          resource_id: instance.DbiResourceId,
          storage_encrypted: instance.StorageEncrypted ?? false,
          tags_all: tagsOf(instance.TagList),
          vpc_security_group_ids: instance.VpcSecurityGroups?.map(
            ({ VpcSecurityGroupId = "" }) => VpcSecurityGroupId,
          ),
        }),
      }));
  },
};
