import { EC2Client, type Tag } from "@aws-sdk/client-ec2";
import type { Json, JsonObject } from "../../model/model";
import { type Collector, tagsOf } from "../collector";
import { listing } from "./listing";

interface Listing<Item> {
  type: string;
  action: string;
  /** The resource part of its ARN, before the id. */
  kind: string;
  pages: (client: EC2Client) => AsyncIterable<unknown>;
  items: (page: never) => Item[] | undefined;
  idOf: (item: Item) => string | undefined;
  told?: (item: Item) => Record<string, Json | undefined>;
  /** Attributes that tell them from each other where the declaration does not know the id. */
  also?: readonly (readonly string[])[];
}

/** A collector of things that one call of EC2 lists together with their tags. */
export const listed = <Item extends { Tags?: Tag[] | undefined }>({
  type,
  action,
  kind,
  pages,
  items,
  idOf,
  told = () => ({}),
  also = [],
}: Listing<Item>): Collector =>
  listing({
    type,
    action,
    identity: [["id"], ...also],
    client: EC2Client,
    pages: pages as (client: EC2Client) => AsyncIterable<never>,
    items,
    told: (item, { partition, region, id: owner }) => ({
      arn: `arn:${partition}:ec2:${region}:${owner}:${kind}/${idOf(item)}`,
      id: idOf(item),
      tags_all: tagsOf(item.Tags),
      ...told(item),
    }),
  });

interface MetadataOptions {
  HttpEndpoint?: string | undefined;
  HttpProtocolIpv6?: string | undefined;
  HttpPutResponseHopLimit?: number | undefined;
  HttpTokens?: string | undefined;
  InstanceMetadataTags?: string | undefined;
}

/** How a machine's metadata can be asked for, of a machine and of a template for machines. */
export const metadataOptions = (options: MetadataOptions | undefined): JsonObject[] =>
  options
    ? [
        {
          http_endpoint: options.HttpEndpoint ?? null,
          http_protocol_ipv6: options.HttpProtocolIpv6 ?? null,
          http_put_response_hop_limit: options.HttpPutResponseHopLimit ?? null,
          http_tokens: options.HttpTokens ?? null,
          instance_metadata_tags: options.InstanceMetadataTags ?? null,
        },
      ]
    : [];
