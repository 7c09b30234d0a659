import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type Gateway, startGateway } from "./gateway";
import { startMinistack } from "./ministack";

/** An AWS on this machine: the local AWS, and the gateway that every call passes through. */
export interface LocalAws {
  gateway: Gateway;
  endpoint: string;
  /** By which the SDK and Terraform reach it. */
  env: Record<string, string>;
  /** Where functions send their trace segments: a test that wants them listens there. */
  xrayPort: number;
  log(): string;
  close(): Promise<void>;
}

/** Keys that open nothing: the local AWS checks none. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "us-east-1",
  AWS_EC2_METADATA_DISABLED: "true",
};

export async function startLocalAws(): Promise<LocalAws> {
  const gateway = await startGateway();
  const endpoint = `http://127.0.0.1:${gateway.port}`;
  const xrayPort = await freeUdpPort();
  const ministack = await startMinistack({
    AWS_ENDPOINT_URL: endpoint,
    AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${xrayPort}`,
  }).catch(async (error) => {
    await gateway.close();
    throw error;
  });
  gateway.upstream = ministack.port;
  return {
    gateway,
    endpoint,
    env: {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL: endpoint,
      // S3's control calls put the account before the endpoint's name. No DNS knows that one: a proxy
      // does not ask.
      AWS_ENDPOINT_URL_S3_CONTROL: `http://aws.test:${gateway.port}`,
      HTTP_PROXY: endpoint,
    },
    xrayPort,
    log: ministack.log,
    close: async () => {
      await gateway.close();
      await ministack.close();
    },
  };
}

/** Points this process and all that it starts at the local AWS, and at no other. */
export function enter({ env }: Pick<LocalAws, "env">): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_")) delete process.env[name];
  }
  Object.assign(process.env, env, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" });
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return port;
}
