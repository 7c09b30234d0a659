import type { Service } from "../call";
import { escaped, numbered, queryOf, textOf, xml } from "../query";

const CLUSTER = /<DBClusterArn>[^<]*:cluster:([^<]*)<\/DBClusterArn>/g;
const ENDPOINTS =
  /(:cluster:([^<]*)<\/DBClusterArn>[\s\S]*?)(<Endpoint>[^<]*<\/Endpoint>\s*<ReaderEndpoint>[^<]*<\/ReaderEndpoint>)/g;
const INSTANCE = /<DBInstanceArn>[^<]*:db:([^<]*)<\/DBInstanceArn>/g;

/**
 * RDS: clusters and instances are the local AWS's own. It drops which logs a cluster exports and the key
 * of an instance's Performance Insights, and gives a cluster other endpoints once it has instances.
 */
export function databases(): Service {
  const exported = new Map<string, Set<string>>();
  const keys = new Map<string, string>();
  const endpoints = new Map<string, string>();

  const hear = (action: string, asked: URLSearchParams) => {
    const cluster = asked.get("DBClusterIdentifier") ?? "";
    const instance = asked.get("DBInstanceIdentifier") ?? "";
    const changed = (kind: string) =>
      numbered(asked, `CloudwatchLogsExportConfiguration.${kind}LogTypes.member`);
    if (action === "CreateDBCluster") {
      exported.set(cluster, new Set(numbered(asked, "EnableCloudwatchLogsExports.member")));
    }
    if (action === "ModifyDBCluster") {
      const kept = [...(exported.get(cluster) ?? []), ...changed("Enable")];
      exported.set(cluster, new Set(kept.filter((log) => !changed("Disable").includes(log))));
    }
    if (action === "CreateDBInstance" || action === "ModifyDBInstance") {
      const key = asked.get("PerformanceInsightsKMSKeyId");
      if (key !== null) keys.set(instance, key);
    }
    if (action === "DeleteDBCluster") {
      exported.delete(cluster);
      endpoints.delete(cluster);
    }
    if (action === "DeleteDBInstance") keys.delete(instance);
  };

  return async (call, upstream) => {
    const query = queryOf(call, "rds");
    if (!query) return undefined;
    const { action, asked } = query;
    if (!/^(Create|Modify|Describe|Delete)DB(Cluster|Instance)s?$/.test(action)) return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    hear(action, asked);
    return xml(
      textOf(answer)
        .replace(ENDPOINTS, (_, before, name, now) => {
          if (action === "CreateDBCluster") endpoints.set(name, now);
          return before + (endpoints.get(name) ?? now);
        })
        .replace(CLUSTER, (arn, name) => arn + logs(exported.get(name)))
        .replace(INSTANCE, (arn, name) => arn + insights(keys.get(name))),
    );
  };
}

const logs = (types: Iterable<string> = []): string =>
  `<EnabledCloudwatchLogsExports>${[...types]
    .map((one) => `<member>${escaped(one)}</member>`)
    .join("")}</EnabledCloudwatchLogsExports>`;

const insights = (key: string | undefined): string =>
  key === undefined
    ? ""
    : `<PerformanceInsightsKMSKeyId>${escaped(key)}</PerformanceInsightsKMSKeyId>`;
