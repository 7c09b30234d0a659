import { PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { AnnouncedPayment } from "./announcement";
import { boundsOf } from "./bounds";

export interface AuditTrail {
  /**
   * Keeps a payment, once: whoever keeps it again changes nothing.
   *
   * @throws Error when S3 did not take it in time
   */
  keep(payment: AnnouncedPayment): Promise<void>;
}

const BOUNDS = boundsOf(2_000, 5_000);
/** HTTP's answer to a condition that does not hold: the object is there already. */
const PRECONDITION_FAILED = 412;

/** One object a payment, under the day it was made. Needs `s3:PutObject`, and the bucket's key. */
export function createAuditTrail(bucketName: string): AuditTrail {
  const client = new S3Client(BOUNDS.client);
  return {
    async keep(payment) {
      const day = payment.createdAt.slice(0, 10).replaceAll("-", "/");
      const command = new PutObjectCommand({
        Bucket: bucketName,
        Key: `payments/${day}/${payment.paymentId}.json`,
        Body: JSON.stringify(payment),
        ContentType: "application/json",
        IfNoneMatch: "*",
      });
      try {
        await client.send(command, BOUNDS.call());
      } catch (error) {
        if (!isThereAlready(error)) throw error;
      }
    },
  };
}

const isThereAlready = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === PRECONDITION_FAILED;
