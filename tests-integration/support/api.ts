import { STSClient } from "@aws-sdk/client-sts";
import { SignatureV4 } from "@smithy/signature-v4";
import { Sha256 } from "../../canary/sha256";
import { deployedStack, region } from "./deployed";

const { credentials } = new STSClient({}).config;
const signer = new SignatureV4({ service: "execute-api", region, credentials, sha256: Sha256 });

export interface Answered {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: each test says what it expects of the body.
  body: any;
}

/** The deployed API's own address; a local AWS serves it below its endpoint. */
export function urlOf(path: string): URL {
  const deployed = deployedStack("payments").outputs["api-url"] ?? "";
  const { AWS_ENDPOINT_URL: endpoint } = process.env;
  if (!endpoint) return new URL(deployed + path);
  const [, api, stage] = /^https:\/\/([^.]+)\.[^/]+\/(\w+)$/.exec(deployed) ?? [];
  return new URL(`${endpoint}/restapis/${api}/${stage}/_user_request_${path}`);
}

/** Calls the deployed API, signed as its callers sign. */
export async function call(
  method: string,
  path: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const url = urlOf(path);
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    headers: { host: url.host, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body }),
  });
  const answer = await fetch(url, {
    method,
    headers: signed.headers,
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text ? JSON.parse(text) : undefined,
  };
}
