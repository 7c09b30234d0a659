import { ACCOUNT, Refusal, type Service } from "../call";
import { ec2, escaped, numbered, type Operations, taggedHere, tagSet, tagsIn } from "../query";
import type { Tag, Tags } from "../tags";

interface Endpoint {
  id: string;
  vpc: string;
  service: string;
  type: string;
  policy: string;
  privateDns: boolean;
  subnets: string[];
  groups: string[];
  routeTables: string[];
}

const OPEN_POLICY = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
});

/** VPC endpoints in EC2's query protocol: the local AWS drops their policy, private DNS, groups and routes. */
export function vpcEndpoints(tags: Tags): Service {
  const endpoints = new Map<string, Endpoint>();
  let made = 0;
  const arnOf = (id: string) => `arn:aws:ec2:us-east-1:${ACCOUNT}:vpc-endpoint/${id}`;
  const shown = (endpoint: Endpoint) => describe(endpoint, tags.of(arnOf(endpoint.id)));

  const find = (id: string): Endpoint => {
    const endpoint = endpoints.get(id);
    if (!endpoint) {
      throw new Refusal(
        "InvalidVpcEndpointId.NotFound",
        `The Vpc Endpoint Id '${id}' does not exist`,
      );
    }
    return endpoint;
  };

  const create = (asked: URLSearchParams): string => {
    made += 1;
    const id = `vpce-${String(made).padStart(17, "0")}`;
    const endpoint = {
      id,
      vpc: asked.get("VpcId") ?? "",
      service: asked.get("ServiceName") ?? "",
      type: asked.get("VpcEndpointType") ?? "Gateway",
      policy: asked.get("PolicyDocument") ?? OPEN_POLICY,
      privateDns: asked.get("PrivateDnsEnabled") === "true",
      subnets: numbered(asked, "SubnetId"),
      groups: numbered(asked, "SecurityGroupId"),
      routeTables: numbered(asked, "RouteTableId"),
    };
    if (!endpoint.vpc || !endpoint.service) {
      throw new Refusal("MissingParameter", "VpcId and ServiceName are required");
    }
    endpoints.set(id, endpoint);
    tags.set(arnOf(id), tagsIn(asked, "TagSpecification.1.Tag"));
    return `<vpcEndpoint>${shown(endpoint)}</vpcEndpoint>`;
  };

  const modify = (asked: URLSearchParams): string => {
    const endpoint = find(asked.get("VpcEndpointId") ?? "");
    endpoint.policy = asked.get("PolicyDocument") ?? endpoint.policy;
    const privateDns = asked.get("PrivateDnsEnabled");
    if (privateDns !== null) endpoint.privateDns = privateDns === "true";
    const changed = (ids: string[], kind: string) => {
      const removed = numbered(asked, `Remove${kind}`);
      return ids.filter((one) => !removed.includes(one)).concat(numbered(asked, `Add${kind}`));
    };
    endpoint.groups = changed(endpoint.groups, "SecurityGroupId");
    endpoint.routeTables = changed(endpoint.routeTables, "RouteTableId");
    endpoint.subnets = changed(endpoint.subnets, "SubnetId");
    return "<return>true</return>";
  };

  const list = (asked: URLSearchParams): string => {
    const ids = numbered(asked, "VpcEndpointId");
    const found = ids.length > 0 ? ids.map(find) : [...endpoints.values()];
    const items = found.map((endpoint) => `<item>${shown(endpoint)}</item>`).join("");
    return `<vpcEndpointSet>${items}</vpcEndpointSet>`;
  };

  const remove = (asked: URLSearchParams): string => {
    for (const id of numbered(asked, "VpcEndpointId")) {
      endpoints.delete(find(id).id);
      tags.forget(arnOf(id));
    }
    return "<unsuccessful/>";
  };

  const operations: Operations = {
    CreateVpcEndpoint: create,
    ModifyVpcEndpoint: modify,
    DescribeVpcEndpoints: list,
    DeleteVpcEndpoints: remove,
  };
  return ec2({ ...operations, ...taggedHere(tags, arnOf, (id) => endpoints.has(id)) });
}

function describe(endpoint: Endpoint, tags: Tag[]): string {
  const items = (values: string[]) => values.map((value) => `<item>${value}</item>`).join("");
  const groups = endpoint.groups.map(
    (id) => `<groupId>${id}</groupId><groupName>${id}</groupName>`,
  );
  const fields = {
    vpcEndpointId: endpoint.id,
    vpcEndpointType: endpoint.type,
    vpcId: endpoint.vpc,
    serviceName: endpoint.service,
    serviceRegion: "us-east-1",
    state: "available",
    ipAddressType: "ipv4",
    ownerId: ACCOUNT,
    policyDocument: escaped(endpoint.policy),
    privateDnsEnabled: endpoint.privateDns,
    requesterManaged: false,
    routeTableIdSet: items(endpoint.routeTables),
    subnetIdSet: items(endpoint.subnets),
    groupSet: items(groups),
    networkInterfaceIdSet: "",
    dnsEntrySet: "",
    dnsOptions: "<dnsRecordIpType>ipv4</dnsRecordIpType>",
    tagSet: tagSet(tags),
  };
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("");
}
