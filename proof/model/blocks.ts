/**
 * Attributes that are maps. Everything else that is written as an object is a nested block, which the
 * other views give as a list of one.
 */
const MAPS = new Set([
  "tags",
  "tags_all",
  "variables",
  "dimensions",
  "environment_variables",
  "request_parameters",
  "response_parameters",
  "request_templates",
  "response_templates",
  "request_models",
  "response_models",
  "triggers",
  "attributes",
  "timeouts",
  "stage_variables",
]);

export const isMap = (attribute: string): boolean => MAPS.has(attribute);
