import { createLogger } from "./logging";
import { createRotation } from "./rotation";
import { createSecrets } from "./secrets";

/** The Lambda function that Secrets Manager calls, once for each step of a rotation. */
export const handler = createRotation(
  createSecrets(),
  createLogger(process.env.SERVICE_NAME ?? "secret-rotation"),
);
