import {
  BudgetsClient,
  ListTagsForResourceCommand as BudgetTags,
  paginateDescribeBudgets,
} from "@aws-sdk/client-budgets";
import {
  ListTagsForResourceCommand as AnomalyTags,
  CostExplorerClient,
  paginateGetAnomalyMonitors,
  paginateGetAnomalySubscriptions,
} from "@aws-sdk/client-cost-explorer";
import { IAMClient, ListRoleTagsCommand, paginateListRoles } from "@aws-sdk/client-iam";
import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { OWN_TAG } from "./deployment";

/** As the stacks name their roles. */
const STACK_ROLE = /^(order-|payment-|health-check-|pay-check-)/;

/** The ARNs of all that carries the run's own tag at this moment. */
export async function ownArns(own: string): Promise<string[]> {
  const client = new ResourceGroupsTaggingAPIClient({});
  const found: string[] = [];
  const TagFilters = [{ Key: OWN_TAG, Values: [own] }];
  for await (const page of paginateGetResources({ client }, { TagFilters })) {
    for (const { ResourceARN } of page.ResourceTagMappingList ?? []) {
      if (ResourceARN) found.push(ResourceARN);
    }
  }
  return [...new Set([...found, ...(await ownRoles(own)), ...(await ownCosts(own))])];
}

interface Tag {
  Key: string | undefined;
  Value: string | undefined;
}

const isOf =
  (own: string) =>
  ({ Key, Value }: Tag) =>
    Key === OWN_TAG && Value === own;

/** What watches costs is not, for certain, among what the Resource Groups Tagging API tells of. */
async function ownCosts(own: string): Promise<string[]> {
  const found: string[] = [];

  const costs = new CostExplorerClient({});
  const anomalies: (string | undefined)[] = [];
  for await (const page of paginateGetAnomalySubscriptions({ client: costs }, {})) {
    anomalies.push(...(page.AnomalySubscriptions ?? []).map((one) => one.SubscriptionArn));
  }
  for await (const page of paginateGetAnomalyMonitors({ client: costs }, {})) {
    anomalies.push(...(page.AnomalyMonitors ?? []).map((one) => one.MonitorArn));
  }
  for (const ResourceArn of anomalies) {
    const tags = await costs.send(new AnomalyTags({ ResourceArn }));
    if (ResourceArn && tags.ResourceTags?.some(isOf(own))) found.push(ResourceArn);
  }

  const { Account: AccountId } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  const budgets = new BudgetsClient({});
  for await (const page of paginateDescribeBudgets({ client: budgets }, { AccountId })) {
    for (const { BudgetName } of page.Budgets ?? []) {
      const ResourceARN = `arn:aws:budgets::${AccountId}:budget/${BudgetName}`;
      const tags = await budgets.send(new BudgetTags({ ResourceARN }));
      if (tags.ResourceTags?.some(isOf(own))) found.push(ResourceARN);
    }
  }
  return found;
}

/** Nor are IAM's roles. */
async function ownRoles(own: string): Promise<string[]> {
  const client = new IAMClient({});
  const found: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client }, {})) {
    for (const { RoleName, Arn = "" } of Roles) {
      if (!STACK_ROLE.test(RoleName ?? "")) continue;
      const { Tags = [] } = await client.send(new ListRoleTagsCommand({ RoleName }));
      if (Tags.some(isOf(own))) found.push(Arn);
    }
  }
  return found;
}
