import {
  type Cluster,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ECSClient,
  paginateListClusters,
  paginateListServices,
  type Service,
} from "@aws-sdk/client-ecs";
import type { Account } from "../account";
import { all, tagsOf } from "../collector";
import type { Scope } from "../scope";

/** The most that one call describes. Source: Amazon ECS API Reference. */
const CLUSTERS_AT_ONCE = 100;
const SERVICES_AT_ONCE = 10;

export const CLUSTER_ACTIONS = ["ecs:DescribeClusters", "ecs:ListClusters"] as const;

/** The clusters in scope, with their settings and tags. */
export async function clusters(account: Account, scope: Scope): Promise<Cluster[]> {
  const client = account.client(ECSClient);
  const arns = await all(paginateListClusters({ client }, {}), (page) => page.clusterArns);
  const covered = arns.filter((arn) => scope.covers("aws_ecs_cluster", arn, nameIn(arn)));
  const described = await Promise.all(
    batches(covered, CLUSTERS_AT_ONCE).map((batch) =>
      client.send(
        new DescribeClustersCommand({
          clusters: batch,
          include: ["CONFIGURATIONS", "SETTINGS", "TAGS"],
        }),
      ),
    ),
  );
  // One that was deleted is described for a while yet.
  return described.flatMap(({ clusters = [] }) => clusters.filter(isActive));
}

/** The services of the clusters in scope. */
export async function services(account: Account, scope: Scope): Promise<Service[]> {
  const client = account.client(ECSClient);
  const found = await Promise.all(
    (await clusters(account, scope)).map(async ({ clusterArn: cluster }) => {
      const pages = paginateListServices({ client, pageSize: 100 }, { cluster });
      const arns = await all(pages, (page) => page.serviceArns);
      return Promise.all(
        batches(arns, SERVICES_AT_ONCE).map((batch) =>
          client.send(new DescribeServicesCommand({ cluster, services: batch, include: ["TAGS"] })),
        ),
      );
    }),
  );
  return found.flat().flatMap(({ services = [] }) => services.filter(isActive));
}

interface Tag {
  key?: string | undefined;
  value?: string | undefined;
}

/** ECS writes its tags small. */
export const ownTagsOf = (tags: Tag[] | undefined) =>
  tagsOf(tags?.map(({ key, value }) => ({ Key: key, Value: value })));

export const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

const isActive = ({ status }: { status?: string | undefined }): boolean => status !== "INACTIVE";

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  const cut: Item[][] = [];
  for (let at = 0; at < items.length; at += size) cut.push(items.slice(at, at + size));
  return cut;
}
