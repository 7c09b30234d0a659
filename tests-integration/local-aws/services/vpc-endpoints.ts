import { ACCOUNT, type Answer, type Call, Refusal, type Service } from "../call";

interface Endpoint {
  id: string;
  vpc: string;
  service: string;
  type: string;
  policy: string;
  privateDns: boolean;
  subnets: string[];
  groups: string[];
  tags: Map<string, string>;
}

const NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
const OPEN_POLICY = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
});

/** VPC endpoints in EC2's query protocol: the local AWS drops their policy, private DNS and groups. */
export function vpcEndpoints(): Service {
  const endpoints = new Map<string, Endpoint>();

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
    const id = `vpce-${String(endpoints.size + 1).padStart(17, "0")}`;
    const endpoint = {
      id,
      vpc: asked.get("VpcId") ?? "",
      service: asked.get("ServiceName") ?? "",
      type: asked.get("VpcEndpointType") ?? "Gateway",
      policy: asked.get("PolicyDocument") ?? OPEN_POLICY,
      privateDns: asked.get("PrivateDnsEnabled") === "true",
      subnets: numbered(asked, "SubnetId"),
      groups: numbered(asked, "SecurityGroupId"),
      tags: tagsIn(asked, "TagSpecification.1.Tag"),
    };
    if (!endpoint.vpc || !endpoint.service) {
      throw new Refusal("MissingParameter", "VpcId and ServiceName are required");
    }
    endpoints.set(id, endpoint);
    return `<vpcEndpoint>${describe(endpoint)}</vpcEndpoint>`;
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
    const items = found.map((endpoint) => `<item>${describe(endpoint)}</item>`).join("");
    return `<vpcEndpointSet>${items}</vpcEndpointSet>`;
  };

  const remove = (asked: URLSearchParams): string => {
    for (const id of numbered(asked, "VpcEndpointId")) endpoints.delete(find(id).id);
    return "<unsuccessful/>";
  };

  /** Tags of anything but an endpoint are the local AWS's own. */
  const tag = (asked: URLSearchParams): string | undefined => {
    const ours = numbered(asked, "ResourceId").filter((id) => endpoints.has(id));
    if (ours.length === 0) return undefined;
    for (const id of ours) {
      for (const [key, value] of tagsIn(asked, "Tag")) find(id).tags.set(key, value);
    }
    return "<return>true</return>";
  };

  const untag = (asked: URLSearchParams): string | undefined => {
    const ours = numbered(asked, "ResourceId").filter((id) => endpoints.has(id));
    if (ours.length === 0) return undefined;
    for (const id of ours) for (const key of tagsIn(asked, "Tag").keys()) find(id).tags.delete(key);
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

function describe(endpoint: Endpoint): string {
  const items = (values: string[]) => values.map((value) => `<item>${value}</item>`).join("");
  const groups = endpoint.groups.map(
    (id) => `<groupId>${id}</groupId><groupName>${id}</groupName>`,
  );
  const tags = [...endpoint.tags].map(
    ([key, value]) => `<key>${escaped(key)}</key><value>${escaped(value)}</value>`,
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
    tagSet: items(tags),
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

function tagsIn(asked: URLSearchParams, prefix: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (let at = 1; asked.has(`${prefix}.${at}.Key`); at += 1) {
    tags.set(asked.get(`${prefix}.${at}.Key`) ?? "", asked.get(`${prefix}.${at}.Value`) ?? "");
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
