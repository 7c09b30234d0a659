import { exceptions } from "./exceptions";
import { report } from "./report";
import { settings } from "./settings";

/**
 * The files that a team writes or reads. Closed, so that a misspelt field is an error and not a silent
 * default. `npm run docs` publishes them as JSON Schema.
 */
export const SCHEMAS = { settings, exceptions, report };
