import { XrayGroup } from "@cdktf/provider-aws/lib/xray-group";
import { XraySamplingRule } from "@cdktf/provider-aws/lib/xray-sampling-rule";
import { Construct } from "constructs";

export interface SampledRoute {
  /** At most 32 characters, unique in the account and region. */
  name: string;
  /** The name by which X-Ray knows who decides: of an API Gateway stage, `<api>/<stage>`. */
  service: string;
  serviceType: "AWS::ApiGateway::Stage" | "AWS::Lambda::Function" | "AWS::ECS::Container";
  /** Lower is asked first. */
  priority: number;
  method: string;
  path: string;
  /** Requests a second that are traced whatever the rate. */
  reservoir: number;
  /** Of the requests past the reservoir, 0 to 1. */
  rate: number;
}

export interface TracingProps {
  routes: SampledRoute[];
  group: string;
  /** The services whose traces the group shows, the entry point included. */
  services: string[];
}

/**
 * What is traced, and the group whose service map shows it. Sampling is decided once, at the entry
 * point, so of an API rules name its stage. Insights watch the group for faults and tell EventBridge.
 * Source: X-Ray Developer Guide, "Configuring sampling rules" and "Using X-Ray insights".
 */
export class Tracing extends Construct {
  readonly group: XrayGroup;

  constructor(scope: Construct, id: string, { routes, group, services }: TracingProps) {
    super(scope, id);
    for (const { name, service, serviceType, priority, method, path, reservoir, rate } of routes) {
      new XraySamplingRule(this, name, {
        ruleName: name,
        priority,
        version: 1,
        serviceName: service,
        serviceType,
        host: "*",
        httpMethod: method,
        urlPath: path,
        resourceArn: "*",
        reservoirSize: reservoir,
        fixedRate: rate,
      });
    }
    this.group = new XrayGroup(this, "group", {
      groupName: group,
      filterExpression: services.map((service) => `service("${service}")`).join(" OR "),
      insightsConfiguration: { insightsEnabled: true, notificationsEnabled: true },
    });
  }
}
