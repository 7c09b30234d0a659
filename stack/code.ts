import type { Asset } from "./assets/zip";

/** What runs in AWS, zipped. */
export interface Code {
  processor: Asset;
  eventHandler: Asset;
  canary: Asset;
  paymentCanary: Asset;
  rotation: Asset;
  paymentHandler: Asset;
  orderProcessor: Asset;
}
