import { ecsCluster } from "../../proof/live/collectors/ecs-cluster";
import { ecsService } from "../../proof/live/collectors/ecs-service";
import { collecting } from "./collecting";
import { page } from "./fake-aws";

const CLUSTER = "arn:aws:ecs:eu-central-1:123456789012:cluster/orders";
const arns = Array.from({ length: 23 }, (_, at) => `${CLUSTER}/service-${at}`);
const { calls, collect } = collecting({
  ListClusters: () => ({ clusterArns: [CLUSTER, `${CLUSTER}-gone`] }),
  DescribeClusters: () => ({
    clusters: [
      {
        clusterArn: CLUSTER,
        clusterName: "orders",
        status: "ACTIVE",
        settings: [{ name: "containerInsights", value: "enhanced" }],
        tags: [{ key: "Environment", value: "production" }],
      },
      { clusterArn: `${CLUSTER}-gone`, clusterName: "orders-gone", status: "INACTIVE" },
    ],
  }),
  ListServices: ({ nextToken }) => {
    const { items, next } = page(arns, 20, nextToken);
    return { serviceArns: items, nextToken: next };
  },
  DescribeServices: ({ services }) => ({
    services: (services as unknown as string[]).map((serviceArn) => ({
      clusterArn: CLUSTER,
      serviceArn,
      serviceName: serviceArn.slice(serviceArn.lastIndexOf("/") + 1),
      networkConfiguration: {
        awsvpcConfiguration: { assignPublicIp: "DISABLED", subnets: ["subnet-1"] },
      },
    })),
  }),
});

test("a cluster that was deleted is none", async () => {
  const [cluster, ...others] = await collect(ecsCluster);
  expect(others).toEqual([]);
  expect(cluster?.values).toMatchObject({
    name: "orders",
    setting: [{ name: "containerInsights", value: "enhanced" }],
    tags_all: { Environment: "production" },
  });
});

test("services are described ten at a time", async () => {
  const services = await collect(ecsService);
  expect(services).toHaveLength(23);
  expect(services[0]?.values).toMatchObject({
    cluster: CLUSTER,
    network_configuration: [
      { assign_public_ip: false, security_groups: [], subnets: ["subnet-1"] },
    ],
  });
  expect(calls.filter((call) => call === "DescribeServices")).toHaveLength(3);
});
