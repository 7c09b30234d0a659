import type { Service } from "../call";
import { escaped, queryOf, textOf, xml } from "../query";

const GATEWAY =
  /<natGatewayId>([^<]*)<\/natGatewayId>((?:(?!<natGatewayId>)[\s\S])*?)<natGatewayAddressSet\s*\/>/g;

/** EC2's NAT gateways are the local AWS's own; which address each has, which it drops, is kept here. */
export function natGateways(): Service {
  const allocations = new Map<string, string>();

  return async (call, upstream) => {
    const query = queryOf(call, "ec2");
    if (!query) return undefined;
    const { action, asked } = query;
    if (!/^(Create|Describe)NatGateways?$/.test(action)) return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    return xml(
      textOf(answer).replace(GATEWAY, (whole, id, between) => {
        const given = asked.get("AllocationId");
        if (action === "CreateNatGateway" && given !== null) allocations.set(id, given);
        const allocation = allocations.get(id);
        if (allocation === undefined) return whole;
        const address = `<allocationId>${escaped(allocation)}</allocationId><isPrimary>true</isPrimary>`;
        return `<natGatewayId>${id}</natGatewayId>${between}<natGatewayAddressSet><item>${address}</item></natGatewayAddressSet>`;
      }),
    );
  };
}
