import { createSocket } from "node:dgram";
import { once } from "node:events";
import { deployment } from "./deployed";

export interface Segment {
  name: string;
  trace_id: string;
  annotations?: Record<string, unknown>;
}

/** Everything that functions send to the X-Ray daemon's address while the work runs, and for a moment after. */
export async function segmentsDuring(work: () => Promise<unknown>): Promise<Segment[]> {
  const socket = createSocket("udp4").bind(deployment.local?.xrayPort, "127.0.0.1");
  await once(socket, "listening");
  const segments: Segment[] = [];
  socket.on("message", (datagram) => {
    const [, ...documents] = datagram.toString("utf8").split("\n");
    for (const document of documents) if (document) segments.push(JSON.parse(document));
  });
  try {
    await work();
    await new Promise((later) => setTimeout(later, 500));
    return segments;
  } finally {
    socket.close();
  }
}
