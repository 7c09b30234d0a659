import {
  ListWebACLsCommand,
  type Scope as Reach,
  WAFV2Client,
  type WebACLSummary,
} from "@aws-sdk/client-wafv2";
import type { Json, JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, followed } from "../collector";
import type { Scope } from "../scope";

/** CloudFront's web ACLs are all in this region. Source: AWS WAF Developer Guide. */
const OF_CLOUDFRONT = "us-east-1";

export const reaches = ({ region }: Account): Reach[] =>
  region === OF_CLOUDFRONT ? ["REGIONAL", "CLOUDFRONT"] : ["REGIONAL"];

/** The web ACLs in scope, each with what it can be attached to. */
export async function webAcls(account: Account, scope: Scope) {
  const client = account.client(WAFV2Client);
  const found = await Promise.all(
    reaches(account).map(async (reach) => {
      const pages = followed(
        (NextMarker) =>
          client.send(new ListWebACLsCommand({ Scope: reach, Limit: 100, NextMarker })),
        (page) => page.NextMarker ?? undefined,
      );
      const listed: WebACLSummary[] = await all(pages, (page) => page.WebACLs);
      return listed.map(({ ARN: arn = "", Id: id = "", Name: name = "" }) => ({
        arn,
        id,
        name,
        reach,
      }));
    }),
  );
  return found.flat().filter(({ arn, name }) => scope.covers("aws_wafv2_web_acl", arn, name));
}

/** What the provider calls one of several, by the name that AWS has for all of them. */
const ONE_OF: Record<string, string> = {
  CustomHeaders: "insert_header",
  InsertHeaders: "insert_header",
};

/**
 * A structure of AWS WAF as the provider has it: names in small letters, every structure a list of one,
 * lists of structures by the name of one.
 */
export function asBlocks(structure: object): JsonObject {
  const blocks: JsonObject = {};
  for (const [name, value] of Object.entries(structure)) {
    if (value === undefined || value === null || isUnset(name, value)) continue;
    if (value instanceof Uint8Array) blocks[small(name)] = Buffer.from(value).toString("utf8");
    else if (isListOfStructures(value)) {
      blocks[ONE_OF[name] ?? small(name).replace(/s$/, "")] = value.map(asBlocks);
    } else if (typeof value === "object" && !Array.isArray(value)) {
      blocks[small(name)] = [asBlocks(value)];
    } else blocks[small(name)] = value as Json;
  }
  return blocks;
}

/** Some settings are answered empty where nobody made any; an empty structure says something in all other places. */
const isUnset = (name: string, value: unknown): boolean =>
  /^(Captcha|Challenge)Config$/.test(name) && JSON.stringify(value) === "{}";

const isListOfStructures = (value: unknown): value is object[] =>
  Array.isArray(value) && value.some((item) => typeof item === "object");

const small = (name: string): string =>
  name
    .replace(/CloudWatch/, "Cloudwatch")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase();
