import { createHash } from "node:crypto";
import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration";
import { ApiGatewayMethod } from "@cdktf/provider-aws/lib/api-gateway-method";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayModel } from "@cdktf/provider-aws/lib/api-gateway-model";
import { ApiGatewayRequestValidator } from "@cdktf/provider-aws/lib/api-gateway-request-validator";
import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { accessLogFormat } from "./access-log";
import type { TracedFunction } from "./function";
import type { Key } from "./key";
import { LogGroup } from "./log-group";

export interface Route {
  method: "GET" | "POST";
  /** One segment, without the slash. */
  path: string;
  authorization: "AWS_IAM" | "NONE";
  /** A JSON Schema, draft 4: requests whose body doesn't fit are refused before the function is called. */
  body?: { name: string; schema: object };
}

export interface ApiProps {
  name: string;
  description: string;
  stageName: string;
  key: Key;
  function: TracedFunction;
  routes: Route[];
  accessLogName: string;
  /** Without both figures a stage with method settings may answer 429 to everything. */
  throttling: { requestsPerSecond: number; burst: number };
  /** What must be there before API Gateway writes its first log line. */
  loggingReady: ITerraformDependable[];
}

/**
 * A regional REST API in front of one function, traced, throttled, with JSON access logs and execution
 * logs in groups that are made before the first request. Request and response bodies are never logged
 * (`data_trace_enabled` is off): a payment's body may hold card data, PCI DSS 4.0.1 requirement 3.3.
 * Source: API Gateway Developer Guide, "Monitor REST APIs".
 */
export class Api extends Construct {
  readonly name: string;
  readonly stageName: string;
  readonly stage: ApiGatewayStage;
  readonly accessLog: LogGroup;
  readonly executionLog: LogGroup;
  private readonly api: ApiGatewayRestApi;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.name = props.name;
    this.stageName = props.stageName;
    this.api = new ApiGatewayRestApi(this, "Default", {
      name: props.name,
      description: props.description,
      endpointConfiguration: { types: ["REGIONAL"] },
    });
    this.accessLog = new LogGroup(this, "access-log", {
      name: props.accessLogName,
      key: props.key,
    });
    this.executionLog = new LogGroup(this, "execution-log", {
      // API Gateway's own name for it: made here, or it would be made without end and without the key.
      name: `API-Gateway-Execution-Logs_${this.api.id}/${props.stageName}`,
      key: props.key,
    });
    const integrations = props.routes.map((route) => this.route(route, props.function));
    this.stage = this.deploy(props, integrations);
  }

  /** Where a route answers. */
  url(path: string): string {
    return `${this.stage.invokeUrl}/${path}`;
  }

  private route(route: Route, handler: TracedFunction): ApiGatewayIntegration {
    const id = `${route.method.toLowerCase()}-${route.path}`;
    const restApiId = this.api.id;
    const resource = new ApiGatewayResource(this, route.path, {
      restApiId,
      parentId: this.api.rootResourceId,
      pathPart: route.path,
    });
    const method = new ApiGatewayMethod(this, `${id}-method`, {
      restApiId,
      resourceId: resource.id,
      httpMethod: route.method,
      authorization: route.authorization,
      ...(route.body && this.validated(id, route.body)),
    });
    new LambdaPermission(this, `${id}-permission`, {
      statementId: id,
      action: "lambda:InvokeFunction",
      functionName: handler.function.functionName,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${this.api.executionArn}/*/${route.method}/${route.path}`,
    });
    return new ApiGatewayIntegration(this, `${id}-integration`, {
      restApiId,
      resourceId: resource.id,
      httpMethod: method.httpMethod,
      type: "AWS_PROXY",
      // Lambda is always invoked by POST, whatever the client used.
      integrationHttpMethod: "POST",
      uri: handler.function.invokeArn,
    });
  }

  private validated(id: string, body: NonNullable<Route["body"]>) {
    const restApiId = this.api.id;
    const model = new ApiGatewayModel(this, `${id}-model`, {
      restApiId,
      name: body.name,
      contentType: "application/json",
      schema: JSON.stringify(body.schema),
    });
    const validator = new ApiGatewayRequestValidator(this, `${id}-validator`, {
      restApiId,
      name: `${body.name}-body`,
      validateRequestBody: true,
      validateRequestParameters: false,
    });
    return {
      requestModels: { "application/json": model.name },
      requestValidatorId: validator.id,
    };
  }

  private deploy(props: ApiProps, integrations: ApiGatewayIntegration[]): ApiGatewayStage {
    const routes = JSON.stringify(props.routes);
    const deployment = new ApiGatewayDeployment(this, "deployment", {
      restApiId: this.api.id,
      // A deployment is a snapshot: only a new one carries changed routes to the stage.
      triggers: { routes: createHash("sha256").update(routes).digest("hex") },
      dependsOn: integrations,
      lifecycle: { createBeforeDestroy: true },
    });
    const stage = new ApiGatewayStage(this, "stage", {
      restApiId: this.api.id,
      deploymentId: deployment.id,
      stageName: props.stageName,
      xrayTracingEnabled: true,
      accessLogSettings: { destinationArn: this.accessLog.group.arn, format: accessLogFormat },
      dependsOn: [this.executionLog.group, ...props.loggingReady],
    });
    new ApiGatewayMethodSettings(this, "settings", {
      restApiId: this.api.id,
      stageName: stage.stageName,
      methodPath: "*/*",
      settings: {
        metricsEnabled: true,
        loggingLevel: "INFO",
        dataTraceEnabled: false,
        throttlingRateLimit: props.throttling.requestsPerSecond,
        throttlingBurstLimit: props.throttling.burst,
      },
    });
    return stage;
  }
}
