import { ACCOUNT, Refusal, type Service } from "../call";
import { ec2, Kept } from "../ec2";
import { escaped, numbered } from "../query";
import type { Tags } from "../tags";

interface Endpoint {
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

const KIND = {
  prefix: "vpce",
  type: "vpc-endpoint",
  absent: (id: string) =>
    new Refusal("InvalidVpcEndpointId.NotFound", `The Vpc Endpoint Id '${id}' does not exist`),
};

/** VPC endpoints in EC2's query protocol: the local AWS drops their policy, private DNS, groups and routes. */
export function vpcEndpoints(tags: Tags): Service {
  const endpoints = new Kept<Endpoint>(KIND, tags);
  const shown = (id: string) => describe(id, endpoints.find(id)) + endpoints.tagSetOf(id);

  const create = (asked: URLSearchParams): string => {
    const endpoint = {
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
    return `<vpcEndpoint>${shown(endpoints.add(endpoint, asked))}</vpcEndpoint>`;
  };

  const modify = (asked: URLSearchParams): string => {
    const endpoint = endpoints.find(asked.get("VpcEndpointId") ?? "");
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
    const found = ids.length > 0 ? ids : endpoints.ids();
    const items = found.map((id) => `<item>${shown(id)}</item>`);
    return `<vpcEndpointSet>${items.join("")}</vpcEndpointSet>`;
  };

  const remove = (asked: URLSearchParams): string => {
    endpoints.remove(numbered(asked, "VpcEndpointId"));
    return "<unsuccessful/>";
  };

  return ec2({
    CreateVpcEndpoint: create,
    ModifyVpcEndpoint: modify,
    DescribeVpcEndpoints: list,
    DeleteVpcEndpoints: remove,
    ...endpoints.tagging(),
  });
}

function describe(vpcEndpointId: string, endpoint: Endpoint): string {
  const items = (values: string[]) => values.map((value) => `<item>${value}</item>`).join("");
  const groups = endpoint.groups.map(
    (id) => `<groupId>${id}</groupId><groupName>${id}</groupName>`,
  );
  const fields = {
    vpcEndpointId,
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
  };
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("");
}
