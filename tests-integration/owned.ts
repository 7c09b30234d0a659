import { IAMClient, ListRoleTagsCommand, paginateListRoles } from "@aws-sdk/client-iam";
import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { OWN_TAG } from "./deployment";

/** As the stacks name their roles. */
const STACK_ROLE = /^(payment-|health-check-|pay-check-)/;

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
  return [...found, ...(await ownRoles(own))];
}

/** IAM's roles are not among what the Resource Groups Tagging API tells of. */
async function ownRoles(own: string): Promise<string[]> {
  const client = new IAMClient({});
  const found: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client }, {})) {
    for (const { RoleName, Arn = "" } of Roles) {
      if (!STACK_ROLE.test(RoleName ?? "")) continue;
      const { Tags = [] } = await client.send(new ListRoleTagsCommand({ RoleName }));
      if (Tags.some(({ Key, Value }) => Key === OWN_TAG && Value === own)) found.push(Arn);
    }
  }
  return found;
}
