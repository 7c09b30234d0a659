import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Answer, type Call, json, type Service } from "./call";
import { Faults, operationOf } from "./faults";
import { alarms } from "./services/alarms";
import { autoScaling } from "./services/auto-scaling";
import { bucketLifecycles } from "./services/bucket-lifecycles";
import { configRules } from "./services/config-rules";
import { costAnomalies } from "./services/cost-anomalies";
import { dashboards } from "./services/dashboards";
import { databases } from "./services/databases";
import { firehose } from "./services/firehose";
import { flowLogs } from "./services/flow-logs";
import { guardduty } from "./services/guardduty";
import { insightRules } from "./services/insight-rules";
import { launchTemplates } from "./services/launch-templates";
import { logGroupKeys } from "./services/log-group-keys";
import { metricStreams } from "./services/metric-streams";
import { natGateways } from "./services/nat-gateways";
import { secrets } from "./services/secrets";
import { securityGroups } from "./services/security-groups";
import { synthetics } from "./services/synthetics";
import { tagging } from "./services/tagging";
import { vpcEndpoints } from "./services/vpc-endpoints";
import { waf } from "./services/waf";
import { type Delivery, WEBHOOKS, webhooks } from "./services/webhooks";
import { xray } from "./services/xray";
import { Tags } from "./tags";

/** The gateway's own paths, for tests that run in another process; no AWS path begins so. */
const CONTROL = "/_gateway/";

export interface Gateway {
  port: number;
  /** The port of the local AWS behind it; set once that is up. */
  upstream: number;
  close(): Promise<void>;
}

/**
 * One process that every AWS call of a test passes through: it answers for the services that the local
 * AWS lacks, and hands on all else. Terraform reaches it as its HTTP proxy (so any host name leads
 * here), the SDK as its endpoint.
 */
export async function startGateway(): Promise<Gateway> {
  const tags = new Tags();
  const deliveries: Delivery[] = [];
  const services: Service[] = [
    alarms(),
    autoScaling(),
    bucketLifecycles(),
    configRules(tags),
    costAnomalies(tags),
    dashboards(),
    databases(),
    firehose(),
    flowLogs(tags),
    guardduty(tags),
    insightRules(tags),
    launchTemplates(),
    logGroupKeys(),
    metricStreams(tags),
    natGateways(),
    secrets(),
    securityGroups(),
    synthetics(tags),
    tagging(() => gateway.upstream, tags),
    vpcEndpoints(tags),
    waf(),
    webhooks(() => gateway.port, deliveries),
    xray(tags),
  ];
  const calls: string[] = [];
  const faults = new Faults();

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const call = await callOf(message);
    if (call.path.startsWith(CONTROL))
      return send(response, control(call, { calls, deliveries, faults }));
    if (!call.path.startsWith(WEBHOOKS)) calls.push(`${call.service}:${operationOf(call)}`);
    const fault = await faults.meet(call);
    if (fault) return send(response, fault);
    for (const service of services) {
      const own = await service(call, (body) =>
        ask(message, withBody(call, body), gateway.upstream),
      );
      if (own) return send(response, own);
    }
    return passOn(message, call, response, gateway.upstream);
  };

  const server = createServer((message, response) => {
    answer(message, response).catch((error: Error) => {
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, body: `gateway: ${error.message}` });
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const gateway: Gateway = {
    upstream: 0,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return gateway;
}

interface Kept {
  calls: string[];
  deliveries: Delivery[];
  faults: Faults;
}

/**
 * `PUT faults` sets the faults in force; `GET calls` and `GET deliveries` list every call, and every
 * message to an HTTPS endpoint, since they were last deleted.
 */
function control({ method, path, body }: Call, { faults, ...lists }: Kept): Answer {
  const what = path.slice(CONTROL.length);
  if (`${method} ${what}` === "PUT faults") {
    faults.set(JSON.parse(body.toString("utf8")));
    return json(200, {});
  }
  const list = what === "calls" || what === "deliveries" ? lists[what] : undefined;
  if (!list || !["GET", "DELETE"].includes(method)) {
    return json(404, { message: `${method} ${what} is not known` });
  }
  return json(200, method === "DELETE" ? list.splice(0) : list);
}

const withBody = (call: Call, body: string | undefined): Call =>
  body === undefined ? call : { ...call, body: Buffer.from(body) };

async function callOf(message: IncomingMessage): Promise<Call> {
  const url = new URL(message.url ?? "/", "http://gateway");
  const body = await buffer(message);
  const [, region = "", service = ""] =
    /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(
      message.headers.authorization ?? "",
    ) ?? [];
  return {
    service,
    region,
    method: message.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body,
  };
}

function send(response: ServerResponse, { status, headers = {}, body = "" }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

/** The call as the local AWS gets it. */
function forward(message: IncomingMessage, call: Call, port: number): Promise<IncomingMessage> {
  const { "transfer-encoding": _, ...headers } = message.headers;
  return new Promise((answered, failed) => {
    const onward = request(
      {
        host: "127.0.0.1",
        port,
        method: call.method,
        path: pathOf(message),
        headers: { ...headers, "content-length": call.body.length },
      },
      answered,
    );
    onward.on("error", failed);
    onward.end(call.body);
  });
}

async function passOn(
  message: IncomingMessage,
  call: Call,
  response: ServerResponse,
  port: number,
) {
  const answered = await forward(message, call, port);
  response.writeHead(answered.statusCode ?? 502, answered.headers);
  await pipeline(answered, response);
}

async function ask(message: IncomingMessage, call: Call, port: number): Promise<Answer> {
  const answered = await forward(message, call, port);
  const body = await buffer(answered);
  const { "transfer-encoding": _, connection: __, ...headers } = answered.headers;
  return { status: answered.statusCode ?? 502, headers: headers as Record<string, string>, body };
}

/** As it was sent, for S3 keys may hold what a URL would normalize; to a proxy it is sent with its host. */
const pathOf = ({ url = "/" }: IncomingMessage): string => url.replace(/^https?:\/\/[^/]+/, "");
