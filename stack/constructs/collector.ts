import type { Statement } from "./policy";
import { writeTraces } from "./statements";

/**
 * Where what runs beside the collector finds it: OTLP for traces, and X-Ray's own address for the sampling rules.
 */
export const COLLECTOR_ENVIRONMENT = {
  OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318",
  OTEL_PROPAGATORS: "xray",
  OTEL_TRACES_SAMPLER: "xray",
  OTEL_TRACES_SAMPLER_ARG: "endpoint=http://localhost:2000",
  AWS_XRAY_DAEMON_ADDRESS: "localhost:2000",
};

/**
 * What the collector does: takes traces in OTLP and in X-Ray's own form, from within its task only, and sends them
 * to X-Ray. Who asks X-Ray what to sample asks it through the same address. JSON is YAML, too.
 * Source: AWS Distro for OpenTelemetry, "Getting started with the AWS X-Ray receiver".
 */
export const collectorConfiguration = (region: string): string =>
  JSON.stringify({
    extensions: { health_check: {} },
    receivers: {
      otlp: {
        protocols: { grpc: { endpoint: "127.0.0.1:4317" }, http: { endpoint: "127.0.0.1:4318" } },
      },
      awsxray: {
        endpoint: "127.0.0.1:2000",
        transport: "udp",
        proxy_server: { endpoint: "127.0.0.1:2000" },
      },
    },
    processors: { batch: {} },
    exporters: { awsxray: { region } },
    service: {
      extensions: ["health_check"],
      pipelines: {
        traces: { receivers: ["otlp", "awsxray"], processors: ["batch"], exporters: ["awsxray"] },
      },
    },
  });

/** What the collector's task has to be allowed. X-Ray takes no resource for any of it. */
export const collectTraces: Statement[] = [
  writeTraces,
  {
    Sid: "AskWhatToSample",
    Effect: "Allow",
    Action: [
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:GetSamplingStatisticSummaries",
    ],
    Resource: "*",
  },
];
