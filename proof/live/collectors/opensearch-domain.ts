import { ListDomainNamesCommand, OpenSearchClient } from "@aws-sdk/client-opensearch";
import { listing, single } from "./listing";

export const opensearchDomain = listing({
  type: "aws_opensearch_domain",
  action: "es:ListDomainNames",
  identity: [["domain_name"]],
  tagged: "es:domain",
  client: OpenSearchClient,
  // One answer holds them all.
  pages: (client) => single(client.send(new ListDomainNamesCommand({}))),
  items: (page) => page.DomainNames,
  told: ({ DomainName: name }, { partition, region, id: owner }) => {
    const arn = `arn:${partition}:es:${region}:${owner}:domain/${name}`;
    return { arn, domain_name: name, id: arn };
  },
});
