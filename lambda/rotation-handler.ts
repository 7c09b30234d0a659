import { createLogger, serviceNameIn } from "./logging";
import { createRotation } from "./rotation";
import { createSecrets } from "./secrets";

/** The Lambda function that Secrets Manager calls, once for each step of a rotation. */
export const handler = createRotation(
  createSecrets(),
  createLogger(serviceNameIn(process.env, "secret-rotation")),
);
