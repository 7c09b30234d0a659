import { z } from "zod";
import type { Control, Profile } from "../proof/gate/policy";
import { schemaUrl } from "../proof/project";
import { SCHEMAS } from "../proof/schemas";
import { schema as stack } from "../stack/config/schema";

type Schema = z.core.JSONSchema.JSONSchema;

/** What the schemas can say beyond the code's own: which controls, parameters and profiles there are. */
export interface Known {
  controls: Control[];
  profiles: Record<string, Profile>;
}

/** The name of a published file -> the schema in it, as JSON Schema draft 7, which every editor knows. */
export function publishedSchemas(known: Known): Record<string, Schema> {
  const published: Record<string, Schema> = {
    "proofstack.schema.json": completed(jsonSchema(SCHEMAS.settings), known),
    "exceptions.schema.json": jsonSchema(SCHEMAS.exceptions),
    "report.schema.json": jsonSchema(SCHEMAS.report),
    "stack.schema.json": {
      title: "The stack's configuration",
      description: "What can be said about the stacks. Only suffix and emails have no default.",
      ...jsonSchema(stack),
    },
  };
  return Object.fromEntries(
    Object.entries(published).map(([file, { $schema, ...schema }]) => [
      file,
      { $schema, $id: schemaUrl(file), ...schema } as Schema,
    ]),
  );
}

const jsonSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { target: "draft-7", io: "input" });

/** The settings' schema, with the names that an editor can offer. */
function completed({ definitions: _, ...schema }: Schema, { controls, profiles }: Known): Schema {
  const { parameters, off, ...properties } = schema.properties as Record<string, Schema>;
  const adjustable = controls.filter((control) => Object.keys(control.parameters).length > 0);
  return {
    ...schema,
    properties: {
      ...properties,
      extends: { ...properties.extends, enum: Object.keys(profiles) },
      parameters: named(parameters, adjustable, parametersOf),
      off: named(off, controls, ({ title }) => ({
        ...(off?.additionalProperties as Schema),
        description: title,
      })),
    },
  } as Schema;
}

/** A record by control's id as an object of just those ids. */
function named(record: Schema | undefined, controls: Control[], of: (c: Control) => Schema) {
  const { propertyNames: _, additionalProperties: __, ...rest } = record ?? {};
  const properties = Object.fromEntries(controls.map((control) => [control.id, of(control)]));
  return { ...rest, properties, additionalProperties: false };
}

/** As `activeControls` takes them: those that the control has, of the type that they have. */
const parametersOf = ({ title, parameters }: Control): Schema =>
  ({
    type: "object",
    description: title,
    properties: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        { type: typeOf(value), description: `${JSON.stringify(value)} unless it is set.` },
      ]),
    ),
    additionalProperties: false,
  }) as Schema;

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
