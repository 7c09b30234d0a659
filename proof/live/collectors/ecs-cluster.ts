import type { Cluster, ExecuteCommandConfiguration } from "@aws-sdk/client-ecs";
import type { JsonObject } from "../../model/model";
import { type Collector, values } from "../collector";
import { CLUSTER_ACTIONS, clusters, ownTagsOf } from "./ecs";

export const ecsCluster: Collector = {
  type: "aws_ecs_cluster",
  actions: CLUSTER_ACTIONS,
  identity: [["name"]],
  async collect(account, scope) {
    return (await clusters(account, scope)).map((cluster) => ({
      values: values({
        arn: cluster.clusterArn,
        configuration: configurationOf(cluster),
        id: cluster.clusterArn,
        name: cluster.clusterName,
        setting: (cluster.settings ?? []).map(({ name = null, value = null }) => ({ name, value })),
        tags_all: ownTagsOf(cluster.tags),
      }),
    }));
  },
};

function configurationOf({ configuration }: Cluster): JsonObject[] {
  const command = configuration?.executeCommandConfiguration;
  const storage = configuration?.managedStorageConfiguration;
  if (!command && !storage) return [];
  return [
    {
      execute_command_configuration: command ? [commandOf(command)] : [],
      managed_storage_configuration: storage
        ? [
            {
              fargate_ephemeral_storage_kms_key_id: storage.fargateEphemeralStorageKmsKeyId ?? null,
              kms_key_id: storage.kmsKeyId ?? null,
            },
          ]
        : [],
    },
  ];
}

function commandOf(command: ExecuteCommandConfiguration): JsonObject {
  const log = command.logConfiguration;
  return {
    kms_key_id: command.kmsKeyId ?? null,
    log_configuration: log
      ? [
          {
            cloud_watch_encryption_enabled: log.cloudWatchEncryptionEnabled ?? false,
            cloud_watch_log_group_name: log.cloudWatchLogGroupName ?? null,
            s3_bucket_encryption_enabled: log.s3EncryptionEnabled ?? false,
            s3_bucket_name: log.s3BucketName ?? null,
            s3_key_prefix: log.s3KeyPrefix ?? null,
          },
        ]
      : [],
    logging: command.logging ?? null,
  };
}
