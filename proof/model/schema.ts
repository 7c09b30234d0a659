import schema from "./schema.json";

const OBJECTS = new Set(schema.objects);
const EXCEPTIONS = new Set(schema.exceptions);
const LISTS = new Set(schema.lists);
const OBJECT_LISTS = new Set(schema.objectLists);
const FOREIGN_ARN = new Set(schema.foreignArn);
const TAGGABLE = new Set(schema.taggable);

/**
 * Whether the attribute at this path is an object in every view: a map, or a single nested object.
 * Whatever else is written as an object is a nested block, of which the provider makes a list.
 */
export function isObjectAttribute(type: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return OBJECTS.has(name) !== EXCEPTIONS.has(`${type}.${path}`);
}

/** Whether an attribute of this name is a list of plain values, whatever the type: no nested block. */
export const isListAttribute = (name: string): boolean => LISTS.has(name);

/**
 * Whether this attribute of the type's own is a list of objects, which may be written as blocks as well. A plan's
 * configuration has it however it is written, dynamic blocks aside, and of those the plan has the elements.
 */
export const isListOfObjects = (type: string, name: string): boolean =>
  OBJECT_LISTS.has(`${type}.${name}`);

/** Whether the provider merges its `default_tags` into this type's `tags_all`. */
export const isTaggable = (type: string): boolean => TAGGABLE.has(type);

/** Whether the type's `arn` is its own, and not that of the resource that it configures. */
export const hasOwnArn = (type: string): boolean => !FOREIGN_ARN.has(type);
