import type { Service } from "../call";
import { answerTo, documentIn, rpcOf } from "../rpc";

/** Settings of an S3 destination that the local AWS takes and does not give back. */
const FORGOTTEN = ["CustomTimeZone", "FileExtension"];

/** Firehose: streams are the local AWS's own; what it forgets of a destination is filled in again. */
export function firehose(): Service {
  const put = new Map<string, Record<string, unknown>>();

  return async (call, upstream) => {
    const rpc = call.service === "firehose" ? rpcOf(call) : undefined;
    if (rpc?.operation === "CreateDeliveryStream") {
      put.set(rpc.asked.DeliveryStreamName, rpc.asked.ExtendedS3DestinationConfiguration ?? {});
    }
    if (rpc?.operation !== "DescribeDeliveryStream") return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    const described = documentIn(call, answer);
    const stream = described.DeliveryStreamDescription;
    for (const { ExtendedS3DestinationDescription: destination } of stream.Destinations ?? []) {
      for (const field of FORGOTTEN)
        destination[field] ??= put.get(stream.DeliveryStreamName)?.[field];
    }
    return answerTo(call, described);
  };
}
