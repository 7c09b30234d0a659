import type { Service } from "../call";

const HEADER = "x-amz-transition-default-minimum-object-size";
/** Source: S3 API Reference, PutBucketLifecycleConfiguration. */
const DEFAULT = "all_storage_classes_128K";

/**
 * From which size objects of a bucket move to another storage class by default: the local AWS keeps the
 * lifecycle, and forgets what the header beside it said.
 */
export function bucketLifecycles(): Service {
  const put = new Map<string, string>();

  return async ({ service, method, path, query, headers }, upstream) => {
    if (service !== "s3" || !query.has("lifecycle")) return undefined;
    // Clients end the path with a slash or not.
    const bucket = `${headers.host}${path.replace(/\/$/, "")}`;
    const answer = await upstream();
    if (answer.status >= 300) return answer;
    if (method === "PUT") put.set(bucket, String(headers[HEADER] ?? DEFAULT));
    if (method === "DELETE") put.delete(bucket);
    if (method !== "GET") return answer;
    return { ...answer, headers: { ...answer.headers, [HEADER]: put.get(bucket) ?? DEFAULT } };
  };
}
