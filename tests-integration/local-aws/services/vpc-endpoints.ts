import { ACCOUNT, type Answer, type Call, Refusal, type Service } from "../call";
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
}

const NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
const OPEN_POLICY = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
});

/** VPC endpoints in EC2's query protocol: the local AWS drops their policy, private DNS and groups. */
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
    const removed = numbered(asked, "RemoveSecurityGroupId");
    endpoint.groups = endpoint.groups
      .filter((group) => !removed.includes(group))
      .concat(numbered(asked, "AddSecurityGroupId"));
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

  /** Tags of anything but an endpoint are the local AWS's own. */
  const tag = (asked: URLSearchParams): string | undefined => {
    const ours = numbered(asked, "ResourceId").filter((id) => endpoints.has(id));
    if (ours.length === 0) return undefined;
    for (const id of ours) tags.set(arnOf(id), tagsIn(asked, "Tag"));
    return "<return>true</return>";
  };

  const untag = (asked: URLSearchParams): string | undefined => {
    const ours = numbered(asked, "ResourceId").filter((id) => endpoints.has(id));
    if (ours.length === 0) return undefined;
    const keys = tagsIn(asked, "Tag").map(({ Key }) => Key);
    for (const id of ours) tags.unset(arnOf(id), keys);
    return "<return>true</return>";
  };

  const operations: Record<string, (asked: URLSearchParams) => string | undefined> = {
    CreateVpcEndpoint: create,
    ModifyVpcEndpoint: modify,
    DescribeVpcEndpoints: list,
    DeleteVpcEndpoints: remove,
    CreateTags: tag,
    DeleteTags: untag,
  };

  return (call: Call) => {
    if (call.service !== "ec2") return undefined;
    const asked = new URLSearchParams(call.body.toString("utf8"));
    const name = asked.get("Action") ?? "";
    return answered(name, () => operations[name]?.(asked));
  };
}

function describe(endpoint: Endpoint, tags: Tag[]): string {
  const items = (values: string[]) => values.map((value) => `<item>${value}</item>`).join("");
  const groups = endpoint.groups.map(
    (id) => `<groupId>${id}</groupId><groupName>${id}</groupName>`,
  );
  const tagged = tags.map(
    ({ Key, Value }) => `<key>${escaped(Key)}</key><value>${escaped(Value)}</value>`,
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
    routeTableIdSet: "",
    subnetIdSet: items(endpoint.subnets),
    groupSet: items(groups),
    networkInterfaceIdSet: "",
    dnsEntrySet: "",
    dnsOptions: "<dnsRecordIpType>ipv4</dnsRecordIpType>",
    tagSet: items(tagged),
  };
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("");
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `Name.1`, `Name.2`, … in order. */
function numbered(asked: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let at = 1; asked.has(`${name}.${at}`); at += 1)
    values.push(asked.get(`${name}.${at}`) ?? "");
  return values;
}

function tagsIn(asked: URLSearchParams, prefix: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = 1; asked.has(`${prefix}.${at}.Key`); at += 1) {
    const said = (field: string) => asked.get(`${prefix}.${at}.${field}`) ?? "";
    tags.push({ Key: said("Key"), Value: said("Value") });
  }
  return tags;
}

function answered(name: string, operation: () => string | undefined): Answer | undefined {
  const headers = { "content-type": "text/xml" };
  try {
    const body = operation();
    if (body === undefined) return undefined;
    const response = `<${name}Response xmlns="${NAMESPACE}"><requestId>local</requestId>${body}</${name}Response>`;
    return { status: 200, headers, body: response };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = `<Error><Code>${error.code}</Code><Message>${escaped(error.message)}</Message></Error>`;
    const body = `<Response><Errors>${said}</Errors><RequestID>local</RequestID></Response>`;
    return { status: error.status, headers, body };
  }
}
