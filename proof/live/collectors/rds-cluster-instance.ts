import { paginateDescribeDBInstances, RDSClient } from "@aws-sdk/client-rds";
import { all, type Collector, tagsOf, values } from "../collector";
import { dbClusters } from "./rds-cluster";

export const rdsClusterInstance: Collector = {
  type: "aws_rds_cluster_instance",
  actions: ["rds:DescribeDBClusters", "rds:DescribeDBInstances"],
  identity: [["identifier"]],
  within: { type: "aws_rds_cluster", by: "cluster_identifier" },
  declaredOnly: ["apply_immediately", "force_destroy"],
  async collect(account, scope) {
    const client = account.client(RDSClient);
    const [clusters, instances] = await Promise.all([
      dbClusters(account, scope),
      all(paginateDescribeDBInstances({ client }, {}), (page) => page.DBInstances),
    ]);
    const covered = new Set(clusters.map(({ DBClusterIdentifier }) => DBClusterIdentifier));
    return instances
      .filter(({ DBClusterIdentifier: cluster }) => cluster && covered.has(cluster))
      .map((instance) => ({
        values: values({
          arn: instance.DBInstanceArn,
          auto_minor_version_upgrade: instance.AutoMinorVersionUpgrade ?? false,
          ca_cert_identifier: instance.CACertificateIdentifier,
          cluster_identifier: instance.DBClusterIdentifier,
          copy_tags_to_snapshot: instance.CopyTagsToSnapshot ?? false,
          db_subnet_group_name: instance.DBSubnetGroup?.DBSubnetGroupName,
          endpoint: instance.Endpoint?.Address,
          engine: instance.Engine,
          engine_version: instance.EngineVersion,
          id: instance.DBInstanceIdentifier,
          identifier: instance.DBInstanceIdentifier,
          instance_class: instance.DBInstanceClass,
          kms_key_id: instance.KmsKeyId,
          monitoring_interval: instance.MonitoringInterval ?? 0,
          monitoring_role_arn: instance.MonitoringRoleArn,
          performance_insights_enabled: instance.PerformanceInsightsEnabled ?? false,
          performance_insights_kms_key_id: instance.PerformanceInsightsKMSKeyId,
          promotion_tier: instance.PromotionTier,
          publicly_accessible: instance.PubliclyAccessible ?? false,
          storage_encrypted: instance.StorageEncrypted ?? false,
          tags_all: tagsOf(instance.TagList),
        }),
      }));
  },
};
