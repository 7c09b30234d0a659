import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type Gateway, startGateway } from "./gateway";
import { startMinistack } from "./ministack";

/** An AWS on this machine: the local AWS, and the gateway that every call passes through. */
export interface LocalAws {
  gateway: Gateway;
  /** For Terraform: its proxy is the gateway, so that any host name leads there. */
  terraformEnv: NodeJS.ProcessEnv;
  /** For the SDK and for what runs in Lambda. */
  endpoint: string;
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
    terraformEnv: {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL: `http://aws.test:${gateway.port}`,
      HTTP_PROXY: `http://127.0.0.1:${gateway.port}`,
    },
    endpoint,
    xrayPort,
    log: ministack.log,
    close: async () => {
      await gateway.close();
      await ministack.close();
    },
  };
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return port;
}
