import { type DBCluster, paginateDescribeDBClusters, RDSClient } from "@aws-sdk/client-rds";
import type { Account } from "../account";
import { all, type Collector, tagsOf, values } from "../collector";
import type { Scope } from "../scope";

/** RDS answers for the clusters of two other services as well, which the provider has as types of their own. */
const OTHERS = new Set(["docdb", "neptune"]);

/** The clusters in scope. */
export async function dbClusters(account: Account, scope: Scope): Promise<DBCluster[]> {
  const client = account.client(RDSClient);
  const listed = await all(paginateDescribeDBClusters({ client }, {}), (page) => page.DBClusters);
  return listed.filter(
    ({ DBClusterIdentifier: name = "", DBClusterArn: arn = "", Engine: engine = "" }) =>
      !OTHERS.has(engine) && scope.covers("aws_rds_cluster", name, arn),
  );
}

export const rdsCluster: Collector = {
  type: "aws_rds_cluster",
  actions: ["rds:DescribeDBClusters"],
  identity: [["cluster_identifier"]],
  declaredOnly: [
    "apply_immediately",
    "delete_automated_backups",
    "final_snapshot_identifier",
    "master_password",
    "skip_final_snapshot",
  ],
  async collect(account, scope) {
    return (await dbClusters(account, scope)).map((cluster) => {
      const scaling = cluster.ServerlessV2ScalingConfiguration;
      return {
        values: values({
          arn: cluster.DBClusterArn,
          backup_retention_period: cluster.BackupRetentionPeriod,
          cluster_identifier: cluster.DBClusterIdentifier,
          cluster_resource_id: cluster.DbClusterResourceId,
          copy_tags_to_snapshot: cluster.CopyTagsToSnapshot ?? false,
          database_name: cluster.DatabaseName,
          db_cluster_parameter_group_name: cluster.DBClusterParameterGroup,
          db_subnet_group_name: cluster.DBSubnetGroup,
          deletion_protection: cluster.DeletionProtection ?? false,
          enabled_cloudwatch_logs_exports: cluster.EnabledCloudwatchLogsExports ?? [],
          endpoint: cluster.Endpoint,
          engine: cluster.Engine,
          engine_mode: cluster.EngineMode,
          engine_version: cluster.EngineVersion,
          iam_database_authentication_enabled: cluster.IAMDatabaseAuthenticationEnabled ?? false,
          id: cluster.DBClusterIdentifier,
          kms_key_id: cluster.KmsKeyId,
          manage_master_user_password: cluster.MasterUserSecret ? true : null,
          master_user_secret_kms_key_id: cluster.MasterUserSecret?.KmsKeyId,
          master_username: cluster.MasterUsername,
          port: cluster.Port,
          preferred_backup_window: cluster.PreferredBackupWindow,
          reader_endpoint: cluster.ReaderEndpoint,
          serverlessv2_scaling_configuration: scaling
            ? [
                {
                  max_capacity: scaling.MaxCapacity ?? null,
                  min_capacity: scaling.MinCapacity ?? null,
                  seconds_until_auto_pause: scaling.SecondsUntilAutoPause ?? 0,
                },
              ]
            : [],
          storage_encrypted: cluster.StorageEncrypted ?? false,
          tags_all: tagsOf(cluster.TagList),
          vpc_security_group_ids: cluster.VpcSecurityGroups?.map(
            ({ VpcSecurityGroupId = "" }) => VpcSecurityGroupId,
          ),
        }),
      };
    });
  },
};
