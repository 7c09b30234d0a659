import type { IncomingMessage, RequestOptions } from "node:http";

/** Settings of a canary run or, some of them, of one step. */
export interface SyntheticsSettings {
  includeRequestHeaders?: boolean;
  includeResponseHeaders?: boolean;
  includeRequestBody?: boolean;
  includeResponseBody?: boolean;
  restrictedHeaders?: string[];
  restrictedUrlParameters?: string[];
  continueOnHttpStepFailure?: boolean;
}

/**
 * The part of `@aws/synthetics-puppeteer` that the canaries use. The library comes with the
 * runtime, as a Lambda layer, and from no registry, hence this declaration.
 * Source: Amazon CloudWatch User Guide, "Library functions available for Node.js canary" and
 * "Library functions available for Node.js canary scripts using Puppeteer".
 */
export interface Synthetics {
  getConfiguration(): { setConfig(settings: SyntheticsSettings): void };
  getCanaryUserAgentString(): string;
  executeHttpStep(
    name: string,
    request: RequestOptions & { body?: string },
    callback: (response: IncomingMessage) => Promise<void>,
    settings?: SyntheticsSettings,
  ): Promise<unknown>;
}
