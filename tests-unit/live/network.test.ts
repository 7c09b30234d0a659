import { defaultSecurityGroup } from "../../proof/live/collectors/default-security-group";
import { flowLog } from "../../proof/live/collectors/flow-log";
import { instance } from "../../proof/live/collectors/instance";
import { natGateway } from "../../proof/live/collectors/nat-gateway";
import { securityGroup } from "../../proof/live/collectors/security-group";
import { vpcSecurityGroupEgressRule } from "../../proof/live/collectors/vpc-security-group-egress-rule";
import { collecting } from "./collecting";

const permission = (group: string) =>
  `<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><groups><item><groupId>sg-2</groupId></item><item><groupId>${group}</groupId></item></groups></item></ipPermissions>`;
const group = (id: string, name: string) =>
  `<item><groupId>${id}</groupId><groupName>${name}</groupName><vpcId>vpc-1</vpcId>${permission(id)}</item>`;
const rule = (group: string, egress: boolean) =>
  `<item><securityGroupRuleId>sgr-${group}-${egress}</securityGroupRuleId><groupId>${group}</groupId><isEgress>${egress}</isEgress></item>`;
const { collect } = collecting({
  DescribeSecurityGroups: () =>
    `<securityGroupInfo>${group("sg-1", "default")}${group("sg-3", "api")}</securityGroupInfo>`,
  DescribeSecurityGroupRules: () =>
    `<securityGroupRuleSet>${rule("sg-1", true)}${rule("sg-3", true)}${rule("sg-3", false)}</securityGroupRuleSet>`,
  DescribeInstances: () =>
    `<reservationSet><item><instancesSet>${["terminated", "running"].map((state) => `<item><instanceId>i-${state}</instanceId><instanceState><name>${state}</name></instanceState></item>`).join("")}</instancesSet></item></reservationSet>`,
  DescribeNatGateways: () =>
    `<natGatewaySet>${["deleted", "available"].map((state) => `<item><natGatewayId>nat-${state}</natGatewayId><state>${state}</state></item>`).join("")}</natGatewaySet>`,
  DescribeFlowLogs: () =>
    "<flowLogSet><item><flowLogId>fl-1</flowLogId><resourceId>subnet-1</resourceId><trafficType>ALL</trafficType></item></flowLogSet>",
});

test("the group that a VPC comes with is a resource of a type of its own", async () => {
  const own = await collect(defaultSecurityGroup);
  expect(own.map(({ values }) => values.id)).toEqual(["sg-1"]);
  const made = await collect(securityGroup);
  expect(made.map(({ values }) => values.id)).toEqual(["sg-3"]);
});

test("what a group lets in from itself is not one of the groups that it lets in", async () => {
  const [made] = await collect(securityGroup);
  expect(made?.values.ingress).toEqual([
    expect.objectContaining({ self: true, security_groups: ["sg-2"] }),
  ]);
});

test("rules are of groups that somebody made, each of its direction", async () => {
  const rules = await collect(vpcSecurityGroupEgressRule);
  expect(rules.map(({ values }) => values.id)).toEqual(["sgr-sg-3-true"]);
});

test("a flow log is of what its id says", async () => {
  const [log] = await collect(flowLog);
  expect(log?.values).toMatchObject({ id: "fl-1", subnet_id: "subnet-1", traffic_type: "ALL" });
  expect(log?.values).not.toHaveProperty("vpc_id");
});

test("what EC2 still shows for an hour after its end is gone", async () => {
  const machines = await collect(instance);
  expect(machines.map(({ values }) => values.id)).toEqual(["i-running"]);
  const gateways = await collect(natGateway);
  expect(gateways.map(({ values }) => values.id)).toEqual(["nat-available"]);
});
