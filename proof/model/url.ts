import { identityOf } from "./identity";
import type { Lookup } from "./lookup";
import type { RawResource } from "./raw";

const EXECUTE_API = /^https?:\/\/([^./]+)\.execute-api\.[^/]*\/([^/?#]+)/;
const BUCKET = /^s3:\/\/([^/]+)/;

/** A bucket and a prefix in it. AWS tells them without the scheme, with which they are configured. */
export const withScheme = (location: string): string =>
  location.includes("://") ? location : `s3://${location}`;

/** The resource that answers at an address: a bucket, a REST API's stage. */
export function resourceAt(lookup: Lookup, url: string): RawResource | undefined {
  const bucket = BUCKET.exec(url)?.[1];
  if (bucket !== undefined) {
    return lookup.only(bucket, [{ type: "aws_s3_bucket", attribute: "bucket" }]);
  }
  const [, id, stage] = EXECUTE_API.exec(url) ?? [];
  const api = id && lookup.only(id, [{ type: "aws_api_gateway_rest_api", attribute: "id" }]);
  return (api && stage && stageOf(lookup, api, stage)) || api || undefined;
}

/** The stage of that name of that REST API. */
export function stageOf(lookup: Lookup, api: RawResource, name: string): RawResource | undefined {
  const type = "aws_api_gateway_stage";
  const id = lookup.expander.string(api, "id");
  return lookup
    .named(name, { type, attribute: identityOf(type).name as string })
    .find((stage) => lookup.expander.string(stage, "rest_api_id") === id);
}
