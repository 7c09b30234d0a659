import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  type TagFilter,
} from "@aws-sdk/client-resource-groups-tagging-api";
import type { JsonObject } from "../model/model";
import type { Account } from "./account";
import { all, tagsOf } from "./collector";
import { Refused, UnreadableAccount } from "./errors";

const PAGE = 100;

/**
 * ARN -> tags, of all resources of the given types that have or had any: a page of a hundred at a time,
 * where the services themselves tell the tags of one resource a call.
 * @param types as the Resource Groups Tagging API names them: `sns`, `logs:log-group`
 */
export async function tagsByArn(account: Account, types: string[]) {
  return resources(account, { ResourceTypeFilters: types });
}

/**
 * The ARNs of everything that carries all of the tags.
 * @throws UnreadableAccount when they cannot be had: nothing else says what is to be read
 */
export async function taggedArns(account: Account, tags: Record<string, string>) {
  const TagFilters: TagFilter[] = Object.entries(tags).map(([Key, value]) => ({
    Key,
    Values: [value],
  }));
  try {
    return new Set((await resources(account, { TagFilters })).keys());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const named = Object.entries(tags).map((tag) => tag.join("="));
    throw new UnreadableAccount(
      `What carries ${named.join(" and ")} cannot be found: ${error.message}.`,
    );
  }
}

async function resources(
  account: Account,
  filter: { ResourceTypeFilters?: string[]; TagFilters?: TagFilter[] },
): Promise<Map<string, JsonObject>> {
  const client = account.client(ResourceGroupsTaggingAPIClient);
  const listed = await all(
    paginateGetResources({ client }, { ...filter, ResourcesPerPage: PAGE }),
    (page) => page.ResourceTagMappingList,
  );
  return new Map(listed.map(({ ResourceARN = "", Tags }) => [ResourceARN, tagsOf(Tags)]));
}
